/* What Swift cannot import from ncurses by itself: macros, C globals and a few hidden functions. */
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1 /* before ncurses.h: cchar_t and the wide functions */
#define NCURSES_NOMACROS 1 /* real functions instead of function-like macros */

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <sys/eventfd.h> /* not in the Glibc module */
#include <sys/inotify.h> /* likewise */

/* Declared here, not through <term.h>, whose macros are names as short as `columns`. */
extern int tigetflag(const char *);
extern int tigetnum(const char *);
extern char *tigetstr(const char *);
extern int setupterm(const char *, int, int *);

/* Attributes are cast macros; as enumerators they import as UInt32. */
enum {
  CN_A_BOLD = A_BOLD,
  CN_A_DIM = A_DIM,
  CN_A_REVERSE = A_REVERSE,
  CN_A_UNDERLINE = A_UNDERLINE,
  CN_A_COLOR = A_COLOR
};

/* Glibc hides it without _XOPEN_SOURCE. */
extern int wcwidth(wchar_t);

/* Swift 6 rejects mutable C globals. */
static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline WINDOW *cn_curscr(void) { return curscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

/* The pair's number as it also sits in an attribute (at most 255 fits there). */
static inline unsigned cn_pair_bits(int pair) {
  return (unsigned)COLOR_PAIR(pair > 255 ? 255 : pair) & (unsigned)A_COLOR;
}

#endif
