#!/usr/bin/env python3
"""Writes a sample table as integer codes with its domain, for programs that read nothing else.

  coded_samples.py admissions|payments OUT.csv DOMAIN.json

The codes come from the lists and ranges of the sample's data dictionary alone, never from its rows: a
category's code is its place in the list; a number, day or time falls in one of 32 equally wide bins of
the range, or keeps a code of its own where the range has no more steps than that; null is the last code.
Identifiers are left out, and so is all else that the dictionary says of bins.
"""

import csv
import datetime
import json
import os
import sys

import yaml

import program

BINS = 32
WHOLE = ("integer", "date", "timestamp")


def position(kind, text):
    """A number, day (in days) or time (in seconds) on a line."""
    if kind == "date":
        return datetime.date.fromisoformat(text).toordinal()
    if kind == "timestamp":
        moment = datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)
        return int(moment.timestamp())
    return int(text) if kind == "integer" else float(text)


def coder(column):
    """(text → code, number of codes) of one column of the dictionary."""
    kind = column["kind"]
    if kind in ("category", "boolean"):
        codes = {text: code for code, text in enumerate(column["domain"])}
        size, code = len(codes), codes.__getitem__
    else:
        low, high = (position(kind, text) for text in column["domain"])
        steps = high - low + (1 if kind in WHOLE else 0)
        size = min(steps, BINS) if kind in WHOLE else BINS

        def code(text):
            return min(int((position(kind, text) - low) * size / steps), size - 1)

    if column["nulls"] == "true":
        return (lambda text: size if text == "" else code(text)), size + 1
    return code, size


def write(name, output, domain):
    """Writes the sample `name` as codes, and {"column": number of codes}."""
    stem = os.path.join(program.SAMPLES, name)
    with open(f"{stem}.schema.yaml", encoding="utf-8") as file:
        columns = yaml.load(file, Loader=yaml.BaseLoader)["columns"]
    coders = {
        title: coder(column) for title, column in columns.items() if column["kind"] != "identifier"}
    with open(f"{stem}.csv", newline="", encoding="utf-8") as source, \
            open(output, "w", newline="", encoding="utf-8") as target:
        lines = csv.writer(target, lineterminator="\n")
        lines.writerow(coders)
        for row in csv.DictReader(source):
            lines.writerow([code(row[title]) for title, (code, _) in coders.items()])
    with open(domain, "w", encoding="utf-8") as file:
        json.dump({title: size for title, (_, size) in coders.items()}, file)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    write(*sys.argv[1:])
