#!/usr/bin/env python3
"""Share edits on 1,000,000 rows by 15 columns: time to the heatmap, and whether memory stays flat.

  soak_edits.py [INPUT] [--schema F] [--rows 1000000] [--edits 1000] [--seed 1]

Without an input the table is made here as by scaling.py. Every 20th edit is waited for as in latency.py,
to the last stage; the others follow one another as soon as the heatmap is there. The figures are those
of every 20th.
Asked: a median of 250 ms to the heatmap, and memory after the last edit (resident) within 10% of that
after the first tenth of them, all work ended. Then the program is killed and opened again, to see how
long the journal of all those edits takes to read. Exit status 1 where memory is not flat.
"""

import json
import os
import random
import sys
import tempfile
import time

import program
import terminal
from latency import add_options, copied, edit, say_stages

COLUMNS = 15


def made(folder, rows):
    """A table of `rows` rows and its domain, written into `folder`; the program's arguments."""
    from scaling import write_table
    path, schema = os.path.join(folder, "in.csv"), os.path.join(folder, "in.json")
    with open(schema, "w", encoding="utf-8") as file:
        json.dump(write_table(path, rows, COLUMNS), file)
    return [path, "--schema", schema]


def memory(window):
    """Resident kilobytes once all work has ended."""
    window.wait(1)
    return window.kilobytes()


def reopened(command, folder):
    """Seconds until the edits of the killed run are offered, and the same without them."""
    times = []
    for text in ("unsaved edits", "CURATOR"):
        start = time.perf_counter()
        window = terminal.Terminal(command, 120, 40, folder)
        try:
            window.shows(text)
            if text == "CURATOR":
                window.until(lambda screen: bool(terminal.shares(screen)))
            times.append(time.perf_counter() - start)
            if text == "unsaved edits":
                window.send("\t\r")
                window.shows("are forgotten")
        finally:
            window.end()
    return times


def main():
    parser = program.parser(__doc__)
    add_options(parser)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--edits", type=int, default=1000)
    options = parser.parse_args()
    binary = program.existing(options.binary)
    terminal.be_first()
    chance = random.Random(options.seed)
    before = terminal.calibration()
    with tempfile.TemporaryDirectory() as folder:
        if options.input:
            arguments = [copied(options.input, folder)]
            arguments += ["--schema", os.path.abspath(options.schema)] if options.schema else []
        else:
            arguments = made(folder, options.rows)
        command = [binary, "workbench", *arguments, "--workspace", folder]
        start = time.perf_counter()
        window = terminal.open_workbench(command, folder)
        try:
            print(f"open      {time.perf_counter() - start:.2f} s to the first whole draft")
            found, sizes = [], {0: memory(window)}
            early = max(1, options.edits // 10)
            for number in range(1, options.edits + 1):
                whole = number % 20 == 0
                one = edit(window, chance, pause=0.3 if whole else 0, whole=whole)
                if "fit" in one[1]:
                    found.append(one)
                if number in (early, options.edits // 2, options.edits):
                    sizes[number] = memory(window)
        except terminal.Ended as error:
            terminal.fail(error)
        finally:
            window.end()
        for place, name in enumerate(("key", "histogram", "heatmap (asked 250)", "all")):
            print(terminal.line(name, [times[place] for times, _ in found]))
        say_stages([stages for _, stages in found])
        terminal.say_calibration(before, terminal.calibration())
        print("memory    " + ", ".join(
            f"{size / 1024:.0f} MB after {number}" for number, size in sizes.items()))
        offered, plain = reopened(command, folder)
        print(f"reopened  {offered:.2f} s to the offer of {options.edits} edits, {plain:.2f} without")
    growth = sizes[options.edits] / sizes[early] - 1
    print(f"memory grew by {100 * growth:.1f}% from edit {early} to {options.edits} (asked: 10)")
    sys.exit(1 if growth > 0.1 else 0)


if __name__ == "__main__":
    main()
