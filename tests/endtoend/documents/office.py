#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as LibreOffice writes them: one office, started once, makes them and saves each in every type.

office.py FOLDER: FOLDER/good, FOLDER/old, FOLDER/hostile and FOLDER/office.json (as make.py's manifests, each entry with
the folder that its file lies in). Exit 77: something is not installed.
"""
import json, os, shutil, signal, subprocess, sys, tempfile, time

try:
    import uno
    from com.sun.star.beans import NamedValue, PropertyValue
    from com.sun.star.style.BreakType import PAGE_BEFORE
except ImportError:
    print("python3-uno is not installed", file=sys.stderr)
    sys.exit(77)
if not shutil.which("soffice"):
    print("LibreOffice is not installed", file=sys.stderr)
    sys.exit(77)

folder = os.path.abspath(sys.argv[1])
for name in ("good", "old", "hostile"):
    os.makedirs(os.path.join(folder, name), exist_ok=True)
manifest = []
CHINESE = "供货合同由双方于二〇二六年签订，货物总价按到岸价计算。"
PARAGRAPH = 0  # com.sun.star.text.ControlCharacter


def properties(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def sealed(kind, values):
    return uno.Any(f"[]com.sun.star.beans.{kind}", values)


def store(document, where, name, filter_name, entry, **more):
    document.storeToURL(uno.systemPathToFileUrl(os.path.join(folder, where, name)), properties(FilterName=filter_name, **more))
    manifest.append({"folder": where, "file": name, "by": "LibreOffice", **entry})


def marker(i):
    return f"Harbour {i} Ltd. charges {1000 + 37 * i} yuan"


class Writer:
    """A text document, and all that was written into it, in order."""

    def __init__(self, desktop):
        self.document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, properties(Hidden=True))
        self.text = self.document.Text
        self.cursor = self.text.createTextCursor()
        self.whole = []
        self.pages = 1

    def add(self, words, style="Standard"):
        if self.whole:
            self.text.insertControlCharacter(self.cursor, PARAGRAPH, False)
        self.cursor.ParaStyleName = style
        self.text.insertString(self.cursor, words, False)
        self.whole.append(words)

    def page(self, words):
        self.add(words)
        self.cursor.BreakType = PAGE_BEFORE
        self.pages += 1

    def table(self, rows):
        table = self.document.createInstance("com.sun.star.text.TextTable")
        table.initialize(len(rows), len(rows[0]))
        self.text.insertTextContent(self.cursor, table, False)
        for r, row in enumerate(rows):
            for c, words in enumerate(row):
                table.getCellByPosition(c, r).String = words
                self.whole.append(words)

    def note(self, words):
        note = self.document.createInstance("com.sun.star.text.Footnote")
        self.text.insertTextContent(self.cursor, note, False)
        note.String = words


TEXTS = [("docx", "MS Word 2007 XML"), ("odt", "writer8"), ("rtf", "Rich Text Format"), ("epub", "EPUB"),
         ("html", "HTML (StarWriter)"), ("pdf", "writer_pdf_Export")]


def texts(desktop):
    for i in range(400, 405):
        made = Writer(desktop)
        made.add(f"Contract {i}", "Heading 1")
        more = []
        if i == 400:  # pages that a person has begun
            for page in range(4):
                (made.page if page else made.add)(f"Part {page} of four in contract {i}.")
                made.add(f"It names {page + 3} ports and no others.")
        elif i == 401:
            made.add("The prices:", "Heading 2")
            made.table([["Party", "Amount"], ["Zhang & Sons", "1,037.00"], [CHINESE[:6], "<none>"]])
        elif i == 402:
            made.add("Who delivers late pays")
            made.note(f"Under the law of place {i}")
            made.document.StyleFamilies.getByName("PageStyles").getByName("Standard").FooterIsOn = True
            more = ["law of place"]
        elif i == 403:
            for style in ("Heading 2", "Standard", "Quotations", "Text body"):
                made.add(CHINESE + style.lower(), style)
        else:
            for p in range(60):
                made.add(f"Clause {p + 1} binds both sides for {p * 7} days.")
        made.add(marker(i))
        for ending, filter_name in TEXTS:
            entry = {"expect": [marker(i), f"Contract {i}"] + more}
            if ending == "epub":  # it names its chapters, too
                entry["expect"] = made.whole + more
            elif not more:
                entry["whole"] = made.whole
            if ending == "pdf" and i != 404:
                entry.update(parts=made.pages, unit="pages")
            store(made.document, "good", f"office-{i}.{ending}", filter_name, entry)
        if i == 401:
            store(made.document, "old", f"office-{i}.doc", "MS Word 97", {"expect": [marker(i), "Zhang & Sons"], "whole": made.whole})
            locked(made.document)
        made.document.close(True)


def locked(document):
    key = sealed("NamedValue", (NamedValue("OOXPassword", "secret"), NamedValue("CryptoType", "Standard")))
    told = {"mustFail": True, "say": "password"}
    store(document, "hostile", "office-locked.docx", "MS Word 2007 XML", told, EncryptionData=key)
    store(document, "hostile", "office-locked.odt", "writer8", told, Password="secret")
    pdf = sealed("PropertyValue", properties(EncryptFile=True, DocumentOpenPassword="secret"))
    store(document, "hostile", "office-locked.pdf", "writer_pdf_Export", told, FilterData=pdf)


BOOKS = [("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")]


def books(desktop):
    for i in range(410, 415):
        document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))
        sheets, rows = document.Sheets, 0
        for n in range(1 + i % 3):
            name = f"Sheet {n + 1}" if n else "价格"
            if n:
                sheets.insertNewByName(name, n)
            else:
                sheets.getByIndex(0).Name = name
            sheet = sheets.getByIndex(n)
            for row in range(4 + i % 7 + n):
                sheet.getCellByPosition(0, row).String = f"Party {row} of {name}, {marker(i)}"
                sheet.getCellByPosition(1, row).Value = row * 12.5
                rows += 1
            sheet.getCellByPosition(2, 0).Formula = "=SUM(B1:B4)"
            sheet.getCellByPosition(3, 0).Formula = '=IF(B2>1;"dear";"cheap")'
        entry = {"expect": [marker(i), "Party 3 of 价格", "12.5", "75", "dear"], "parts": 1 + i % 3, "unit": "sheets", "rows": rows}
        for ending, filter_name in BOOKS:
            store(document, "good", f"office-{i}.{ending}", filter_name, entry)
        if i == 410:
            store(document, "old", f"office-{i}.xls", "MS Excel 97", entry)
            key = sealed("NamedValue", (NamedValue("OOXPassword", "secret"), NamedValue("CryptoType", "Standard")))
            told = {"mustFail": True, "say": "password"}
            store(document, "hostile", "office-locked.xlsx", "Calc MS Excel 2007 XML", told, EncryptionData=key)
        document.close(True)


SLIDES = [("pptx", "Impress MS PowerPoint 2007 XML"), ("odp", "impress8"), ("pdf", "impress_pdf_Export")]


def slides(desktop):
    for i in range(420, 423):
        try:
            document = desktop.loadComponentFromURL("private:factory/simpress", "_blank", 0, properties(Hidden=True))
        except Exception:
            document = None
        if not document:
            return  # a part of LibreOffice by itself
        count = 1 + i % 4
        whole = []
        for n in range(count):
            slide = document.DrawPages.insertNewByIndex(n - 1) if n else document.DrawPages.getByIndex(0)
            slide.Layout = 1
            slide.getByIndex(0).String = f"Slide {n} of {i}"
            slide.getByIndex(1).String = f"Point one of {n}\n{marker(i)}"
            whole += [f"Slide {n} of {i}", f"Point one of {n}", marker(i)]
        for ending, filter_name in SLIDES:
            store(document, "good", f"slides-{i}.{ending}", filter_name,
                  {"expect": [marker(i)], "whole": whole, "parts": count, "unit": "pages" if ending == "pdf" else "slides"})
        if i == 420:
            store(document, "old", f"slides-{i}.ppt", "MS PowerPoint 97", {"expect": [marker(i)], "parts": count, "unit": "slides"})
        document.close(True)


def cut():
    """Copies that break off, at several places."""
    for entry in [one for one in manifest if one["file"].startswith(("office-400.", "office-410.", "slides-420."))]:
        name, ending = entry["file"].rsplit(".", 1)
        if ending in ("html", "ppt", "xls", "doc"):
            continue
        with open(os.path.join(folder, entry["folder"], entry["file"]), "rb") as file:
            data = file.read()
        for share in (10, 50, 90, 99):
            with open(os.path.join(folder, "hostile", f"{name}-{share}.{ending}"), "wb") as file:
                file.write(data[: len(data) * share // 100])
            say = "damaged" if ending == "pdf" else "cut off"
            # Of a text that breaks off, what is there is read.
            what = {"told": say} if ending == "rtf" and share > 50 else {"mustFail": True, "say": say}
            manifest.append({"folder": "hostile", "file": f"{name}-{share}.{ending}", "by": "LibreOffice", **what})


signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
profile = tempfile.mkdtemp()
pipe = f"spyhop{os.getpid()}"
office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo",
                           f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
try:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    context, until = None, time.monotonic() + 120
    while not context:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if office.poll() is not None or time.monotonic() > until:
                sys.exit("LibreOffice did not begin")
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    texts(desktop), books(desktop), slides(desktop)
    cut()
    try:
        desktop.terminate()
    except Exception:
        pass  # it is gone before it answers
    office.wait(30)
finally:
    if office.poll() is None:
        os.killpg(office.pid, signal.SIGKILL)  # a script, and what it has started
    shutil.rmtree(profile, ignore_errors=True)
with open(os.path.join(folder, "office.json"), "w", encoding="utf-8") as file:
    json.dump(manifest, file)
print(len(manifest))
