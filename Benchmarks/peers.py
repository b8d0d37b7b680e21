#!/usr/bin/env python3
"""Semblance beside its peers: the same coded tables, the same ε and δ, one judge, in one run.

  peers.py [ADULT.csv ADULT-DOMAIN.json] [--quick] [--resume FILE] [--minutes 600]

The peers come from PyPI with pinned versions (environment.py): dpmm's AIM, MST and PrivBayes and
smartnoise-synth's MST. Every release is a process of its own from CSV to CSV; wall and CPU seconds and
peak memory are the whole process's, and one core is given to each peer's linear algebra. Every result
is appended to FILE at once; what stands there of the same table and the same program, byte for byte, is
not measured again. The section "peers" of RESULTS.md is written from FILE's newest tables and programs;
--write-only writes it and ends. Without Adult on the command line or in $ADULT_CSV and $ADULT_DOMAIN,
the samples alone are run, and that is said.
"""

import hashlib
import json
import os
import sys
import tempfile
import time

import accuracy
import coded_samples
import environment
import measured
import peers_report
import program

DELTA = "1e-9"
EPSILONS = ["1", "0.1", "0.3", "3", "10"]
OURS = "semblance"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# method → (environment, runner with its first arguments, its last arguments); in the order of running
PEERS = {
    "dpmm-privbayes": ("dpmm", ["dpmm_runner.py", "privbayes"]),
    "dpmm-mst": ("dpmm", ["dpmm_runner.py", "mst"]),
    "smartnoise-mst": ("smartnoise", ["smartnoise_runner.py"]),
    "smartnoise-mst-sampled": ("smartnoise", ["smartnoise_runner.py"], ["sample"]),
    "dpmm-aim-small": ("dpmm", ["dpmm_runner.py", "aim-small"]),
    "dpmm-aim": ("dpmm", ["dpmm_runner.py", "aim"]),
}
DEFAULT = ["dpmm-aim-small", "dpmm-mst", "smartnoise-mst", "dpmm-privbayes"]


class Results:
    """Results on disk, one JSON object a line; the last one of a key counts."""

    def __init__(self, path):
        self.path, self.rows = path, {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    self.keep(json.loads(line))

    def keep(self, row):
        """Keeps a result in memory, and nothing of an older form of its table or program."""
        for key, old in list(self.rows.items()):
            if old["table"] == row["table"] and (
                    old["data"] != row["data"]
                    or old["method"] == row["method"] and old["program"] != row["program"]):
                del self.rows[key]
        self.rows[row["table"], row["method"], row["epsilon"], row["run"]] = row

    def holds(self, row):
        """Whether there is a result of the same release."""
        old = self.rows.get((row["table"], row["method"], row["epsilon"], row["run"]))
        return old is not None and all(old[part] == row[part] for part in ("data", "program"))

    def add(self, row):
        """Keeps a result, on disk at once."""
        self.keep(row)
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def digest(*paths):
    """The first half of the SHA-256 of files, one after another."""
    found = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            found.update(file.read())
    return found.hexdigest()[:32]


def identity(binary, method):
    """The digest of what makes the releases: our program, or a peer's runner and its pinned versions."""
    if method == OURS:
        return digest(binary)
    name, (runner, *_), *_ = PEERS[method]
    return digest(os.path.join(program.HERE, "runners", runner),
                  os.path.join(program.HERE, "requirements", f"{name}.txt"))


def tables(options, folder):
    """[(name, coded CSV, domain)]: Adult where it is named, and the two samples."""
    csv, domain = (options.adult + [None, None])[:2] if options.adult else program.adult()
    found = []
    if csv and domain:
        found.append(("adult", os.path.abspath(csv), os.path.abspath(domain)))
    else:
        print("Adult is not named (ADULT.csv ADULT-DOMAIN.json), so the samples alone are run.")
    for name in ("admissions", "payments"):
        paths = os.path.join(folder, f"{name}.csv"), os.path.join(folder, f"{name}.json")
        coded_samples.write(name, *paths)
        found.append((name, *paths))
    return found


def plan(options, chosen):
    """Every (table, method, ε, run), in the order of what an early end should not lack."""
    epsilons = options.epsilon.split(",") if options.epsilon else EPSILONS[: 1 if options.quick else 5]
    wanted = [OURS, *(method for method in options.peers.split(",") if method)]

    def count(method, epsilon):
        if method == OURS:
            return options.draws
        return options.aim_runs if "aim" in method and epsilon == "1" else options.runs

    def urgency(entry):
        _, method, epsilon, run = entry
        if method == OURS:
            return 0
        if epsilon == "1":
            return 1 if run == 0 else 3
        return 4 if "aim" in method else 2

    entries = [
        (table, method, epsilon, run) for epsilon in epsilons for method in wanted
        for run in range(count(method, epsilon)) for table in chosen]
    return sorted(entries, key=urgency)


def command(binary, method, real, domain, epsilon, output):
    """The arguments that make one release into `output`."""
    if method == OURS:
        return [binary, "synthesize", real, "--schema", domain, "-o", output, "--workspace",
                os.path.dirname(output), "--epsilon", epsilon, "--delta", DELTA, "--json"]
    name, (runner, *first), *last = PEERS[method]
    return [environment.python(name), os.path.join(program.HERE, "runners", runner), *first,
            real, domain, output, epsilon, DELTA, *(last[0] if last else [])]


def release(binary, method, table, epsilon, limit):
    """One release: what it took, and its distances or why there are none."""
    _, real, domain = table
    alone = {**os.environ, **{name: "1" for name in THREADS}, "JAX_PLATFORMS": "cpu"}
    with tempfile.TemporaryDirectory() as folder:
        output, log = os.path.join(folder, "out.csv"), os.path.join(folder, "log.txt")
        try:
            arguments = command(binary, method, real, domain, epsilon, output)
        except RuntimeError as error:
            return {"error": f"cannot be installed: {error}"}
        load = os.getloadavg()[0]
        found = measured.run(arguments, log, limit, alone)
        found["load"] = load
        with open(log, encoding="utf-8", errors="replace") as file:
            said = file.read()
        if found.pop("status") != 0:
            late = found["seconds"] >= limit
            found["error"] = f"ended after {limit} s" if late else said.strip()[-400:]
            return found
        if method == OURS:
            found["timings"] = json.loads(said)["timings"]
        found["distances"] = accuracy.distances(real, output, domain)
    return found


def arguments():
    parser = program.parser(__doc__)
    parser.add_argument("adult", nargs="*", help="Adult's table and domain")
    parser.add_argument("--quick", action="store_true", help="ε = 1 alone, one run of each peer")
    parser.add_argument("--resume", default=os.path.join(program.HERE, ".peers", "results.jsonl"),
                        metavar="FILE", help="results so far (default .peers/results.jsonl)")
    parser.add_argument("--epsilon", help="with commas between (default 1,0.1,0.3,3,10)")
    parser.add_argument("--peers", default=",".join(DEFAULT),
                        help=f"with commas between, of {', '.join(PEERS)}")
    parser.add_argument("--draws", type=int, default=5, help="releases of ours at each ε")
    parser.add_argument("--runs", type=int, default=1, help="releases of each peer at each ε")
    parser.add_argument("--aim-runs", type=int, default=3, help="of AIM at ε = 1")
    parser.add_argument("--limit", type=int, default=7200, help="seconds after which a run is ended")
    parser.add_argument("--minutes", type=float, default=600, help="no run begins after these")
    parser.add_argument("--write-only", action="store_true", help="write RESULTS.md and end")
    options = parser.parse_args()
    unknown = [name for name in options.peers.split(",") if name and name not in PEERS]
    if unknown:
        parser.error(f"no such peer: {', '.join(unknown)}")
    if len(options.adult) == 1 or len(options.adult) > 2:
        parser.error("Adult takes two files: ADULT.csv ADULT-DOMAIN.json")
    if options.quick:
        options.aim_runs = options.runs
    return options


def main():
    options = arguments()
    os.makedirs(os.path.dirname(os.path.abspath(options.resume)), exist_ok=True)
    results = Results(options.resume)
    if options.write_only:
        peers_report.write(results.rows.values())
        return
    binary = program.existing(options.binary)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        chosen = tables(options, folder)
        data = {name: digest(csv, domain) for name, csv, domain in chosen}
        programs = {method: identity(binary, method) for method in (OURS, *PEERS)}
        for table, method, epsilon, run in plan(options, chosen):
            row = {"table": table[0], "method": method, "epsilon": epsilon, "run": run,
                   "data": data[table[0]], "program": programs[method]}
            if results.holds(row):
                continue
            if time.monotonic() - begun > 60 * options.minutes:
                print("The time is up; --resume goes on from here.")
                break
            row |= release(binary, method, table, epsilon, options.limit)
            results.add(row)
            line = row.get("error") or "  ".join(f"{value:.4f}" for value in row["distances"])
            print(f"{table[0]:11} {method:15} ε {epsilon:4} {row.get('seconds', 0):8.2f} s  {line}",
                  flush=True)
    peers_report.write(results.rows.values())


if __name__ == "__main__":
    main()
