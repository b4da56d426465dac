#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a display of its own (with_display.sh) with IBus and its pinyin engine.
# Exit 77: skipped, because a program is missing.
set -eu
if [ ! -e /usr/share/ibus/component/libpinyin.xml ]; then
    echo "skipped: the pinyin engine of IBus (ibus-libpinyin) is not installed"
    exit 77
fi
QT_IM_MODULE=ibus XMODIFIERS=@im=ibus exec "$(dirname "$0")/../../support/with_display.sh" \
    --need xdotool --need ibus-daemon --need ibus sh -c '
    ibus-daemon --panel disable >/dev/null 2>&1 &
    daemon=$!
    tries=0
    # Its exit status tells of the keyboard layout as well; what counts is which engine is in force afterwards.
    until ibus engine libpinyin >/dev/null 2>&1 || [ "$(ibus engine 2>/dev/null)" = libpinyin ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            echo "skipped: IBus does not start the pinyin engine here"
            kill "$daemon" 2>/dev/null
            exit 77
        fi
        sleep 0.1
    done
    status=0
    "$@" || status=$?
    kill "$daemon" 2>/dev/null || true
    exit "$status"
' sh "$@"
