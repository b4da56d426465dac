#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a display of its own (Xvfb), with a window manager and IBus with the pinyin engine, in a private
# session bus and a private home.
# Exit 77: skipped, because a program is missing.
set -eu
for program in Xvfb openbox xdotool dbus-run-session ibus-daemon ibus; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done
if [ ! -e /usr/share/ibus/component/libpinyin.xml ]; then
    echo "skipped: the pinyin engine of IBus (ibus-libpinyin) is not installed"
    exit 77
fi
world=$(mktemp -d)
mkdir -p "$world/home" "$world/run"
chmod 700 "$world/run"
display=
pids=
cleanup() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
    done
    rm -rf "$world" 2>/dev/null || true
}
trap cleanup EXIT
# The server chooses a free number and writes it down.
Xvfb -displayfd 3 -screen 0 1024x768x24 -nolisten tcp 3>"$world/display" 2>/dev/null &
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
    DISPLAY="$display" QT_QPA_PLATFORM=xcb QT_IM_MODULE=ibus XMODIFIERS=@im=ibus LC_ALL=C.UTF-8 GSETTINGS_BACKEND=memory \
    dbus-run-session -- sh -c '
    openbox >/dev/null 2>&1 &
    manager=$!
    ibus-daemon --panel disable >/dev/null 2>&1 &
    daemon=$!
    tries=0
    # Its exit status tells of the keyboard layout as well; what counts is which engine is in force afterwards.
    until ibus engine libpinyin >/dev/null 2>&1 || [ "$(ibus engine 2>/dev/null)" = libpinyin ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            echo "skipped: IBus does not start the pinyin engine here"
            kill "$daemon" "$manager" 2>/dev/null
            exit 77
        fi
        sleep 0.1
    done
    "$@"
    status=$?
    kill "$daemon" "$manager" 2>/dev/null
    exit $status
' sh "$@"
