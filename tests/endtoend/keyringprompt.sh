#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# keyringprompt.sh SPYHOP-CLI [SECONDS]: a real gnome-keyring that is locked, and a person who types its password, after
# eight seconds if not said otherwise; who dismisses its question; who ends the command; and nobody who could be asked.
# Wants a display (with_display.sh). Exit 77: skipped.
set -eu
cli=$1
delay=${2:-8}
if [ ! -x /usr/libexec/gcr-prompter ] && [ ! -x /usr/lib/gcr-prompter ] && [ ! -x /usr/lib/gcr/gcr-prompter ]; then
    echo "skipped: gcr-prompter is not installed"
    exit 77
fi
fail() {
    echo "$1"
    [ ! -s "$HOME/err" ] || cat "$HOME/err"
    exit 1
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
call() {
    dbus-send --session --print-reply --dest=org.freedesktop.secrets "$@"
}
is_locked() {
    call /org/freedesktop/secrets/aliases/default org.freedesktop.DBus.Properties.Get \
        string:org.freedesktop.Secret.Collection string:Locked | grep -q "boolean $1"
}
lock() {
    call /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock \
        array:objpath:/org/freedesktop/secrets/aliases/default >/dev/null
    is_locked true || fail "it does not lock"
}
shown() {
    xdotool search --onlyvisible --class gcr-prompter
}
gone() {
    ! "$@"
}
# Not before the window manager has begun.
activated() {
    xdotool windowactivate --sync "$(shown | tail -n 1)"
}
# Runs the command beside us until its keyring asks; its end comes to ended.
ask() {
    lock
    rm -f "$HOME/status"
    (
        status=0
        "$cli" prompts list >"$HOME/out" 2>"$HOME/err" &
        echo $! >"$HOME/pid"
        wait $! || status=$?
        echo "$status" >"$HOME/status"
    ) &
    until_true "the question" shown
    until_true "the window manager" activated
    sleep 1
}
ended() {
    until_true "the command's end" test -s "$HOME/status"
    [ "$(cat "$HOME/status")" = "$1" ] || fail "exit $(cat "$HOME/status") in place of $1"
}

printf test-passphrase | gnome-keyring-daemon --unlock --components=secrets >/dev/null
gnome-keyring-daemon --start --components=secrets >/dev/null
until_true "the keyring" is_locked false
"$cli" privacy grant 2>"$HOME/err" || fail "no consent"
"$cli" prompts save letter "Answer this letter." 2>"$HOME/err" || fail "not saved"

ask
sleep "$delay"
[ ! -s "$HOME/status" ] || fail "it did not wait"
xdotool type test-passphrase
xdotool key Return
ended 0
grep -q letter "$HOME/out" || fail "the prompt is not listed"
[ "$(grep -c 'asks for its password' "$HOME/err")" = 1 ] || fail "it was not said once"

# Whoever does not want to is not waited for.
until_true "the end of the question" gone shown
ask
xdotool key Escape
ended 3
grep -q 'nlock it' "$HOME/err" || fail "it does not say what to do"

until_true "the end of the question" gone shown
ask
kill -INT "$(cat "$HOME/pid")"
ended 130

# A command without a screen has nobody to ask.
until_true "the end of the question" gone shown
lock
status=0
env -u DISPLAY -u WAYLAND_DISPLAY timeout 20 "$cli" prompts list 2>"$HOME/err" || status=$?
[ "$status" = 3 ] || fail "exit $status without a screen"
