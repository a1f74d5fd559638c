// Prechecks
