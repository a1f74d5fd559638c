#pragma once
#include <stddef.h>
#include <stdint.h>

// MARK: Column widths (width.c)

/// How many columns a Unicode scalar takes: -1 (control), 0, 1 or 2.
/// A scalar whose East Asian width is "ambiguous" takes what `cterm_set_ambiguous_width` last said.
int cterm_width(uint32_t scalar);

/// The same, with the width of ambiguous scalars (1 or 2) given by the caller.
int cterm_width_with(uint32_t scalar, int ambiguous_width);

/// Sets the width of ambiguous scalars, 1 or 2. To be called before the first frame.
void cterm_set_ambiguous_width(int columns);

/// The width of ambiguous scalars now in force.
int cterm_ambiguous_width(void);

// MARK: Signals and the crash guard (guard.c)

/// Signals that arrived, as bits.
enum {
  CTERM_TERMINATE = 1,
  CTERM_INTERRUPT = 2,
  CTERM_HANGUP = 4,
  CTERM_STOP = 8,
  CTERM_CONTINUE = 16,
  CTERM_WINDOW = 32,
};

/// Takes over the signals that end, stop or resize a program, and those of a crash.
/// To be called before ncurses starts, which leaves alone what is already handled. 0, or -1 with errno.
int cterm_guard_install(void);

/// From now on a crash first gives the terminal back: the reset string is written to `tty` and its
/// settings of this moment are restored. To be called before ncurses changes the settings.
void cterm_guard_arm(int tty);

/// What a crash writes to the terminal before anything else; at most 511 bytes are kept.
void cterm_guard_set_reset(const char *reset, size_t length);

/// Writes the reset string and restores the settings, once, if armed. Safe in a signal handler.
void cterm_guard_restore(void);

/// Ends the watch without touching the terminal: ncurses has restored it.
void cterm_guard_disarm(void);

/// While the screen belongs to the program, what goes to stderr is kept in memory (if stderr is a terminal).
void cterm_hold_stderr(void);

/// Gives stderr back and prints what was kept. Safe in a signal handler.
void cterm_release_stderr(void);

/// The signals since the last call, as `CTERM_` bits.
int cterm_take_signals(void);

/// Stops the program and its group as ^Z at a shell would, and returns when it continues.
void cterm_stop(void);

// MARK: The descriptor (guard.c)

/// What `cterm_wait` found, as bits.
enum {
  CTERM_INPUT = 1,
  CTERM_GONE = 2,
  CTERM_SIGNAL = 4,
  CTERM_WAKE = 8,
};

/// Sleeps until the terminal or the descriptor `wake` (or -1) can be read, a signal arrived or `milliseconds`
/// have passed (-1: for ever). Returns the bits, 0 after the time.
int cterm_wait(int tty, int wake, int milliseconds);

/// The size of the window; 0 when the terminal does not say.
int cterm_window_size(int tty, int *rows, int *columns);

/// Writes all bytes; 0, or -1 with errno.
int cterm_write(int fd, const char *bytes, size_t length);

// MARK: Searching (find.c)

/// The first place of a word in a text, letters of ASCII alike in both cases; NULL where there is none.
const void *cterm_find(const void *text, size_t length, const void *word, size_t size);
