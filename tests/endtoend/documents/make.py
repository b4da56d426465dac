#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as programs that are not ours write them, and hostile ones.

make.py good|hostile FOLDER: writes the files, and a manifest beside the folder: {file, expect: [texts], whole: [all that
was written, in order], parts, unit ("pages"), rows}, or {file, mustFail, say: what its error says} and {file, told: what
its receipt says}. Uses python's own email, csv, json, zipfile, and python-docx, openpyxl and odfpy where they are there.
"""
import csv, email.message, email.policy, io, json, os, stat, struct, sys, zipfile, zlib

kind, folder = sys.argv[1], sys.argv[2]
os.makedirs(folder, exist_ok=True)
manifest = []

WORDS = ["pallets", "invoice", "harbour", "delivery", "contract", "supplier", "warranty", "customs", "insurance", "freight"]
CHINESE = "供货合同由双方于二〇二六年签订，货物总价按到岸价计算。"


def keep(name, data, **what):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
    manifest.append({"file": name, **what})


save = keep


def marker(i):
    return f"Harbour {i} Ltd. charges {1000 + 37 * i} yuan"


def paragraphs(i, count):
    return [f"Paragraph {p + 1} of document {i} speaks of {WORDS[(i + p) % len(WORDS)]}." for p in range(count)]


def zipped(entries, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


# ---------------------------------------------------------------- good ones
def mails():
    for i in range(15):
        message = email.message.EmailMessage(policy=email.policy.SMTP)
        message["From"], message["To"] = f"anna{i}@example.org", "bert@example.org"
        message["Subject"] = f"Offer {i} · 报价" if i % 3 == 0 else f"Offer {i}"
        message["Date"] = "Tue, 24 Nov 2026 10:00:00 +0800"
        body = marker(i) + "\n" + "\n".join(paragraphs(i, 4)) + (CHINESE if i % 3 == 0 else "")
        if i % 4 == 3:
            message.set_content("<p>" + body.replace("\n", "<br>") + "</p>", subtype="html")
        else:
            message.set_content(body, charset=["utf-8", "gb18030", "utf-8"][i % 3] if i % 3 == 0 else "utf-8",
                                cte=["base64", "quoted-printable", "8bit"][i % 3])
        if i % 5 == 0:
            message.add_attachment(f"attached {marker(i + 500)}".encode(), maintype="text", subtype="plain",
                                   filename=f"note-{i}.txt")
        expect = [marker(i)] + ([marker(i + 500)] if i % 5 == 0 else [])
        save(f"mail-{i:02}.eml", message.as_bytes(), expect=expect)


def texts():
    for i, (codec, text) in enumerate([("utf-8", ""), ("utf-8-sig", CHINESE), ("utf-16", CHINESE), ("utf-16-be", ""),
                                       ("gb18030", CHINESE * 4), ("big5", "本合約由雙方簽訂，貨物總價按到岸價計算。" * 4),
                                       ("shift_jis", "この契約は双方により締結された。" * 4), ("latin-1", "Übergröße, naïve café. " * 3),
                                       ("utf-8", CHINESE), ("gb18030", CHINESE * 6)]):
        i += 100
        data = (marker(i) + "\n" + "\n".join(paragraphs(i, 3)) + "\n" + text).encode(codec)
        if codec == "utf-16-be":
            data = b"\xfe\xff" + data
        save(f"text-{i}.txt", data, expect=[marker(i)] + ([text[:10]] if text else []))
    for i in range(110, 116):
        save(f"notes-{i}.md", f"# Notes {i}\n\n* {marker(i)}\n* second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(),
             expect=[marker(i), "second"])
    for i in range(116, 122):
        out = io.StringIO()
        writer = csv.writer(out, dialect="excel" if i % 2 else "excel-tab")
        writer.writerow(["party", "amount", "note"])
        for row in range(i):
            writer.writerow([f"Party {row}", row * 3, f'says "yes", {marker(i)}' if row == i - 1 else "plain\ntwo lines"])
        save(f"table-{i}.{'csv' if i % 2 else 'tsv'}", out.getvalue().encode("utf-8-sig" if i % 3 else "gb18030"),
             expect=[marker(i), "two lines"])
    for i in range(122, 126):
        save(f"lines-{i}.jsonl", "".join(json.dumps({"n": n, "text": marker(i) if n == 3 else CHINESE},
                                                    ensure_ascii=n % 2 == 0) + "\n" for n in range(8)).encode(),
             expect=[marker(i), CHINESE[:8]])
    for i in range(126, 134):
        body = "".join(f"<p>{p}</p>" for p in paragraphs(i, 5))
        page = (f"<!doctype html><html><head><meta charset='{'gb18030' if i % 4 == 0 else 'utf-8'}'><title>Page {i}</title>"
                f"<script>var notText = 1;</script><style>p {{}}</style></head><body><h1>Offer</h1>{body}"
                f"<table><tr><td>{marker(i)}</td><td>ok &amp; signed</td></tr></table>{CHINESE}</body></html>")
        save(f"page-{i}.html", page.encode("gb18030" if i % 4 == 0 else "utf-8"), expect=[marker(i), "ok & signed"])
    for i in range(134, 142):
        inner = [(f"folder/letter-{i}.txt", marker(i) + CHINESE), (f"data-{i}.csv", f"a,b\n1,{marker(i + 300)}\n")]
        save(f"packed-{i}.zip", zipped(inner), expect=[marker(i), marker(i + 300)])


def words():
    try:
        import docx
    except ImportError:
        return
    for i in range(200, 215):
        document = docx.Document()
        document.add_heading(f"Contract {i}", 0)
        for text in paragraphs(i, 2 + i % 7):
            document.add_paragraph(text, style=["Normal", "List Bullet", "List Number"][i % 3])
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Party", "Amount"
        table.cell(1, 0).text, table.cell(1, 1).text = marker(i), CHINESE[:12]
        document.sections[0].footer.paragraphs[0].text = f"footer of {i}"
        out = io.BytesIO()
        document.save(out)
        lines = paragraphs(i, 2 + i % 7)
        if i % 3 == 2:
            lines = [f"{n + 1}. {line}" for n, line in enumerate(lines)]
        save(f"word-{i}.docx", out.getvalue(), expect=[marker(i), CHINESE[:12]],
             whole=[f"Contract {i}", *lines, "Party", "Amount", marker(i), CHINESE[:12], f"Footer: footer of {i}"])


def workbooks():
    try:
        import openpyxl
    except ImportError:
        return
    for i in range(240, 252):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Prices"
        sheet.append(["Party", "Amount", "Due", "Share"])
        for row in range(5 + i % 20):
            sheet.append([f"Party {row}", 12.5 * row, None, 0.125])
        sheet["A3"] = marker(i)
        sheet["C3"] = "=B3*2"
        sheet["D3"].number_format = "0.00%"
        second = book.create_sheet("备注")
        second.append([CHINESE])
        out = io.BytesIO()
        book.save(out)
        save(f"book-{i}.xlsx", out.getvalue(), expect=[marker(i), "12.50%", CHINESE[:10]], parts=2, unit="sheets", rows=7 + i % 20)


def odfs():
    try:
        from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
        from odf.table import Table, TableCell, TableRow
        from odf.text import H, P
    except ImportError:
        return
    for i in range(270, 275):
        document = OpenDocumentText()
        document.text.addElement(H(outlinelevel=1, text=f"Letter {i}"))
        for text in [marker(i), CHINESE] + paragraphs(i, 3):
            document.text.addElement(P(text=text))
        out = io.BytesIO()
        document.write(out)
        save(f"letter-{i}.odt", out.getvalue(), expect=[marker(i), CHINESE[:10]],
             whole=[f"Letter {i}", marker(i), CHINESE] + paragraphs(i, 3))
    for i in range(280, 285):
        document = OpenDocumentSpreadsheet()
        table = Table(name="Data")
        for row in range(6):
            line = TableRow()
            for text in (f"row {row}", marker(i) if row == 4 else "x"):
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=text))
                line.addElement(cell)
            table.addElement(line)
        document.spreadsheet.addElement(table)
        out = io.BytesIO()
        document.write(out)
        save(f"sheet-{i}.ods", out.getvalue(), expect=[marker(i)], parts=1, unit="sheets", rows=6)


# ---------------------------------------------------------------- hostile ones
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>')


def word(xml):
    return zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELS.format("word/document.xml")), ("word/document.xml", xml)])


def sheet(xml, strings="<sst/>"):
    return zipped([
        ("[Content_Types].xml", TYPES), ("_rels/.rels", RELS.format("xl/workbook.xml")),
        ("xl/workbook.xml", '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                            '<sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", RELS.format("worksheets/s.xml").replace("officeDocument\" T", "worksheet\" T")),
        ("xl/sharedStrings.xml", strings), ("xl/worksheets/s.xml", xml)])


def with_part(package, name, data):
    out = io.BytesIO(package)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


LAUGHS = ('<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)) + "]>")


# What the error has to say, by how the file's name begins.
SAY = [("bomb", "unpacked"), ("nested", "deeper"), ("entries", "10000 files"), ("only-programs", "b.so"),
       ("laughs", "type definition"), ("quadratic", "type definition"), ("external", "type definition"),
       ("deep.docx", "nests without end"), ("deep.rtf", "nests without end"), ("no-body", "no text"), ("half-tag", "damaged"),
       ("cut-", "cut off"), ("empty", "empty"), ("picture-", "60000"), ("picture.docx", "image/png"), ("program", "no PDF"),
       ("page.xlsx", "HTML"), ("noise.pptx", "damaged"), ("noise.msg", "damaged"), ("noise.txt", "binary"), ("zeros", "binary"),
       ("pages-", "damaged"), ("no-trailer", "damaged"), ("header-only", "damaged"), ("password", "password"),
       ("bin-lie", "cut off"),
       ("strings-", "no text"), ("deep.eml", "DEEP"), ("attachment-bomb", "BOMB")]


def hostile():
    must, may = {"mustFail": True}, {"mustFail": False}

    def save(name, data, **what):
        say = next((words for start, words in SAY if name.startswith(start)), "") if what.get("mustFail") else ""
        keep(name, data, **what, **({"say": say} if say else {}))

    bomb = b"<w:t>" + b"a" * 200_000_000
    save("bomb-200MB.docx", word(f"<w:document {W}><w:body><w:p><w:r>".encode() + bomb), **must)
    save("bomb.xlsx", sheet(b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 6_000_000), **must)
    save("bomb.odt", zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", b" " * 150_000_000)]), **must)
    save("bomb.epub", zipped([("mimetype", "application/epub+zip"), ("META-INF/container.xml", b"<" + b"x" * 120_000_000)]), **must)
    save("bomb.zip", zipped([(f"{n}.txt", b"0" * 30_000_000) for n in range(5)]), **must)
    nested = zipped([("deep.txt", "deep")])
    for _ in range(12):
        nested = zipped([("inner.zip", nested)])
    save("nested-12.zip", nested, **must)
    save("entries-20000.zip", zipped([(f"{n}.txt", "x") for n in range(20_000)]), **must)
    save("only-programs.zip", zipped([("a.exe", b"MZ\0\0"), ("b.so", b"\x7fELF")]), **must)
    for name, xml in (("laughs.docx", word(f"<?xml version='1.0'?>{LAUGHS}<w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>")),
                      ("laughs.xlsx", sheet(f"<?xml version='1.0'?>{LAUGHS}<worksheet><sheetData><row><c t='inlineStr'><is><t>&j;</t></is></c></row></sheetData></worksheet>")),
                      ("quadratic.docx", word(f"<!DOCTYPE x [<!ENTITY q '{'q' * 50_000}'>]><w:document {W}><w:body><w:p><w:r><w:t>{'&q;' * 2_000}</w:t></w:r></w:p></w:body></w:document>")),
                      ("external.docx", word(f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"))):
        save(name, xml, **must)
    save("deep.docx", word(f"<w:document {W}><w:body>" + "<w:p>" * 100_000), **must)
    save("no-body.docx", word(f"<w:document {W}/>"), **must)
    save("half-tag.docx", word(f"<w:document {W}><w:body><w:p><w:r><w:t>cut"), **must)
    save("strings-out-of-range.xlsx", sheet("<worksheet><sheetData><row r='1'><c t='s'><v>999999</v></c></row></sheetData></worksheet>"), **must)
    save("corner.xlsx", sheet("<worksheet><sheetData><row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>corner</t></is></c></row></sheetData></worksheet>"), **may)
    save("rows-backwards.xlsx", sheet("<worksheet><sheetData><row r='9'><c r='A9'><v>1</v></c></row><row r='-5'><c r='ZZZZZZ1'><v>2</v></c></row></sheetData></worksheet>"), **may)
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>all of it</w:t></w:r></w:p></w:body></w:document>"
    whole = {"docx": word(body), "xlsx": sheet("<worksheet><sheetData><row><c t='inlineStr'><is><t>all</t></is></c></row></sheetData></worksheet>"),
             "odt": zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a>all of it</a>" * 50)]),
             "epub": zipped([("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<container/>" * 50)]),
             "zip": zipped([(f"{n}.txt", f"part {n} of it") for n in range(9)])}
    for ending, good in whole.items():
        for cut in (30, len(good) // 2, len(good) - 8):
            save(f"cut-{cut}.{ending}", good[:cut], **must)
    macros = ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    save("macros.docm", with_part(word(body), "word/vbaProject.bin", macros[1]), told="macro")
    save("macros.xlsm", with_part(whole["xlsx"], *macros), told="macro")
    save("macros.docx", with_part(word(body), "word/vbaProject.bin", macros[1]), told="macro")
    for name in ("empty.docx", "empty.xlsx", "empty.pptx", "empty.odt", "empty.epub", "empty.pdf", "empty.zip", "empty.msg",
                 "empty.png", "empty.eml", "empty.txt", "empty.rtf", "empty.ofd"):
        save(name, b"", **must)
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    png += struct.pack(">I", zlib.crc32(png[12:29]))
    save("picture-60000x60000.png", png + b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82", **must)
    save("picture.docx", png, **must)
    save("program.pdf", b"MZ" + b"\0" * 2_000, **must)
    save("page.xlsx", b"<html><body>not a workbook</body></html>", **must)
    save("noise.pptx", bytes((n * 7919 + 13) % 256 for n in range(40_000)), **must)
    save("noise.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(n % 251 for n in range(5_000)), **must)
    save("noise.txt", bytes((n * 104729 + 7) % 256 for n in range(4_000)), **must)
    save("zeros.txt", b"\0" * 50_000, **must)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    save("pages-lie.pdf", head + b"2 0 obj<</Type/Pages/Count 2000000000/Kids[]>>endobj\ntrailer<</Root 1 0 R>>", **must)
    save("pages-loop.pdf", head + b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>", **must)
    save("no-trailer.pdf", head, **must)
    save("header-only.pdf", b"%PDF-1.7\n", **must)
    save("deep.html", b"<div>" * 200_000 + b"bottom", **may)
    save("deep.rtf", b"{\\rtf1 " + b"{" * 200_000, **must)
    save("bin-lie.rtf", b"{\\rtf1 {\\pict\\bin2000000000 abc}}", **must)
    head = b"From: anna@example.org\nSubject: Offer\nMIME-Version: 1.0\n"
    save("deep.eml", head + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)), **may)
    save("attachment-bomb.eml", head + b"Content-Type: application/zip; name=b.zip\nContent-Transfer-Encoding: base64\n\n"
         + __import__("base64").encodebytes(zipped([("b.txt", b"0" * 150_000_000)])), **may)
    save("deep.json", b'{"a":' * 100_000 + b"1", **may)
    save("columns-200000.csv", b"a," * 200_000 + b"\n" + b"1," * 200_000, **may)
    save("quote-open.csv", b'a,b\n1,"never closed ' + b"x" * 3_000_000, **may)
    save("up.zip", zipped([("../../up.txt", "I stay where I am"), ("/etc/root.txt", "and so do I")]), **may)
    locked = bytearray(zipped([("secret.txt", "hidden")]))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    save("password.zip", bytes(locked), **must)
    with open(os.path.join(folder, "two-gigabytes.txt"), "wb") as file:
        file.truncate(2_200_000_000)
    manifest.append({"file": "two-gigabytes.txt", "say": "larger than 64 MB", **must})
    with open(os.path.join(folder, "two-gigabytes.pdf"), "wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(2_200_000_000)
    manifest.append({"file": "two-gigabytes.pdf", "say": "larger than 512 MB", **must})


if kind == "good":
    mails(), texts(), words(), workbooks(), odfs()
else:
    hostile()
with open(os.path.join(folder, "..", os.path.basename(folder) + ".json"), "w", encoding="utf-8") as file:
    json.dump(manifest, file)
print(len(manifest))
