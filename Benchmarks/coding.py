"""Reads two CSV tables of the same columns and codes them alike, knowing nothing of the program.

Integer-coded tables (a domain {"column": size} is given) keep their codes. Otherwise numbers, dates
and times are cut at the real column's 1/16, 2/16, … quantiles, other columns keep their values, null
is a code of its own, and columns with more than 2,000 texts (identifiers) are left out.
"""

import csv
import datetime
import json

import numpy as np

BINS = 16
MANY = 2000


def read(path):
    """The columns of a CSV file as lists of texts, by name."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        columns = list(zip(*rows))
    return dict(zip(header, columns)) if columns else {name: () for name in header}


def number(text):
    """A number, date or time as a float; None where the text is neither."""
    try:
        return float(text)
    except ValueError:
        pass
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=datetime.timezone.utc).timestamp()


def numbers(texts):
    """The texts as floats with NaN for nulls, or None where one of them is no number."""
    values = {text: number(text) for text in set(texts) if text != ""}
    if not values or any(value is None for value in values.values()):
        return None
    return np.array([values.get(text, np.nan) for text in texts])


def code_column(real, other):
    """(codes of real, codes of other, number of codes), or None for a column to leave out."""
    cut = numbers(real)
    if cut is not None and len(set(real)) > BINS:
        edges = np.unique(np.nanquantile(cut, np.arange(1, BINS) / BINS))
        coded = []
        for values in (cut, numbers(other)):
            if values is None:
                return None
            codes = np.searchsorted(edges, values, side="right")
            codes[np.isnan(values)] = len(edges) + 1
            coded.append(codes.astype(np.int64))
        return coded[0], coded[1], len(edges) + 2
    names = {text: code for code, text in enumerate(sorted(set(real) | set(other)))}
    if len(names) > MANY:
        return None
    return (
        np.array([names[text] for text in real], dtype=np.int64),
        np.array([names[text] for text in other], dtype=np.int64),
        len(names),
    )


def code(real_path, other_path, domain_path=None):
    """(names, codes of real, codes of other, sizes); codes are lists of arrays, one a column."""
    real, other = read(real_path), read(other_path)
    sizes = None
    if domain_path:
        with open(domain_path, encoding="utf-8") as file:
            sizes = json.load(file)
    names, left, right, counts = [], [], [], []
    for name, texts in real.items():
        if name not in other:
            continue
        if sizes is None:
            coded = code_column(texts, other[name])
        else:
            pair = [np.array(column, dtype=np.int64) for column in (texts, other[name])]
            for codes in pair:
                if codes.size and not (0 <= codes.min() and codes.max() < sizes[name]):
                    raise SystemExit(f"{name}: a code outside 0 … {sizes[name] - 1}")
            coded = pair[0], pair[1], sizes[name]
        if coded is None:
            continue
        names.append(name)
        left.append(coded[0])
        right.append(coded[1])
        counts.append(coded[2])
    return names, left, right, counts
