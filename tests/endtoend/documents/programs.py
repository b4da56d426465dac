#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as other programs than LibreOffice write them: pdfTeX, groff, Ghostscript, cairo, qpdf, three mail programs,
Gnumeric; and what qpdf locks.

programs.py FOLDER: FOLDER/good, FOLDER/hostile and FOLDER/programs.json (as office.json). A program that is not there is
named on standard error, and its documents are missing.
"""
import json, os, shutil, subprocess, sys, tempfile

folder = os.path.abspath(sys.argv[1])
good, hostile = os.path.join(folder, "good"), os.path.join(folder, "hostile")
for name in (good, hostile):
    os.makedirs(name, exist_ok=True)
work = tempfile.mkdtemp()
manifest = []
CHINESE = "供货合同由双方于二〇二六年签订"


def has(*names):
    missing = [name for name in names if not shutil.which(name)]
    for name in missing:
        print(f"{name} is not installed", file=sys.stderr)
    return not missing


def run(*command, given=b"", out=None, **variables):
    """What it leaves on standard output, in a file where one is named."""
    made = subprocess.run(command, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=work, check=True,
                          env={**os.environ, "HOME": work, "TEXMFVAR": work, "SOURCE_DATE_EPOCH": "1795000000", **variables}).stdout
    if out:
        with open(out, "wb") as file:
            file.write(made)
    return made


def note(name, by, where="good", **entry):
    manifest.append({"folder": where, "file": name, "by": by, **entry})


def write(name, words):
    with open(os.path.join(work, name), "w", encoding="utf-8") as file:
        file.write(words)
    return os.path.join(work, name)


def marker(i):
    return f"Harbour {i} Ltd. charges {1000 + 37 * i} yuan"


def tex():
    if not has("pdflatex"):
        return
    for i in range(500, 510):
        pages, whole = 1 + i % 4, []
        body = ""
        for page in range(pages):
            lines = [f"{marker(i)} on page {page + 1}."]
            lines += [f"The office finds clause {n} sufficient, and its effect efficient for difficult affairs." for n in range(1 + i % 9)]
            whole += [f"{page + 1} Part {page + 1} of {i}"] + lines
            body += ("\\newpage" if page else "") + f"\\section{{Part {page + 1} of {i}}}" + "\n\n".join(lines)
        columns = "[twocolumn]" if i % 5 == 4 else ""
        if columns:  # each page is a column
            pages = (pages + 1) // 2
        write("t.tex", f"\\documentclass{columns}{{article}}\\pagestyle{{empty}}"
              + ("\\pdfobjcompresslevel=0\\pdfcompresslevel=0" if i % 3 == 0 else "") + f"\\begin{{document}}{body}\\end{{document}}")
        run("pdflatex", "-interaction=batchmode", "t.tex")
        shutil.copy(os.path.join(work, "t.pdf"), os.path.join(good, f"tex-{i}.pdf"))
        note(f"tex-{i}.pdf", "pdfTeX", expect=[f"{marker(i)} on page 1", "efficient for difficult affairs"], whole=whole, parts=pages, unit="pages")


def roff():
    if not has("groff"):
        return
    for i in range(510, 516):
        pages, whole, source = 1 + i % 3, [], ".nh\n"
        for page in range(pages):
            lines = [f"{marker(i)}, folio {page + 1}.", f"Nothing else is agreed upon in letter {i}."]
            whole += lines
            source += (".bp\n" if page else "") + "\n.br\n".join(lines) + "\n"
        if i % 2 or not has("gs"):
            run("groff", "-Tpdf", given=source.encode(), out=os.path.join(good, f"roff-{i}.pdf"))
        else:
            script = run("groff", "-Tps", given=source.encode())
            run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
                f"-sOutputFile={os.path.join(good, f'roff-{i}.pdf')}", "-", given=script)
        note(f"roff-{i}.pdf", "groff" if i % 2 else "Ghostscript", expect=[marker(i)], whole=whole, parts=pages, unit="pages")


def drawn():
    try:
        import cairo
    except ImportError:
        print("python3-cairo is not installed", file=sys.stderr)
        return
    for i in range(520, 526):
        pages, whole = 1 + i % 3, []
        surface = cairo.PDFSurface(os.path.join(good, f"drawn-{i}.pdf"), 595, 842)
        context = cairo.Context(surface)
        context.set_font_size(11)
        for page in range(pages):
            for n, (font, line) in enumerate([("Noto Sans", f"{marker(i)}, sheet {page + 1}"), ("Noto Sans CJK SC", CHINESE)]):
                context.select_font_face(font)
                context.move_to(60, 100 + 30 * n)
                context.show_text(line)
                whole.append(line)
            context.show_page()
        surface.finish()
        note(f"drawn-{i}.pdf", "cairo", expect=[marker(i), CHINESE], whole=whole, parts=pages, unit="pages")


def rewritten():
    """Of what the others made: packed anew, locked, and cut."""
    sources = [entry for entry in manifest if entry["by"] in ("pdfTeX", "groff", "cairo")]
    if not sources or not has("qpdf"):
        return
    ways = [["--linearize"], ["--object-streams=generate", "--compress-streams=y"], ["--qdf"], ["--encrypt", "", "owner", "256", "--"]]
    for i, entry in enumerate(sources[:: max(1, len(sources) // 8)]):
        name = f"packed-anew-{i}.pdf"
        run("qpdf", *ways[i % len(ways)], os.path.join(good, entry["file"]), os.path.join(good, name))
        manifest.append({**entry, "file": name, "by": "qpdf"})
    source = os.path.join(good, sources[0]["file"])
    for name, ways in (("locked-40.pdf", ["--allow-weak-crypto", "--encrypt", "secret", "owner", "40", "--"]),
                       ("locked-128.pdf", ["--encrypt", "secret", "owner", "128", "--use-aes=y", "--"]),
                       ("locked-256.pdf", ["--encrypt", "secret", "owner", "256", "--"])):
        run("qpdf", *ways, source, os.path.join(hostile, name))
        note(name, "qpdf", "hostile", mustFail=True, say="password")


def mails():
    send = write("send", "#!/bin/sh\nexec cat >\"$MADE\"\n")
    os.chmod(send, 0o755)
    for i in range(530, 550):
        subject = f"Offer {i} · 报价"
        body = "\n".join([f"{marker(i)}.", CHINESE] + [f"> quoted line {n}" for n in range(i % 6)])
        added = write(f"note {i}.txt" if i % 2 else f"附件{i}.csv", f"party,amount\n{marker(i + 400)},{i}\n")
        path = os.path.join(good, f"sent-{i}.eml")
        attached = i % 3 != 2
        if i % 5 in (0, 1):
            by, program = "S-nail", "s-nail"
            command = [program, "-n", "-S", f"mta={send}", "-S", "ttycharset=utf-8", "-S", "sendcharsets=utf-8", "-S",
                       "from=anna@example.org", "-s", subject] + (["-a", added] if attached else []) + ["bert@example.org"]
        elif i % 5 in (2, 3):
            by, program = "Mutt", "mutt"
            settings = [f"set sendmail={send}", "set copy=no", "set charset=utf-8", "set from=anna@example.org"]
            command = [program, "-n", "-F", "/dev/null"] + [word for one in settings for word in ("-e", one)] + ["-s", subject] + (
                ["-a", added] if attached else []) + ["--", "bert@example.org"]
        else:
            by, program, attached, subject = "mpack", "mpack", True, f"Offer {i}"
            command = [program, "-s", subject, "-d", write("d", body), "-o", path, added]
        if not has(program):
            continue
        run(*command, given=body.encode(), MADE=path, LC_ALL="C.UTF-8", LANG="C.UTF-8")
        note(os.path.basename(path), by, expect=[marker(i), subject, CHINESE] + ([marker(i + 400)] if attached else []))


def sheets():
    if not has("ssconvert"):
        return
    table = write("table.csv", "party,amount,due\n" + "".join(f'"Party {n}, {marker(560)}",{n * 12.5},2026-11-{n + 10}\n' for n in range(9)))
    for name, kind in (("gnumeric.xlsx", "Gnumeric_Excel:xlsx2"), ("gnumeric.ods", "Gnumeric_OpenCalc:odf"),
                       ("gnumeric-strict.ods", "Gnumeric_OpenCalc:openoffice"), ("gnumeric-2006.xlsx", "Gnumeric_Excel:xlsx")):
        run("ssconvert", "-T", kind, table, os.path.join(good, name))
        note(name, "Gnumeric", expect=[marker(560), "87.5"], parts=1, unit="sheets", rows=10)


try:
    tex(), roff(), drawn(), rewritten(), mails(), sheets()
finally:
    shutil.rmtree(work, ignore_errors=True)
with open(os.path.join(folder, "programs.json"), "w", encoding="utf-8") as file:
    json.dump(manifest, file)
print(len(manifest))
