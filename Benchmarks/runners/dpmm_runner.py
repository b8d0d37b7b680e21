#!/usr/bin/env python3
"""One release of an integer-coded table by a method of dpmm, CSV to CSV, as a process of its own.

  dpmm_runner.py METHOD REAL.csv DOMAIN.json OUT.csv EPSILON DELTA

METHOD is aim, mst or privbayes with the package's defaults, or aim-small: AIM of 64 rounds with a model
of 4 MB at most, where the defaults are 16 rounds a column and 80 MB. The columns are codes already, so
the package's own binning is off, and as many rows are drawn as the real table has. The package says
"domain" for the largest code of a column plus one.
"""

import json
import sys

import pandas
from dpmm.pipelines import AIMPipeline, MSTPipeline, PrivBayesPipeline

METHODS = {
    "aim": (AIMPipeline, {"max_model_size": 80}),
    "aim-small": (AIMPipeline, {"max_model_size": 4, "gen_kwargs": {"rounds": 64}}),
    "mst": (MSTPipeline, {}),
    "privbayes": (PrivBayesPipeline, {}),
}


def main():
    method, real, domain, output, epsilon, delta = sys.argv[1:]
    table = pandas.read_csv(real, dtype="int64")
    with open(domain, encoding="utf-8") as file:
        sizes = json.load(file)
    pipeline, settings = METHODS[method]
    synthesizer = pipeline(
        epsilon=float(epsilon), delta=float(delta), disable_processing=True, n_jobs=1, **settings)
    synthesizer.fit(table, domain={name: sizes[name] for name in table.columns})
    synthetic = synthesizer.generate(n_records=len(table))
    synthetic[list(table.columns)].astype("int64").to_csv(output, index=False)


if __name__ == "__main__":
    main()
