# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""officepaste.py PIPE paste calc|writer FILE: in the LibreOffice that listens at PIPE, opens a new document, does what
Ctrl+V does, and saves it as one file of XML; where LibreOffice asks how to import, its default is taken by Enter.
officepaste.py PIPE quit: ends it."""
import subprocess
import sys
import threading
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

KINDS = {
    "calc": ("private:factory/scalc", "OpenDocument Spreadsheet Flat XML"),
    "writer": ("private:factory/swriter", "OpenDocument Text Flat XML"),
}
QUESTIONS = "^(Import Options|Text Import)"  # titles of dialogs that Calc opens before it takes what is pasted
PATIENCE = 60  # seconds until a started LibreOffice listens


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def answer_questions(done):
    while not done.wait(0.3):
        subprocess.run(["xdotool", "search", "--onlyvisible", "--name", QUESTIONS, "windowfocus", "--sync", "key", "Return"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False)


def paste(context, desktop, kind, path):
    factory, filter_name = KINDS[kind]
    document = desktop.loadComponentFromURL(factory, "_blank", 0, ())
    frame = document.CurrentController.Frame
    frame.ContainerWindow.setFocus()
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    done = threading.Event()
    helper = threading.Thread(target=answer_questions, args=(done,))
    helper.start()
    try:
        dispatcher.executeDispatch(frame, ".uno:Paste", "", 0, ())
    finally:
        done.set()
        helper.join()
    filter_property = PropertyValue()
    filter_property.Name, filter_property.Value = "FilterName", filter_name
    document.storeToURL(uno.systemPathToFileUrl(path), (filter_property,))
    document.close(True)


def main():
    pipe, verb = sys.argv[1:3]
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    if verb == "paste":
        paste(context, desktop, *sys.argv[3:5])
    else:
        try:
            desktop.terminate()
        except DisposedException:
            pass  # it is gone before it can say so


main()
