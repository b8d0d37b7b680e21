#!/usr/bin/env python3
"""Predicted against realised distances of one- and two-way marginals, over 30 plans on three tables.

  prediction.py [--binary PROGRAM] [--seed 1] [--plans 10]

The tables are the two samples, and $ADULT_CSV with $ADULT_DOMAIN (left out, and said, where they are
not set). Each plan is one draft by `sweep --json`: ε from 0.1 to 10, the methods tree and junction in
turn, shares drawn from 1/8 … 8 for two plans in three and even for the third. A prediction is made of
the draft's one-ways and scores alone. The ratio is realised over predicted: the other way round its
mean has no limit, since a column of two values can come out as good as exact by luck. Draft noise comes
from a workspace made for each plan.
"""

import os
import random
import statistics
import tempfile

import program

EPSILONS = (0.1, 0.18, 0.3, 0.5, 0.8, 1.3, 2, 3.3, 6, 10)
METHODS = ("tree", "junction")
LOW, HIGH = 0.67, 1.5


def tables():
    """(name, arguments that name the table) of each."""
    found = []
    table, domain = program.adult()
    if table and domain:
        found.append(("Adult", [table, "--schema", domain]))
    else:
        print("$ADULT_CSV and $ADULT_DOMAIN are not set: the samples only\n")
    for name in ("admissions", "payments"):
        stem = os.path.join(program.SAMPLES, name)
        found.append((name, [f"{stem}.csv", "--schema", f"{stem}.schema.yaml"]))
    return found


def swept(binary, arguments, workspace, plan, draws=1):
    """One plan's marginals, and its mean pair."""
    epsilon, method, shares = plan
    options = [f"--share={column}={share}" for column, share in shares.items()]
    result = program.call(
        binary, ["sweep", *arguments, "--epsilon", str(epsilon), "--method", method,
                 "--workspace", workspace, "--draws", str(draws), *options])
    point = result["points"][0]
    return point["marginals"], point["mean_pair"]


def ratios(marginals):
    """Realised over predicted, of what has both."""
    return [
        m["measured"] / m["predicted"] for m in marginals
        if m["predicted"] and m["measured"] is not None]


def line(name, values):
    """The two figures of some ratios."""
    if len(values) < 2:
        return
    within = sum(LOW <= value <= HIGH for value in values) / len(values)
    tenths = statistics.quantiles(values, n=10)
    print(f"{name:<28} {len(values):>6} {100 * within:>8.1f}% {statistics.fmean(values):>8.3f}"
          f"   {tenths[0]:.2f} … {tenths[-1]:.2f}")


def main():
    options = program.parser(__doc__)
    options.add_argument("--seed", type=int, default=1, help="of the shares (default 1)")
    options.add_argument("--plans", type=int, default=10, help="plans a table (default 10)")
    options.add_argument(
        "--draws", type=int, default=1,
        help="drafts a plan, averaged, which takes their luck away (default 1: as asked)")
    chosen = options.parse_args()
    binary = program.existing(chosen.binary)
    every, means = [], []
    print(f"{'':<28} {'number':>6} {'within':>9} {'mean':>8}   one tenth … nine tenths")
    for name, arguments in tables():
        draw = random.Random(f"{chosen.seed} {name}")
        own = []
        with tempfile.TemporaryDirectory() as folder:
            first, _ = swept(binary, arguments, folder, (1, "tree", {}))
            columns = [m["columns"][0] for m in first if len(m["columns"]) == 1]
        for number in range(chosen.plans):
            epsilon = EPSILONS[number % len(EPSILONS)]
            shares = {} if number % 3 == 0 else {
                column: 2.0 ** draw.randint(-3, 3) for column in columns}
            with tempfile.TemporaryDirectory() as folder:
                marginals, mean = swept(
                    binary, arguments, folder,
                    (epsilon, METHODS[(number + chosen.seed) % 2], shares), chosen.draws)
            own += marginals
            means.append(mean["measured"] / mean["predicted"])
        line(name, ratios(own))
        every += own
    line("all", ratios(every))
    line("  columns", ratios([m for m in every if len(m["columns"]) == 1]))
    line("  pairs measured", ratios([m for m in every if m.get("by_plan") == "measured"]))
    line("  pairs not measured", ratios([m for m in every if m.get("by_plan") == "not measured"]))
    line("mean over all pairs, a plan", means)
    print(f"\nwithin: realised/predicted from {LOW} to {HIGH}; "
          "asked: 80% of the marginals, mean 0.9 … 1.1")


if __name__ == "__main__":
    main()
