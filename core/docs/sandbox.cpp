// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/sandbox.h"
#include "core/docs/numbers.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#endif

namespace spyhop::docs {
namespace {

#ifdef Q_OS_LINUX
//! What C++, its memory and a socket that is open need. Not newfstatat(), which newer C libraries make of fstat(): it
//! takes a path, which a filter cannot see, and would tell of files that are not open.
constexpr std::array allowedCalls{SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
    SCMP_SYS(lseek), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(brk),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrusage), SCMP_SYS(getrandom), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

//! Memory may be had, and none of it may become code. Nor may it be shared: RLIMIT_DATA does not count that.
bool allowMemory(scmp_filter_ctx filter)
{
    const scmp_arg_cmp noCode = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    const scmp_arg_cmp notShared = SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_SHARED, 0);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, noCode, notShared) == 0
        && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, noCode) == 0;
}

//! abort() signals its own process, and no other may be signalled.
bool allowAbort(scmp_filter_ctx filter)
{
    return seccomp_rule_add(
               filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())))
        == 0;
}
#endif

} // namespace

void limitReader()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    constexpr auto bytes = static_cast<rlim_t>(dataLimit);
    const rlimit data{bytes, bytes};
    ::setrlimit(RLIMIT_DATA, &data);
#endif
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef __SANITIZE_ADDRESS__
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
#endif
}

bool closeSandbox()
{
#ifdef Q_OS_LINUX
    // What is not allowed fails like a file that may not be opened: libraries take that for "not there" and go on.
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return false;
    bool closed = allowMemory(filter) && allowAbort(filter);
    for (const int call : allowedCalls)
        closed = closed && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    closed = closed && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return closed;
#else
    return true;
#endif
}

} // namespace spyhop::docs
