#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with_display.sh [--need PROGRAM]… COMMAND…: runs a command on a display of its own (Xvfb) with a window manager, in a
# private session bus and a private home; all of it goes with the command.
# Exit 77: skipped, because a program is missing.
set -eu
needed="Xvfb openbox dbus-run-session"
while [ "${1:-}" = --need ]; do
    needed="$needed $2"
    shift 2
done
for program in $needed; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done
world=$(mktemp -d)
mkdir -p "$world/home" "$world/run"
chmod 700 "$world/run"
pids=
cleanup() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
    done
    rm -rf "$world" 2>/dev/null || true
}
trap cleanup EXIT
# The server chooses a free number and writes it down.
Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>"$world/display" 2>/dev/null &
pids="$pids $!"
tries=0
while [ ! -s "$world/display" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then
        echo "skipped: no display could be made"
        exit 77
    fi
    sleep 0.1
done
display=":$(cat "$world/display")"
HOME="$world/home" XDG_RUNTIME_DIR="$world/run" XDG_CONFIG_HOME="$world/home/config" XDG_CACHE_HOME="$world/home/cache" \
    XDG_DATA_HOME="$world/home/data" DISPLAY="$display" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 LANGUAGE=en \
    GSETTINGS_BACKEND=memory dbus-run-session -- sh -c '
    openbox --startup "touch $XDG_RUNTIME_DIR/managed" >/dev/null 2>&1 &
    manager=$!
    # A window that is there before the manager never gets the focus.
    tries=0
    while [ ! -e "$XDG_RUNTIME_DIR/managed" ] && [ "$tries" -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    status=0
    "$@" || status=$?
    kill "$manager" 2>/dev/null || true
    exit "$status"
' sh "$@"
