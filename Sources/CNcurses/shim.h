// What Swift cannot import of ncursesw, as static inline functions: globals that Swift 6 holds to be unsafe, macros
// that are expressions, and calls on an implicit screen. Functions and constants that import well are used as they are.
#pragma once

// macOS declares the wide-character functions only when asked to; elsewhere this is the default.
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1

#include <ncurses.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <wchar.h>

// glibc hides it from programs that do not ask for the X/Open additions before their first include.
extern int wcwidth(wchar_t character);

// The terminal and its window. Each needs a screen made by newterm.

static inline WINDOW *shim_standard_window(void) { return stdscr; }
static inline int shim_color_count(void) { return COLORS; }
static inline int shim_color_pair_count(void) { return COLOR_PAIRS; }
static inline FILE *shim_standard_output(void) { return stdout; }
static inline FILE *shim_standard_input(void) { return stdin; }
static inline int shim_ok(void) { return OK; }
static inline int shim_error(void) { return ERR; }

/// Repaints every cell at the next update, whatever the library believes to be there.
static inline void shim_repaint_all(void) { clearok(curscr, TRUE); }

/// Clears the terminal and what the library would draw on it.
static inline void shim_wipe(void) {
  wclear(stdscr);
  wrefresh(stdscr);
}

static inline uint32_t shim_attribute_bold(void) { return (uint32_t)A_BOLD; }
static inline uint32_t shim_attribute_reverse(void) { return (uint32_t)A_REVERSE; }
static inline uint32_t shim_attribute_underline(void) { return (uint32_t)A_UNDERLINE; }
static inline uint32_t shim_attribute_dim(void) { return (uint32_t)A_DIM; }

/// Draws text at a place in one style. `text` holds Unicode scalars, which is what wchar_t is on Linux and macOS.
static inline int shim_draw(int y, int x, const uint32_t *text, int count, uint32_t attributes, int pair) {
  wattr_set(stdscr, (attr_t)attributes, (short)pair, NULL);
  return mvwaddnwstr(stdscr, y, x, (const wchar_t *)text, count);
}

/// A terminfo capability, or NULL when the terminal lacks it or knows no such name.
static inline const char *shim_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 ? NULL : value;
}

/// The columns that the C library, and so the screen library, gives to a scalar; negative for one it cannot show.
static inline int shim_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// Reading.

enum shim_read_kind { shim_read_nothing, shim_read_scalar, shim_read_code };

/// Reads the next character or function key without waiting.
static inline enum shim_read_kind shim_read(uint32_t *value) {
  wint_t read = 0;
  int kind = wget_wch(stdscr, &read);
  *value = (uint32_t)read;
  return kind == OK ? shim_read_scalar : kind == KEY_CODE_YES ? shim_read_code : shim_read_nothing;
}

enum shim_mouse_action { shim_mouse_other, shim_mouse_press, shim_mouse_release, shim_mouse_up, shim_mouse_down };

/// Turns the reporting of the first button and the wheel on or off; says whether the terminal has a mouse.
static inline bool shim_report_mouse(bool on) {
  mmask_t mask = BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED;
#ifdef BUTTON5_PRESSED
  mask |= BUTTON5_PRESSED;
#endif
  return mousemask(on ? mask : 0, NULL) != 0;
}

/// The mouse event that goes with the KEY_MOUSE just read.
static inline enum shim_mouse_action shim_read_mouse(int *x, int *y) {
  MEVENT event;
  if (getmouse(&event) != OK) return shim_mouse_other;
  *x = event.x;
  *y = event.y;
  if (event.bstate & BUTTON1_PRESSED) return shim_mouse_press;
  if (event.bstate & BUTTON1_RELEASED) return shim_mouse_release;
  if (event.bstate & BUTTON4_PRESSED) return shim_mouse_up;
#ifdef BUTTON5_PRESSED
  if (event.bstate & BUTTON5_PRESSED) return shim_mouse_down;
#endif
  return shim_mouse_other;
}

// The system calls that Swift cannot make: a variadic one, and a structure whose fields are macros.

/// Asks a terminal for its size.
static inline bool shim_window_size(int descriptor, int *width, int *height) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return true;
}

/// Installs a handler and keeps the disposition that it replaces.
static inline void shim_catch_signal(int number, void (*handler)(int), int flags, struct sigaction *previous) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, previous);
}

static inline void shim_restore_signal(int number, const struct sigaction *previous) {
  sigaction(number, previous, NULL);
}

/// Gives a signal its default effect and lets it through in this thread.
static inline void shim_default_signal(int number) {
  struct sigaction action = {0};
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static inline bool shim_is_signal_ignored(const struct sigaction *action) { return action->sa_handler == SIG_IGN; }
