#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program beside a freshly unlocked gnome-keyring in a private session bus and a private home.
# Exit 77: skipped, because a program is missing.
set -eu
for program in dbus-run-session dbus-send gnome-keyring-daemon; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
mkdir -p "$world/home" "$world/run"
chmod 700 "$world/run"
# A bus that starts no service by itself: a keyring that it started would be another one, and locked.
cat >"$world/bus.conf" <<'END'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
HOME="$world/home" XDG_RUNTIME_DIR="$world/run" XDG_DATA_HOME="$world/home/data" SPYHOP_TEST_KEYRING=1 \
    SPYHOP_TEST_KEYRING_CONTROL="$world/run/keyring/control" \
    dbus-run-session --config-file="$world/bus.conf" -- sh -c '
    # The first makes the keyring and unlocks it, and would leave after two minutes; the second has it serve.
    printf "test-passphrase\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    gnome-keyring-daemon --start --components=secrets >/dev/null
    locked() {
        dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets/aliases/default \
            org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked 2>&1
    }
    tries=0
    until locked | grep -q "boolean false"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            echo "the keyring did not open: $(locked)"
            exit 1
        fi
        sleep 0.05
    done
    "$@"
' sh "$@"
