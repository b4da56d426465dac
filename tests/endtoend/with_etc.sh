#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program where /etc is its own and may be written to, so that it can be the administrator of this computer.
# Exit 77: skipped, since this account may make no namespaces.
set -eu
if ! command -v unshare >/dev/null || ! unshare --map-root-user --mount true 2>/dev/null; then
    echo "skipped: no namespaces for this account"
    exit 77
fi
SPYHOP_TEST_ETC=1 exec unshare --map-root-user --mount sh -c '
    world=$(mktemp -d)
    mount -t tmpfs -o mode=755 tmpfs "$world"
    for name in ld.so.cache ld.so.conf ld.so.conf.d passwd group nsswitch.conf hosts resolv.conf host.conf localtime \
        timezone ssl fonts alternatives pki; do
        [ ! -e "/etc/$name" ] || cp -aL "/etc/$name" "$world/" 2>/dev/null || true
    done
    mount --bind "$world" /etc
    exec "$@"
' sh "$@"
