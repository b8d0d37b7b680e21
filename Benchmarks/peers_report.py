"""The section "peers" of RESULTS.md, from the results of peers.py."""

import datetime
import statistics

import sections

TITLES = {"adult": "Adult, 48,842 × 14", "admissions": "admissions, 20,000 × 14",
          "payments": "payments, 100,000 × 14"}
NAMES = {"semblance": "**semblance**", "dpmm-aim": "AIM, dpmm",
         "dpmm-aim-small": "AIM reduced, dpmm", "dpmm-mst": "MST, dpmm",
         "dpmm-privbayes": "PrivBayes, dpmm", "smartnoise-mst": "MST, smartnoise-synth",
         "smartnoise-mst-sampled": "the same, drawn independently"}
IDLE = 1.2  # load average up to which seconds of the wall are compared


def stage_names(timings):
    """The stages that any of the timings has, in the order in which the program names them."""
    return list(dict.fromkeys(stage for one in timings for stage in one))


def digits(value):
    """About three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def groups(rows, table):
    """{(ε, method): rows} of one table, by ε and then in the order of NAMES."""
    found = {}
    for row in rows:
        if row["table"] == table and row["method"] in NAMES:
            found.setdefault((float(row["epsilon"]), row["method"]), []).append(row)
    order = list(NAMES)
    return dict(sorted(found.items(), key=lambda item: (item[0][0], order.index(item[0][1]))))


def comparison(rows, table):
    """One line for each ε and method."""
    found = groups(rows, table)
    lines = []
    for (epsilon, method), all_runs in found.items():
        runs = [row for row in all_runs if "distances" in row]
        if not runs:
            why = " ".join(all_runs[-1]["error"].split()).replace("|", "/")[-120:]
            lines.append([f"{epsilon:g}", NAMES[method], "0", f"failed: {why}", "", "", "", "", ""])
            continue
        ours = [row for row in found.get((epsilon, "semblance"), []) if "distances" in row]
        seconds, cpu = (statistics.median(row[key] for row in runs)
                        for key in ("seconds", "cpu_seconds"))
        ratio = ""
        if ours and method != "semblance":
            quiet = all(row.get("load", 0) <= IDLE for row in runs + ours)
            wall = seconds / statistics.median(row["seconds"] for row in ours)
            processors = cpu / statistics.median(row["cpu_seconds"] for row in ours)
            ratio = f"{digits(wall) + ' ×' if quiet else 'busy'}, {digits(processors)} ×"
        two, three = ([row["distances"][way] for row in runs] for way in (1, 2))
        spread = f" ± {statistics.stdev(two):.4f}" if len(two) > 1 else ""
        lines.append([
            f"{epsilon:g}", NAMES[method], str(len(runs)), f"{statistics.fmean(two):.4f}{spread}",
            f"{statistics.fmean(three):.4f}", digits(seconds), digits(cpu), ratio,
            digits(max(row["megabytes"] for row in runs))])
    return sections.table(
        ["ε", "method", "n", "two-way", "three-way", "seconds", "CPU s", "× ours: wall, CPU", "MB"],
        lines)


def stages(rows):
    """Our stages in milliseconds, medians, for each table and ε."""
    rows = [row for row in rows if "timings" in row]
    names = stage_names(row["timings"] for row in rows)
    lines = []
    for table, title in TITLES.items():
        for (epsilon, _), runs in groups(rows, table).items():
            medians = (statistics.median(run["timings"].get(name, 0) for run in runs) for name in names)
            lines.append([title.split(",")[0], f"{epsilon:g}", *map(digits, medians)])
    return sections.table(["table", "ε", *names], lines)


def write(rows):
    """Writes the section from all results."""
    rows = list(rows)
    loads = [row["load"] for row in rows if "load" in row]
    lines = [
        "## Beside its peers", "",
        f"Written by `peers.py` on {datetime.date.today()}, from whole processes, CSV to CSV, of the same",
        "integer-coded tables and domains, δ = 1e-9; the samples are coded by their data dictionaries alone.",
        "Distances are means over n releases (± standard deviation of one), by the same judge; seconds are",
        "medians, of the wall and of the processors; memory is the highest peak. Peers have their packages'",
        "defaults; *AIM reduced* is AIM with 64 rounds and a model of at most 4 MB (the defaults, 16 rounds",
        "a column and 80 MB, were not run). Peers draw as many rows as the real table has, ours its private",
        "estimate. smartnoise-synth draws by rounding, and the mbi 1.1.0 it asks for gives children of one",
        "column the same ranks, which ties them together; how much that costs depends on the table.",
        "*Drawn independently* is the same model without that. Versions: `requirements/`."]
    if not any(row["table"] == "adult" for row in rows):
        lines.append("Adult was not named, so it is missing here.")
    if loads:
        lines += [
            f"Other work ran on the machine: the load average at the start of a release was "
            f"{statistics.median(loads):.1f} in the", "median. Wall seconds of releases made under"
            " different load are not comparable, and no ratio of them is given; CPU seconds are safer, not"
            " exact." if statistics.median(loads) > IDLE else "median: the machine was idle."]
    lines += sorted({f"{NAMES[row['method']]} on {row['table']} at ε = {row['epsilon']}: {row['note']}."
                     for row in rows if "note" in row})
    for table, title in TITLES.items():
        if any(row["table"] == table for row in rows):
            lines += ["", f"### {title}", "", *comparison(rows, table)]
    lines += ["", "### Our stages, milliseconds", "", *stages(rows), ""]
    sections.replace("peers", lines)
