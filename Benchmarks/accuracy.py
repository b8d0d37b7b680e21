#!/usr/bin/env python3
"""Mean total variation distance of one-, two- and three-way tables, real against synthetic.

  accuracy.py [--csv REAL.csv --domain DOMAIN.json] [--epsilon 0.1,1,10] [--method tree] [--runs 5]

Without --csv it takes $ADULT_CSV and $ADULT_DOMAIN, and without these the samples, and says so.
Every distance is computed here from the two CSV files; nothing is taken from the program's word.
Distances are ½ Σ |real/n − synthetic/m| over the cells of a table,
averaged over all tables of that many columns; ± is the standard deviation over the runs.
"""

import itertools
import os
import sys
import tempfile
import time

import numpy as np

import coding
import program

DENSE = 1 << 21


def distance(real, synthetic, columns, sizes):
    """Total variation distance of the two tables over `columns`."""
    cells, left, right = 1, 0, 0
    for column in columns:
        left = left * sizes[column] + real[column]
        right = right * sizes[column] + synthetic[column]
        cells *= sizes[column]
    if cells > DENSE:
        _, codes = np.unique(np.concatenate([left, right]), return_inverse=True)
        left, right, cells = codes[: len(left)], codes[len(left):], int(codes.max()) + 1
    first = np.bincount(left, minlength=cells) / len(left)
    second = np.bincount(right, minlength=cells) / len(right)
    return float(np.abs(first - second).sum() / 2)


def distances(real_path, synthetic_path, domain_path):
    """Mean distance for one, two and three columns."""
    names, real, synthetic, sizes = coding.code(real_path, synthetic_path, domain_path)
    return [
        float(np.mean([
            distance(real, synthetic, columns, sizes)
            for columns in itertools.combinations(range(len(names)), ways)
        ]))
        for ways in (1, 2, 3)
    ]


def tables(options):
    """(label, input for the program, real CSV, domain or None) of everything to run."""
    adult_csv, adult_domain = program.adult()
    csv = options.csv or adult_csv
    if csv:
        return [(os.path.basename(csv), csv, csv, options.domain or adult_domain)]
    print("ADULT_CSV is not set, so the samples are used instead of Adult.")
    return [
        (name, os.path.join(program.SAMPLES, f"{name}.semblance.yaml"),
         os.path.join(program.SAMPLES, f"{name}.csv"), None)
        for name in ("admissions", "payments")
    ]


def measure(binary, options, source, real, domain, epsilon):
    """The distances of every run, and the seconds each took."""
    found, seconds = [], []
    for _ in range(options.runs):
        with tempfile.TemporaryDirectory() as folder:
            output = os.path.join(folder, "out.csv")
            arguments = ["synthesize", source, "-o", output, "--workspace", folder,
                         "--epsilon", epsilon, "--method", options.method]
            if domain:
                arguments += ["--schema", domain]
            start = time.monotonic()
            program.call(binary, arguments)
            seconds.append(time.monotonic() - start)
            found.append(distances(real, output, domain))
    return np.array(found), float(np.median(seconds))


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--csv", help="the real table")
    parser.add_argument("--domain", help="its domain, JSON {\"column\": size}")
    parser.add_argument("--epsilon", default="1", help="one or more, with commas between")
    parser.add_argument("--method", default="tree")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.runs < 1:
        sys.exit("--runs takes a whole number, at least 1")
    binary = program.existing(options.binary)
    chosen = tables(options)
    print(f"{'table':12} {'method':12} {'ε':>5} {'1-way':>17} {'2-way':>17} {'3-way':>17} {'s':>7}")
    for label, source, real, domain in chosen:
        for epsilon in options.epsilon.split(","):
            found, seconds = measure(binary, options, source, real, domain, epsilon)
            spread = found.std(axis=0, ddof=1) if len(found) > 1 else np.zeros(3)
            cells = " ".join(
                f"{mean:8.4f} ± {around:.4f}" for mean, around in zip(found.mean(axis=0), spread))
            print(f"{label:12} {options.method:12} {epsilon:>5} {cells} {seconds:7.2f}", flush=True)


if __name__ == "__main__":
    main()
