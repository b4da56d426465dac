#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program as an account without privileges: root becomes nobody, everybody else stays who they are.
# Exit 77: skipped, since that account may not run the program from here.
set -eu
if [ "$(id -u)" -ne 0 ]; then
    exec "$@"
fi
if ! command -v setpriv >/dev/null; then
    echo "skipped: setpriv is not installed"
    exit 77
fi
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "$@"; }
if ! as_nobody test -x "$1" || ! as_nobody test -x "${SPYHOP_BIN_DIR:-/}"; then
    echo "skipped: an account without privileges may not run $1"
    exit 77
fi
as_nobody env HOME=/nonexistent USER=nobody LOGNAME=nobody "$@"
