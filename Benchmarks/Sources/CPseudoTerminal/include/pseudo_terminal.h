#pragma once
#include <sys/types.h>

/// Starts a program on a new pseudo-terminal of its own, and gives the terminal's other end; -1 and errno on failure.
int spawn_on_pseudo_terminal(const char *program, int rows, int columns, pid_t *process);
