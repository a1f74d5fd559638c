#pragma once
// SwiftPM drops the defines of ncursesw.pc; without these the wide-character interface is not declared.
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

// Swift imports neither macros with casts nor mutable globals.
enum {
  CN_BOLD = (int)A_BOLD,
  CN_DIM = (int)A_DIM,
  CN_REVERSE = (int)A_REVERSE,
  CN_UNDERLINE = (int)A_UNDERLINE,
};

static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline int cn_colors(void) { return COLORS; }

static inline mmask_t cn_mouse_mask(void) {
  return BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED;
}
static inline int cn_is_press(mmask_t state) { return (state & BUTTON1_PRESSED) != 0; }
static inline int cn_is_release(mmask_t state) { return (state & BUTTON1_RELEASED) != 0; }
static inline int cn_is_wheel_up(mmask_t state) { return (state & BUTTON4_PRESSED) != 0; }
static inline int cn_is_wheel_down(mmask_t state) { return (state & BUTTON5_PRESSED) != 0; }
