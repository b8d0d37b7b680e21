"""Runs the program for the benchmarks: where it is, one call, its JSON."""

import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SAMPLES = os.path.join(ROOT, "SampleData")


def parser(description):
    """An argument parser that knows where the program is."""
    result = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    result.add_argument(
        "--binary", default=os.path.join(ROOT, ".build", "release", "semblance"),
        help="the program (default .build/release/semblance)")
    return result


def existing(binary):
    """The absolute path of the program, or an end with what to do."""
    path = os.path.abspath(binary)
    if not os.access(path, os.X_OK):
        sys.exit(f"{binary}: no program there; build it with `swift build -c release`")
    return path


def adult():
    """Adult's table and domain from $ADULT_CSV and $ADULT_DOMAIN, or (None, None)."""
    return os.environ.get("ADULT_CSV"), os.environ.get("ADULT_DOMAIN")


def call(binary, arguments):
    """Runs the program with --json; its object. Ends this script where the program fails."""
    done = subprocess.run(
        [binary, *arguments, "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(
            f"semblance {' '.join(arguments)}: exit status {done.returncode}\n"
            f"{done.stdout}{done.stderr}")
    return json.loads(done.stdout)
