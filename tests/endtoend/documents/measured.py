#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""measured.py FILE COMMAND…: runs a command, ends as it did, and writes into FILE the most memory, in kB, that it or any
process of its own had, however short its life: the kernel keeps that of each that was waited for."""
import os, sys

pid = os.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w", encoding="ascii") as file:
    file.write(str(usage.ru_maxrss))
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128)
