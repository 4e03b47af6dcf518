// ptrace for Swift, which cannot import a function of any number of arguments; empty on systems other than Linux.
#pragma once

#if defined(__linux__)
#include <errno.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/wait.h>

// Has the process leave the system call in which it waits and go on at once. It sees no signal, nor does its parent.
static inline int loopviz_nudge(pid_t process) {
  if (ptrace(PTRACE_SEIZE, process, 0, 0) != 0) return -1;
  int status = 0;
  pid_t stopped = -1;
  if (ptrace(PTRACE_INTERRUPT, process, 0, 0) == 0) {
    do {
      stopped = waitpid(process, &status, __WALL);
    } while (stopped < 0 && errno == EINTR);
  }
  if (stopped != process || !WIFSTOPPED(status)) return -1;
  // A signal that came just now is the process's own.
  int signal = status >> 16 == 0 ? WSTOPSIG(status) : 0;
  return ptrace(PTRACE_DETACH, process, 0, (void *)(long)signal) == 0 ? 0 : -1;
}
#endif
