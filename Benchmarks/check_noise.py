#!/usr/bin/env python3
"""Recounts the true tables beside the published noisy ones: is the noise what was paid for?

  check_noise.py REAL.csv OUT.measurements.json [--manifest OUT.manifest.json]

REAL is an integer-coded table whose columns have as many codes as the file says. For every marginal,
and for every score by its published reference, x is counted here and y read from the file; the mean of
(y − x)² / σ² is 1 up to a standard error of √(2 / n). The sum of 1 / (2σ²) is compared with the charged
ρ of the manifest. Exit status 1 where a mean is more than 4 standard errors from 1, or more was
measured than charged.
"""

import argparse
import csv
import json
import math
import sys

import numpy as np

LIMIT = 4.0


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_codes(path):
    """The columns of an integer-coded CSV file, by name."""
    with open(path, newline="", encoding="utf-8") as file:
        header = next(csv.reader(file))
    try:
        codes = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2)
    except ValueError as error:
        sys.exit(f"{path}: not an integer-coded table ({error})")
    return {name: codes[:, position] for position, name in enumerate(header)}


def true_counts(columns, names, sizes):
    """Counts over the named columns, row-major with the last column fastest."""
    cell = 0
    for name, size in zip(names, sizes):
        cell = cell * size + columns[name]
    return np.bincount(cell, minlength=math.prod(sizes))


def kind(measurement):
    """How a measurement is reported: one-way, pair, 3-way … or score."""
    if measurement["kind"] == "score":
        return "score"
    ways = len(measurement["columns"])
    return {1: "one-way", 2: "pair"}.get(ways, f"{ways}-way")


def squares(measurement, columns):
    """(y − x)² / σ² of every value, or None where x cannot be counted from the table."""
    names, sizes = measurement["columns"], measurement["sizes"]
    for name, size in zip(names, sizes):
        if name not in columns or columns[name].min() < 0 or columns[name].max() >= size:
            return None
    counts = true_counts(columns, names, sizes)
    if measurement["kind"] == "score":
        counts = np.array([np.abs(counts - np.array(measurement["reference"])).sum()])
    values = np.array(measurement["values"], dtype=np.float64)
    if len(values) != len(counts):
        sys.exit(f"{' × '.join(names)}: {len(values)} values for {len(counts)} cells")
    return (values - counts) ** 2 / variance(measurement)


def variance(measurement):
    """σ² from its exact fraction."""
    return measurement["sigma2_numerator"] / measurement["sigma2_denominator"]


def report(found, skipped):
    """Prints a line for each kind; whether all are within the limit."""
    print(f"{'kind':8} {'tables':>7} {'values':>9} {'mean (y−x)²/σ²':>15} {'± s.e.':>8} {'z':>7}")
    sound = True
    for name, groups in found.items():
        values = np.concatenate(groups)
        error = math.sqrt(2 / len(values))
        z = (values.mean() - 1) / error
        sound &= abs(z) <= LIMIT
        print(f"{name:8} {len(groups):7} {len(values):9} {values.mean():15.4f} {error:8.4f} {z:7.2f}")
    for name, times in skipped.items():
        print(f"{name}: {times} not counted here (the table does not hold their codes)")
    return sound


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("real")
    parser.add_argument("measurements")
    parser.add_argument("--manifest", help="default: beside the measurements")
    options = parser.parse_args()
    measurements = load(options.measurements)["measurements"]
    columns = read_codes(options.real)
    found, skipped = {}, {}
    for measurement in measurements:
        values = squares(measurement, columns)
        if values is None:
            skipped[kind(measurement)] = skipped.get(kind(measurement), 0) + 1
        else:
            found.setdefault(kind(measurement), []).append(values)
    if not found:
        sys.exit("nothing in the file could be compared with the table")
    sound = report(found, skipped)
    manifest = load(
        options.manifest or options.measurements.replace(".measurements.json", ".manifest.json"))
    measured = math.fsum(1 / (2 * variance(measurement)) for measurement in measurements)
    charged = manifest["rho"]
    print(f"Σρ measured {measured:.9g}, charged {charged:.9g}")
    if measured > charged * (1 + 1e-9):
        print("more was measured than charged")
        sound = False
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
