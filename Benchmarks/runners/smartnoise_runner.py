#!/usr/bin/env python3
"""One release of an integer-coded table by smartnoise-synth's MST, CSV to CSV, as a process of its own.

  smartnoise_runner.py REAL.csv DOMAIN.json OUT.csv EPSILON DELTA [sample]

Labels are fitted on the declared codes, not on the rows, so that no domain is read off the data; as many
rows are drawn as the real table has. The package draws them by rounding, and the mbi 1.1.0 that it asks
for rounds the children of one column by the same ranks, which ties them together; `sample` draws them
independently instead, from the same model.
"""

import json
import sys

import pandas
from snsynth.mst import MSTSynthesizer
from snsynth.transform.label import LabelTransformer
from snsynth.transform.table import TableTransformer


def transformer(names, sizes):
    """Labels for the codes 0 … size − 1 of every column."""
    columns = []
    for name in names:
        column = LabelTransformer(nullable=False)
        column.fit(range(sizes[name]))
        columns.append(column)
    table = TableTransformer(columns)
    table._columns = list(names)
    table._fit_finish()
    return table


class Sampled:
    """A fitted model that draws its rows independently."""

    def __init__(self, model):
        self.model = model

    def synthetic_data(self, rows):
        return self.model.synthetic_data(rows, method="sample")


def main():
    real, domain, output, epsilon, delta, *drawing = sys.argv[1:]
    table = pandas.read_csv(real, dtype="int64")
    with open(domain, encoding="utf-8") as file:
        sizes = json.load(file)
    synthesizer = MSTSynthesizer(epsilon=float(epsilon), delta=float(delta))
    synthesizer.fit(table, transformer=transformer(table.columns, sizes))
    if drawing == ["sample"]:
        synthesizer.synthesizer = Sampled(synthesizer.synthesizer)
    synthetic = synthesizer.sample(len(table))
    pandas.DataFrame(synthetic, columns=table.columns).astype("int64").to_csv(output, index=False)


if __name__ == "__main__":
    main()
