#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a software bill of materials (CycloneDX 1.5, JSON) of built programs.

    sbom.py OUT PROGRAM…      writes OUT
    sbom.py --check PROGRAM…  says what would be missing; exit status 1 if anything is

Every shared library that the programs load, themselves or by Qt's plugins, is traced to the Debian package it comes from:
name, version, architecture, licence words of its copyright file, SHA-256 of the library itself. What leaves no trace that a
loader knows (headers, scripts and fonts that are carried inside) is named below. Two runs over the same programs give the
same bytes.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid
from urllib.parse import quote

# Compiled in from headers: found by no loader.
HEADER_ONLY = ["libexpected-dev", "libp11-kit-dev"]
# Carried inside the programs as they are.
EMBEDDED = ["libjs-katex", "fonts-katex"]
# Qt's plugins that the programs load on this system: windows, pictures, TLS.
PLUGINS = ["platforms/libqxcb.so", "platforms/libqoffscreen.so", "tls/libqopensslbackend.so",
           "imageformats/libqsvg.so", "imageformats/libqjpeg.so", "imageformats/libqgif.so", "imageformats/libqwebp.so",
           "iconengines/libqsvgicon.so"]
# Programs that are started, not linked.
STARTED = ["tesseract-ocr-eng", "tesseract-ocr-chi-sim", "qt6-qpa-plugins", "libsecret-1-0"]


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def libraries(programs):
    """Path of every library that the loader brings in, with the program's own libraries' libraries."""
    found = set()
    for program in programs:
        for line in output("ldd", program).splitlines():
            match = re.search(r"=> (/\S+)", line) or re.match(r"\s*(/\S+)", line)
            if match:
                found.add(os.path.realpath(match.group(1)))
            elif "not found" in line:
                sys.exit(f"{program}: {line.strip()}")
    return sorted(found)


def plugins():
    """Those of them that are installed."""
    folder = output("qmake6", "-query", "QT_INSTALL_PLUGINS").strip()
    return [path for path in (os.path.join(folder, name) for name in PLUGINS) if os.path.exists(path)]


def package_of(path):
    """The package that brought a file; /lib and /usr/lib may be the same folder, and dpkg knows one of the names."""
    for name in (path, path.removeprefix("/usr")):
        owner = output("dpkg-query", "-S", name).split(": ")[0]
        if owner:
            return owner.split(",")[0].split(":")[0]
    return None


def facts(package):
    fields = output("dpkg-query", "-W", "-f",
                    "${db:Status-Abbrev}\t${Version}\t${Architecture}\t${source:Package}\t${Homepage}\n",
                    package).splitlines()
    installed = [line.split("\t") for line in fields if line.startswith("ii")]
    if not installed:
        return None
    _, version, architecture, source, homepage = installed[0]
    return {"version": version, "architecture": architecture, "source": source, "homepage": homepage}


def licences(package):
    """The words of the machine-readable copyright file (Debian DEP-5), each once; nothing where it is free text."""
    try:
        with open(f"/usr/share/doc/{package}/copyright", encoding="utf-8", errors="replace") as file:
            words = re.findall(r"^License:[ \t]*(\S[^\n]*)$", file.read(), re.MULTILINE)
    except OSError:
        return []
    return sorted({word.strip() for word in words})


def component(package, files):
    known = facts(package)
    if known is None:
        return None
    # A package URL escapes what is no letter, digit, ".", "-", "_", "~"; "+" and ":" may stand in a version.
    name, version = quote(package, safe=""), quote(known["version"], safe="+:")
    purl = f"pkg:deb/debian/{name}@{version}?arch={known['architecture']}"
    made = {"type": "library", "bom-ref": purl, "name": package, "version": known["version"], "purl": purl}
    words = licences(package)
    if words:
        made["licenses"] = [{"license": {"name": word}} for word in words]
    if known["homepage"]:
        made["externalReferences"] = [{"type": "website", "url": known["homepage"]}]
    made["properties"] = [{"name": "debian:source", "value": known["source"]}]
    for path in files:
        digest = hashlib.sha256(open(path, "rb").read()).hexdigest()
        made["properties"].append({"name": f"sha256:{os.path.basename(path)}", "value": digest})
    return made


def version_of_program(programs):
    for program in programs:
        if os.path.basename(program) == "spyhop-cli":
            return output(program, "--version").split()[-1]
    return "0"


def bill(programs):
    missing, by_package = [], {}
    loaded = plugins()
    for path in libraries(programs + loaded) + loaded:
        package = package_of(path)
        if package is None:
            missing.append(path)
        else:
            by_package.setdefault(package, []).append(path)
    for package in HEADER_ONLY + EMBEDDED + STARTED:
        if facts(package):
            by_package.setdefault(package, [])
    components = []
    for package in sorted(by_package):
        made = component(package, by_package[package])
        if made is None:
            missing.append(package)
        else:
            components.append(made)
    version = version_of_program(programs)
    own = f"pkg:generic/spyhop@{version}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": own, "name": "spyhop", "version": version,
                                   "purl": own, "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]}},
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [one["bom-ref"] for one in components]}],
    }
    text = json.dumps(document, sort_keys=True)
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, text)}"
    return document, missing


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    out, programs = arguments[0], [one for one in arguments[1:] if os.path.exists(one)]
    if not programs:
        sys.exit("none of the programs is built")
    document, missing = bill(programs)
    for name in missing:
        print(f"no package is known for {name}", file=sys.stderr)
    names = {one["name"] for one in document["components"]}
    for expected in ("libqt6core6", "libsodium23", "libsqlite3-0"):
        if not any(name.startswith(expected.rstrip("0123456789")) for name in names):
            missing.append(expected)
            print(f"{expected} is not among the components", file=sys.stderr)
    if out == "--check":
        print(f"{len(document['components'])} components")
        return 1 if missing else 0
    os.makedirs(os.path.dirname(out) or ".", exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2, sort_keys=True)
        file.write("\n")
    print(f"{out}: {len(document['components'])} components")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
