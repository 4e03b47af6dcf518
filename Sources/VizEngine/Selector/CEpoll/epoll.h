// epoll for Swift: the module of glibc that comes with Swift leaves <sys/epoll.h> out.
#pragma once

#if defined(__linux__)
// Types that both have, such as timespec, stay Glibc's own.
#pragma clang module import SwiftGlibc
#include <errno.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <time.h>

// As epoll_wait, with nanoseconds; a negative timeout waits for ever. Where the system counts milliseconds only, the
// timeout is rounded up, as asyncio does, so that no timer is early.
static inline int loopviz_epoll_wait(int epoll, struct epoll_event *events, int capacity, int64_t nanoseconds) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 35)
  if (nanoseconds > 0) {
    struct timespec timeout = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    int count = epoll_pwait2(epoll, events, capacity, &timeout, 0);
    if (count >= 0 || errno != ENOSYS) return count;
  }
#endif
  int64_t milliseconds = nanoseconds / 1000000 + (nanoseconds % 1000000 != 0);
  if (milliseconds > INT32_MAX) milliseconds = INT32_MAX;
  return epoll_wait(epoll, events, capacity, nanoseconds < 0 ? -1 : (int)milliseconds);
}

// Macros that Swift does not see.
static inline int loopviz_epoll_cloexec(void) { return EPOLL_CLOEXEC; }
#endif
