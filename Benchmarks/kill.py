#!/usr/bin/env python3
"""Kills `semblance synthesize` at random moments and looks at what is left.

  kill.py [TABLE.csv|SESSION] [--schema F] [--runs 100] [--seed 1]

After each kill (SIGKILL, in a fresh workspace) the output is either absent or whole (its SHA-256 stands
in OUT.manifest.json), the ledger can be read, and an output never stands without a charge. The delay
is uniform over the time of an undisturbed run. Exit status 1 where any of that fails.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import program


def charges(binary, folder):
    """The number of charges in the workspace's ledger; None where it cannot be read."""
    done = subprocess.run(
        [binary, "ledger", "list", "--json", "--workspace", folder],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    accounts = json.loads(done.stdout).get("accounts", [])
    return sum(count(account) for account in accounts)


def count(account):
    """The charges of one account: their number, or the length of their list."""
    value = account.get("charges", 0)
    return len(value) if isinstance(value, list) else int(value)


def texts(value):
    """Every text in a JSON value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def state(binary, folder, stem="out"):
    """(what is left of the output `stem`.csv, what is wrong with it or None)."""
    output = os.path.join(folder, f"{stem}.csv")
    charged = charges(binary, folder)
    if charged is None:
        return "broken", "the ledger cannot be read"
    if not os.path.exists(output):
        return ("charged, no output" if charged else "nothing"), None
    if not charged:
        return "output", "an output without a charge"
    try:
        with open(os.path.join(folder, f"{stem}.manifest.json"), encoding="utf-8") as file:
            manifest = json.load(file)
    except (OSError, ValueError) as error:
        return "output", f"no whole manifest beside the output: {error}"
    with open(output, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    if not any(digest in text.lower() for text in texts(manifest)):
        return "output", "the output's SHA-256 is not in its manifest"
    return "output", None


def start(binary, options, folder):
    """Starts one run in `folder`."""
    command = [binary, "synthesize", os.path.abspath(options.input), "-o",
               os.path.join(folder, "out.csv"), "--workspace", folder, "--quiet"]
    if options.schema:
        command += ["--schema", os.path.abspath(options.schema)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def main():
    parser = program.parser(__doc__)
    parser.add_argument(
        "input", nargs="?", default=os.path.join(program.SAMPLES, "admissions.semblance.yaml"))
    parser.add_argument("--schema")
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the delays")
    options = parser.parse_args()
    binary = program.existing(options.binary)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        run = start(binary, options, folder)
        _, errors = run.communicate()
        whole = time.monotonic() - begun
        if run.returncode != 0:
            sys.exit(f"an undisturbed run ends with {run.returncode}\n{errors.decode()}")
        found, wrong = state(binary, folder)
        if wrong or found != "output":
            sys.exit(f"an undisturbed run leaves {found}: {wrong}")
    delays = random.Random(options.seed)
    seen, failures = {}, 0
    for number in range(1, options.runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            delay = delays.uniform(0, whole)
            run = start(binary, options, folder)
            try:
                run.wait(timeout=delay)
            except subprocess.TimeoutExpired:
                run.kill()
            run.communicate()
            found, wrong = state(binary, folder)
        seen[found] = seen.get(found, 0) + 1
        if wrong:
            failures += 1
            print(f"run {number}, killed after {1000 * delay:.0f} ms: {wrong}")
    print(f"{options.runs} kills over {1000 * whole:.0f} ms: "
          + ", ".join(f"{found} {times}" for found, times in sorted(seen.items())))
    print("every state is sound" if failures == 0 else f"{failures} states are not sound")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
