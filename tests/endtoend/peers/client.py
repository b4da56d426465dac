# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs spyhop-cli against one server, and holds what it prints against docs/cli.md."""

import json
import subprocess
from pathlib import Path

PATIENCE = 120  # seconds; a whole command on a loaded machine

STATES = {"queued", "waiting", "connecting", "server-queued", "thinking", "writing", "stalled", "backoff", "parked"}
CODES = {"usage", "settings", "refused-policy", "refused-budget", "refused-consent", "auth", "balance", "rate-limited",
         "overloaded", "server", "network", "tls", "timeout", "truncated", "bad-request", "not-found", "content-filter",
         "unreadable", "unknown-outcome", "cancelled", "internal"}
TIERS = {"edge", "api", "self-hosted", "basics"}
DONE_MEMBERS = {"text", "reasoning", "model", "endpoint", "tier", "finishReason", "cached", "attempts", "adjusted",
                "usage", "cost", "timings"}
TIMINGS = {"queue", "connect", "tls", "firstToken", "transfer", "parse", "total"}
USAGE_COUNTS = {"promptTokens", "completionTokens", "reasoningTokens", "cacheHitTokens"}


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_time(value):
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0)


class Answer:
    """What one `ask --json` printed. `faults` lists what docs/cli.md does not allow."""

    def __init__(self, exit_code, out, err):
        self.exit, self.err, self.faults, self.lines = exit_code, err, [], []
        for number, line in enumerate(out.decode("utf-8").splitlines(), 1):
            try:
                value = json.loads(line)
            except ValueError:
                value = None
            if isinstance(value, dict):
                self.lines.append(value)
            else:
                self.faults.append(f"line {number} is no JSON object: {line[:80]!r}")
        self.states = [line.get("state") for line in self.of("state")]
        self.text = "".join(line.get("text", "") for line in self.of("delta"))
        self.reasoning = "".join(line.get("reasoning", "") for line in self.of("delta"))
        ends = [line for line in self.lines if line.get("type") in ("done", "error")]
        self.end = ends[-1] if ends else {}
        self._check(ends)

    def of(self, kind):
        return [line for line in self.lines if line.get("type") == kind]

    def statuses(self):
        return [(attempt.get("status"), attempt.get("error")) for attempt in self.end.get("attempts", [])]

    def _expect(self, holds, fault):
        if not holds:
            self.faults.append(fault)

    def _check(self, ends):
        self._expect(len(ends) == 1, f"{len(ends)} lines say how it ended")
        self._expect(self.lines and self.lines[-1] is self.end, "something follows the end")
        self._expect(len({line.get("callId") for line in self.lines}) == 1 and self.end.get("callId"),
                     "the lines do not share one callId")
        unknown = {str(line.get("type")) for line in self.lines} - {"state", "delta", "done", "error"}
        self._expect(not unknown, f"unknown types: {unknown}")
        self._expect(self.states and set(self.states) <= STATES, f"states: {self.states}")
        for line in self.of("state"):
            self._expect(isinstance(line.get("endpoint"), str), "a state without endpoint")
        for line in self.of("delta"):
            parts = [line[name] for name in ("text", "reasoning") if name in line]
            self._expect(parts and all(isinstance(part, str) and part for part in parts), f"an empty delta: {line}")
        for attempt in self.end.get("attempts", []):
            self._expect(isinstance(attempt.get("endpoint"), str) and is_count(attempt.get("status"))
                         and is_time(attempt.get("waitMs"))
                         and (attempt.get("error") is None or attempt["error"] in CODES), f"an attempt: {attempt}")
        self._expect(self.end.get("attempts"), "no attempts")
        if self.end.get("type") == "done":
            self._check_done(self.end)
        else:
            self._check_error(self.end)

    def _check_done(self, done):
        self._expect(self.exit == 0, f"done, but exit code {self.exit}")
        self._expect(DONE_MEMBERS <= done.keys(), f"missing: {DONE_MEMBERS - done.keys()}")
        self._expect(done.get("tier") in TIERS, f"tier: {done.get('tier')}")
        self._expect(done.get("cached") in ("no", "l1", "l2"), f"cached: {done.get('cached')}")
        usage, timings = done.get("usage"), done.get("timings", {})
        self._expect(usage is None or (all(is_count(usage.get(name)) for name in USAGE_COUNTS)
                                       and isinstance(usage.get("estimated"), bool)), f"usage: {usage}")
        self._expect(timings.keys() == TIMINGS and all(map(is_time, timings.values())), f"timings: {timings}")
        self._expect(isinstance(timings.get("total"), (int, float)), "no total time")
        for name, sum_of_deltas in (("text", self.text), ("reasoning", self.reasoning)):
            self._expect(done.get(name) == sum_of_deltas or not sum_of_deltas and not self.of("delta"),
                         f"the deltas' {name} is not done.{name}")

    def _check_error(self, error):
        self._expect(self.exit != 0, "an error, but exit code 0")
        self._expect(error.get("code") in CODES, f"code: {error.get('code')}")
        self._expect(isinstance(error.get("message"), str) and error.get("message"), "no sentence")
        self._expect(is_count(error.get("httpStatus")), f"httpStatus: {error.get('httpStatus')}")
        self._expect(self.err.strip(), "nothing on standard error")
        self._expect(error.get("text", "") == self.text, "error.text is not what the deltas said")


class Client:
    """spyhop-cli with a profile of its own."""

    def __init__(self, program, profile):
        self.program, self.profile = str(Path(program).resolve()), str(profile)

    def run(self, arguments):
        """Exit code, standard output and standard error of one command."""
        try:
            ended = subprocess.run([self.program, "--profile", self.profile, *arguments], stdin=subprocess.DEVNULL,
                                   capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired as late:
            return -1, late.stdout or b"", f"it did not end within {PATIENCE} s"
        return ended.returncode, ended.stdout, ended.stderr.decode("utf-8", "replace")

    def ask(self, url, model, prompt, *more):
        return Answer(*self.run(["--endpoint", url, "--model", model, "--json", "ask", *more, prompt]))
