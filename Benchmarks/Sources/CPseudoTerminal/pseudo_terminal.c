#include "pseudo_terminal.h"

#include <pty.h>
#include <stdlib.h>
#include <unistd.h>

int spawn_on_pseudo_terminal(const char *program, const char *log, int rows, int columns, pid_t *process) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int other_end = -1;
  *process = forkpty(&other_end, NULL, NULL, &size);
  if (*process == 0) {
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    if (log) {
      execl(program, program, "replay", log, (char *)NULL);
    } else {
      execl(program, program, (char *)NULL);
    }
    _exit(127);
  }
  return *process < 0 ? -1 : other_end;
}
