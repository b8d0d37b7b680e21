#!/usr/bin/env python3
"""From the Enter that takes a typed rule to the frames that it leads to, on 120 × 40 cells.

  rules.py [SESSION|INPUT] [--schema F] [--runs 40] [--seed 1]

The workbench runs in a pseudo-terminal on a copy of its input: $ADULT_CSV with $ADULT_DOMAIN where those are
set, else a sample. On the page of rules a rule on two random columns is typed, letter by letter; once all work
has ended, Enter is pressed and these frames are waited for:
  listed      the first that lists the rule
  figures     the first that has the rule's figures, counted on rows that obey it
  all         the first after which every stage has a result
Then it is switched off, on again, renamed in nothing but its severity, and taken away, each timed to `all`.
Asked: figures within 150 ms in the median. A fixed kernel is timed before and after; where its times differ by
more than 20%, run it again.
"""

import random
import tempfile

import latency
import program
import terminal


def shows(screen, *words):
    """Whether every word is somewhere on the screen."""
    text = screen.text()
    return all(word in text for word in words)


def has_figures(screen):
    return shows(screen, "broken, synthetic") and not shows(screen, "of an earlier draft")


def rules(schema):
    """Rules on pairs of columns: cells that stay empty, bounds, and what rows are made to obey."""
    names = list(schema)
    found = []
    for first in names:
        for second in names:
            if first == second or schema[first] < 3 or schema[second] < 3:
                continue
            found.append(f"if {quoted(first)} = {schema[first] - 1} then {quoted(second)} != 0")
    return found


def quoted(name):
    return name if name.replace("_", "a").isalnum() else f"`{name}`"


def timed(window, keys, *wanted, limit=60):
    """Seconds from a key to each of some frames."""
    start = window.send(keys)
    return [time - start for time in window.until(*wanted, limit=limit)]


def main():
    parser = program.parser(__doc__)
    latency.add_options(parser)
    parser.add_argument("--runs", type=int, default=40)
    options = parser.parse_args()
    binary = program.existing(options.binary)
    terminal.be_first()
    chance = random.Random(options.seed)
    before = terminal.calibration()
    found = {name: [] for name in (
        "listed", "figures (asked 150)", "all", "switched off", "switched on", "only counted",
        "taken away")}
    idle, stages = terminal.is_idle, []
    with tempfile.TemporaryDirectory() as folder:
        arguments = latency.table(options, folder)
        window = terminal.open_workbench([binary, "workbench", *arguments], folder)
        try:
            texts = candidates(options)
            window.send("#")
            window.until(lambda screen: shows(screen, "rules") and idle(screen))
            for _ in range(options.runs):
                text = chance.choice(texts)
                window.send("a")
                window.until(lambda screen: shows(screen, "new line"))
                for letter in text:
                    window.send(letter)
                window.until(lambda screen: shows(screen, "understood"))
                window.wait(0.3)
                times = timed(
                    window, "\r", lambda screen: shows(screen, text[:30]) and not shows(screen, "new line"),
                    lambda screen: not shows(screen, "new line") and has_figures(screen),
                    lambda screen: has_figures(screen) and idle(screen))
                for name, time in zip(list(found)[:3], times):
                    found[name].append(time)
                stages.append(latency.stage_times(window.screen))
                for name, key, is_done in (
                        ("switched off", " ", lambda screen: shows(screen, "switched off") and idle(screen)),
                        ("switched on", " ", lambda screen: not shows(screen, "switched off")
                         and has_figures(screen) and idle(screen)),
                        ("only counted", "s", lambda screen: shows(screen, "warn: counted")
                         and has_figures(screen) and idle(screen)),
                        ("taken away", "x", lambda screen: shows(screen, "No rules yet") and idle(screen))):
                    window.wait(0.2)
                    found[name].append(timed(window, key, is_done)[-1])
        except terminal.Ended as error:
            terminal.fail(error)
        finally:
            window.end()
    for name, times in found.items():
        print(terminal.line(name, times))
    latency.say_stages(stages)
    terminal.say_calibration(before, terminal.calibration())


def candidates(options):
    """Rules to type, on the columns of the table that is opened."""
    import json
    schema = options.schema or (None if options.input else program.adult()[1])
    if schema and schema.endswith(".json"):
        with open(schema, encoding="utf-8") as file:
            return rules(json.load(file))
    return [f"if ward = \"{ward}\" then age {bound}" for ward in ("surgery", "oncology", "cardiology")
            for bound in ("> 3", "< 90", "!= 40")]


if __name__ == "__main__":
    main()
