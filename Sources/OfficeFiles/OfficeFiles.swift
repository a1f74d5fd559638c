// OfficeFiles
