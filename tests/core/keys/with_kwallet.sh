#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program beside KDE's wallet, freshly made and open, in a private session bus and a private home.
# Exit 77: skipped, because a program is missing.
set -eu
for program in dbus-run-session dbus-send kwalletd5; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: $program is not installed (libkf5wallet-bin has kwalletd5)"
        exit 77
    fi
done
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
mkdir -p "$world/home/config" "$world/home/data" "$world/run"
chmod 700 "$world/run"
# Nobody is here who could answer its questions.
cat >"$world/home/config/kwalletrc" <<END
[Wallet]
Enabled=true
First Use=false
Use One Wallet=true
Default Wallet=kdewallet
Close When Idle=false
Prompt on Open=false
END
unset DISPLAY WAYLAND_DISPLAY
HOME="$world/home" XDG_RUNTIME_DIR="$world/run" XDG_DATA_HOME="$world/home/data" XDG_CONFIG_HOME="$world/home/config" \
    XDG_CACHE_HOME="$world/home/cache" XDG_CURRENT_DESKTOP=KDE KDE_FULL_SESSION=true KDE_SESSION_VERSION=5 \
    QT_QPA_PLATFORM=offscreen SPYHOP_TEST_KEYRING=kwallet dbus-run-session -- sh -c '
    kwalletd5 2>"$HOME/kwalletd.log" &
    wallet=$!
    call() { dbus-send --session --print-reply "$@"; }
    tries=0
    until call --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.kde.kwalletd5 | grep -q true; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ] || ! kill -0 "$wallet"; then
            echo "the wallet did not start:"
            cat "$HOME/kwalletd.log"
            exit 1
        fi
        sleep 0.05
    done
    # As pam_kwallet opens it when somebody logs in, with a key made of the password; one that is not there is made.
    key=$(printf "0x61,%.0s" $(seq 55))0x61
    call --dest=org.kde.kwalletd5 /modules/kwalletd5 org.kde.KWallet.pamOpen string:kdewallet "array:byte:$key" int32:0 >/dev/null
    status=0
    "$@" || status=$?
    kill "$wallet"
    wait "$wallet" 2>/dev/null || true
    exit "$status"
' sh "$@"
