#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program beside a freshly unlocked gnome-keyring in a private session bus and a private home.
# Exit 77: skipped, because a program is missing.
set -eu
for program in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
mkdir -p "$world/home" "$world/run"
chmod 700 "$world/run"
HOME="$world/home" XDG_RUNTIME_DIR="$world/run" XDG_DATA_HOME="$world/home/data" SPYHOP_TEST_KEYRING=1 \
    dbus-run-session -- sh -c '
    printf "test-passphrase\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    "$@"
' sh "$@"
