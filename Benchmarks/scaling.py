#!/usr/bin/env python3
"""What a release costs against rows and against columns, as whole processes and by stage.

  scaling.py [--rows 10000,100000,1000000,10000000] [--columns 10,20,50,100] [--runs 3]

The tables are made here from a fixed seed: integer codes 0 … 9, every column after the first a copy of an
earlier one in half of the rows and skewed chance in the others. Against rows they have 15 columns,
against columns 100,000 rows. ε = 1, the default method; medians over the runs, and the highest peak.
Writes the section "scaling" of RESULTS.md; --keep FILE leaves RESULTS.md alone and writes JSON to FILE.
"""

import datetime
import json
import os
import statistics
import tempfile

import numpy as np

import measured
import program
import sections
from peers_report import digits, stage_names

VALUES = 10
COLUMNS = 15
ROWS = 100_000
CHUNK = 500_000


def write_table(path, rows, columns):
    """Writes the made table and returns its domain."""
    parents = [int(np.random.RandomState(column).randint(column)) for column in range(1, columns)]
    chances = np.arange(VALUES, 0, -1) / (VALUES * (VALUES + 1) / 2)
    names = [f"c{column:03d}" for column in range(columns)]
    with open(path, "wb") as file:
        file.write((",".join(names) + "\n").encode())
        for start in range(0, rows, CHUNK):
            draws = np.random.default_rng(start)
            count = min(CHUNK, rows - start)
            codes = np.searchsorted(
                np.cumsum(chances)[:-1], draws.random((columns, count)), side="right").astype(np.uint8)
            for column, parent in enumerate(parents, start=1):
                copied = draws.random(count) < 0.5
                codes[column][copied] = codes[parent][copied]
            text = np.full((count, 2 * columns), ord(","), dtype=np.uint8)
            text[:, ::2] = codes.T + ord("0")
            text[:, -1] = ord("\n")
            file.write(text.tobytes())
    return {name: VALUES for name in names}


def cost(binary, rows, columns, runs, limit):
    """What releases of the made table took: medians, the peak and the stages."""
    with tempfile.TemporaryDirectory() as folder:
        table, schema, log, output = (
            os.path.join(folder, name) for name in ("in.csv", "in.json", "log.txt", "out.csv"))
        with open(schema, "w", encoding="utf-8") as file:
            json.dump(write_table(table, rows, columns), file)
        found, stages = [], []
        for _ in range(runs):
            found.append(measured.run(
                [binary, "synthesize", table, "--schema", schema, "-o", output, "--workspace", folder,
                 "--epsilon", "1", "--json"], log, limit))
            with open(log, encoding="utf-8", errors="replace") as file:
                said = file.read()
            if found[-1]["status"] != 0:
                return {"rows": rows, "columns": columns, "error": said[-300:] or "ended"}
            stages.append(json.loads(said)["timings"])
    return {
        "rows": rows, "columns": columns, "runs": runs,
        "seconds": statistics.median(one["seconds"] for one in found),
        "cpu_seconds": statistics.median(one["cpu_seconds"] for one in found),
        "megabytes": max(one["megabytes"] for one in found),
        "timings": {
            name: statistics.median(one.get(name, 0) for one in stages)
            for name in stage_names(stages)},
        "load": os.getloadavg()[0]}


def lines_of(found, against):
    """A table with a line for each size."""
    rows, names = [], stage_names(one["timings"] for one in found if "timings" in one)
    for one in found:
        if "error" in one:
            rows.append([f"{one[against]:,}", "failed", *[""] * (2 + len(names))])
            continue
        rows.append([
            f"{one[against]:,}", digits(one["seconds"]), digits(one["cpu_seconds"]),
            digits(one["megabytes"]), *(digits(one["timings"].get(name, 0)) for name in names)])
    return sections.table([against, "seconds", "CPU s", "MB", *names], rows)


def report(by_rows, by_columns):
    """The section's lines."""
    load = statistics.median(
        one["load"] for one in by_rows + by_columns if "load" in one)
    state = "the machine was idle" if load < 1.5 else f"other work ran (load average {load:.1f})"
    return [
        "## Cost against rows and columns", "",
        f"Written by `scaling.py` on {datetime.date.today()}: made tables of 10 values a column, ε = 1,",
        f"CSV to CSV, medians; {state}. Stages are in milliseconds; seconds are of the wall and of the",
        "processors.", "", f"Rows, with {COLUMNS} columns:", "", *lines_of(by_rows, "rows"), "",
        f"Columns, with {ROWS:,} rows:", "", *lines_of(by_columns, "columns"), ""]


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--rows", default="10000,100000,1000000,10000000")
    parser.add_argument("--columns", default="10,20,50,100")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=3600, help="seconds after which a run is ended")
    parser.add_argument("--keep", metavar="FILE", help="write JSON there instead of RESULTS.md")
    options = parser.parse_args()
    binary = program.existing(options.binary)
    by_rows, by_columns = [], []
    for found, sizes in (
            (by_rows, [(int(rows), COLUMNS) for rows in options.rows.split(",") if rows]),
            (by_columns, [(ROWS, int(count)) for count in options.columns.split(",") if count])):
        for rows, columns in sizes:
            found.append(cost(binary, rows, columns, options.runs, options.limit))
            print(json.dumps(found[-1]), flush=True)
    if options.keep:
        with open(options.keep, "w", encoding="utf-8") as file:
            json.dump({"rows": by_rows, "columns": by_columns}, file, indent=1)
    else:
        sections.replace("scaling", report(by_rows, by_columns))


if __name__ == "__main__":
    main()
