#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program where /dev is its own and may be written to, so that it can listen at /dev/log.
# Exit 77: skipped, since this account may make no namespaces.
set -eu
if ! command -v unshare >/dev/null || ! unshare --map-root-user --mount true 2>/dev/null; then
    echo "skipped: no namespaces for this account"
    exit 77
fi
SPYHOP_TEST_SYSLOG=1 exec unshare --map-root-user --mount sh -c '
    world=$(mktemp -d)
    mount -t tmpfs tmpfs "$world"
    for device in null zero full random urandom tty; do
        touch "$world/$device"
        mount --bind "/dev/$device" "$world/$device"
    done
    ln -s /proc/self/fd "$world/fd"
    mkdir "$world/shm"
    mount -t tmpfs tmpfs "$world/shm"
    mount --rbind "$world" /dev
    exec "$@"
' sh "$@"
