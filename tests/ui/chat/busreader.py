# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""busreader.py tree PID: what assistive technology finds of a program's conversation on the AT-SPI bus, as JSON.
busreader.py names PID: one line of JSON for each name that changes from then on; "ready" before the first; ends when its
standard input does."""
import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20  # seconds until the program is on the bus


def application(pid):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == pid:
                return child
        time.sleep(0.2)
    sys.exit("the program is not on the bus")


def conversation(node):
    if node.get_role() == Atspi.Role.DOCUMENT_FRAME:
        return node
    for i in range(node.get_child_count()):
        found = conversation(node.get_child_at_index(i))
        if found is not None:
            return found
    return None


def described(node):
    result = {"role": node.get_role_name(), "name": node.get_name(), "description": node.get_description()}
    text = node.get_text_iface()
    if text is not None:
        result["text"] = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    action = node.get_action_iface()
    if action is not None:
        result["actions"] = [Atspi.Action.get_action_name(action, i) for i in range(Atspi.Action.get_n_actions(action))]
    table = node.get_table_iface()
    if table is not None:
        rows, columns = Atspi.Table.get_n_rows(table), Atspi.Table.get_n_columns(table)
        result["cells"] = [[Atspi.Table.get_accessible_at(table, row, column).get_name() for column in range(columns)]
                           for row in range(rows)]
        result["heads"] = [Atspi.Table.get_column_description(table, column) for column in range(columns)]
    result["children"] = [described(node.get_child_at_index(i)) for i in range(node.get_child_count())]
    return result


def print_names(pid):
    loop = GLib.MainLoop()

    def changed(event):
        if event.source.get_process_id() == pid:
            print(json.dumps({"role": event.source.get_role_name(), "name": event.source.get_name()}), flush=True)

    listener = Atspi.EventListener.new(changed)
    listener.register("object:property-change:accessible-name")
    GLib.io_add_watch(sys.stdin, GLib.IO_HUP, lambda *_: loop.quit())
    print("ready", flush=True)
    loop.run()


def main():
    mode, pid = sys.argv[1], int(sys.argv[2])
    found = application(pid)
    if mode == "tree":
        print(json.dumps(described(conversation(found))))
    else:
        print_names(pid)


main()
