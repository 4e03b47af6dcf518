#pragma once
#include <sys/types.h>

/// Starts a program on a new pseudo-terminal of its own, to replay a log if there is one, and gives the terminal's other end; -1 and errno on failure.
int spawn_on_pseudo_terminal(const char *program, const char *log, int rows, int columns, pid_t *process);
