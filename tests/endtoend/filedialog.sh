#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# filedialog.sh SPYHOP: opens a file dialog of the window (Qt's own), enters a folder and closes it: the folder's name
# is written down nowhere but in memory, and is gone from there with the window. Wants a display (with_display.sh).
# Exit 77: skipped.
set -eu
program=$1
canary=canary-$$
if [ "$(stat -f -c %T /dev/shm)" != tmpfs ] && [ "$(stat -f -c %T "$XDG_RUNTIME_DIR")" != tmpfs ]; then
    echo "skipped: no folder lies in memory"
    exit 77
fi
pid=
cleanup() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
}
trap cleanup EXIT
fail() {
    echo "$1"
    exit 1
}
remembered() {
    grep -qs "$canary" "$XDG_RUNTIME_DIR"/spyhop-*/* /dev/shm/spyhop-*/* 2>/dev/null
}
# until WHAT COMMAND…: at most twenty seconds.
until_true() {
    what=$1
    shift
    tries=0
    while ! "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -le 200 ] || fail "never came: $what"
        sleep 0.1
    done
}
shown() {
    xdotool search --onlyvisible --name "$1"
}
# Not before the window manager has begun.
activated() {
    xdotool windowactivate --sync "$(shown '^Spyhop$' | tail -n 1)"
}
gone() {
    ! "$@"
}
# The first Escape may close the list of completions only.
escaped() {
    xdotool key Escape
    sleep 0.3
    gone shown '^Import chats'
}
written() {
    grep -rl "$canary" "$HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_DATA_HOME" 2>/dev/null
}
told() {
    remembered || written >/dev/null
}

mkdir -p "$HOME/profile" "$HOME/files/$canary" "$XDG_CONFIG_HOME"
echo '{"version": 1, "window": {"firstRunDone": true, "language": "en"}}' >"$HOME/profile/spyhop.json"
"$program" --profile "$HOME/profile" &
pid=$!
until_true "the window" shown '^Spyhop$'
until_true "the window manager" activated
sleep 1
xdotool key ctrl+k
sleep 0.5
xdotool type "Import chats"
sleep 0.5
xdotool key Return
until_true "the dialog" shown '^Import chats'
sleep 0.5
xdotool type "$HOME/files/$canary"
sleep 0.5
# The first may close the list of completions only; with an empty name it does nothing.
xdotool key Return
sleep 0.5
xdotool key Return
sleep 0.5
until_true "the end of the dialog" escaped
until_true "what the dialog remembers" told
if written; then
    fail "the folder's name was written down"
fi
activated
xdotool key alt+F4
until_true "the end of the program" gone kill -0 "$pid"
pid=
gone remembered || fail "the folder's name is still in memory"
