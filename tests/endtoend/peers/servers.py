# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds, installs, starts and ends the servers that others wrote."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request

INSTALLING = 300  # seconds
STARTING = 60  # seconds; a model has to be read from disk
OLDEST_NODE = (20, 15)
# What npm says when the way to its registry is the trouble, and not what was asked of it.
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH",
               "ERR_SOCKET_TIMEOUT", "ENOTCACHED", "CERT_", "E401", "E403", "E407", "E50")


class Skipped(Exception):
    """This server cannot be had here, and that is nobody's fault."""


class Failed(Exception):
    """This server should be there, and is not."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process that listens on 127.0.0.1; ended by its id when the `with` block is left."""

    def __init__(self, name, command, port, log, environment=None):
        self.name, self.port, self.log = name, port, log
        self.url = f"http://127.0.0.1:{port}/v1"
        with open(log, "wb") as out:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                             env={**os.environ, **(environment or {})})

    def __enter__(self):
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self):
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise Failed(f"it ended at once with {self._process.returncode}: {self._last_words()}")
            try:
                get_json(self.url + "/models")
                return
            except (OSError, ValueError):
                time.sleep(0.1)
        raise Failed(f"it did not answer within {STARTING} s: {self._last_words()}")

    def _last_words(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return " ".join(log.read().split())[-400:]


def get_json(url, body=None):
    return json.loads(fetch(url, body))


def fetch(url, body=None):
    """The reply's bytes, by another HTTP client than Spyhop's; proxies are for elsewhere."""
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode(),
                                     {"Content-Type": "application/json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as reply:
        return reply.read()


def whole_text(url, model, prompt):
    """Text and reasoning of an answer in one piece."""
    body = {"model": model, "messages": [{"role": "user", "content": prompt}]}
    message = get_json(url + "/chat/completions", body)["choices"][0]["message"]
    return message["content"], message.get("reasoning_content") or ""


def streamed_text(url, model, prompt):
    """Text and reasoning of a streamed answer, put together as simply as can be."""
    body = {"model": model, "stream": True, "messages": [{"role": "user", "content": prompt}]}
    text = reasoning = ""
    for line in fetch(url + "/chat/completions", body).decode("utf-8").split("\n"):
        if line == "data: [DONE]":
            break
        if line.startswith("data: "):
            for choice in json.loads(line[6:])["choices"]:
                text += choice["delta"].get("content") or ""
                reasoning += choice["delta"].get("reasoning_content") or ""
    return text, reasoning


class NpmServers:
    """The packages of one folder. Nothing of them is part of the repository."""

    def __init__(self, folder, packages):
        self.folder, self.packages = folder, packages

    def install(self):
        for tool in ("node", "npm"):
            if not shutil.which(tool):
                raise Skipped(f"{tool} is not on PATH")
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
        if tuple(map(int, version.lstrip("v").split(".")[:2])) < OLDEST_NODE:
            raise Skipped(f"node {version} is older than these packages need")
        if all(self._installed(name) == wanted for name, wanted in self.packages.items()):
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            npm = subprocess.run(
                ["npm", "install", "--prefix", str(self.folder), "--ignore-scripts", "--no-audit", "--no-fund",
                 "--save-exact", "--fetch-retries=1", *(f"{name}@{wanted}" for name, wanted in self.packages.items())],
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=INSTALLING, check=False)
        except subprocess.TimeoutExpired:
            raise Skipped(f"npm did not end within {INSTALLING} s") from None
        if npm.returncode == 0:
            return
        if any(word in npm.stderr for word in UNREACHABLE):
            raise Skipped("npm cannot reach its registry")
        raise Failed("npm: " + " ".join(npm.stderr.split())[:400])

    def _manifest(self, name):
        return self.folder / "node_modules" / name / "package.json"

    def _installed(self, name):
        try:
            return json.loads(self._manifest(name).read_text("utf-8"))["version"]
        except (OSError, ValueError, KeyError):
            return None

    def command(self, name, program):
        """How node runs a package's program without a shell between, so that its id is the one that is ended."""
        manifest = self._manifest(name)
        return ["node", str(manifest.parent / json.loads(manifest.read_text("utf-8"))["bin"][program])]
