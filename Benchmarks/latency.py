#!/usr/bin/env python3
"""From a key that edits a share to the last byte of the frames that it leads to, on 120 × 40 cells.

  latency.py [SESSION|INPUT] [--schema F] [--runs 200] [--seed 1] [--moving] [--columns N]

The workbench runs in a pseudo-terminal on a copy of its input: $ADULT_CSV with $ADULT_DOMAIN where those
are set, else a sample. Before each edit a random column is chosen and all work ends; then one of the
keys + - . , changes its share (one after which nothing is kept from before), and these frames are waited for:
  key         the first frame that shows the new share
  histogram   the first that shows the chosen column's histogram unmarked, not as stale
  heatmap     the first that shows the whole synthetic heatmap unmarked
  all         the first after which every stage has a result
Asked: histogram 50 ms and heatmap 100 ms in the median. Times of the stages are those of the screen.
Before each edit the cursor moves by one column, and the frame is waited for that says what the next step
of its share would bring (what the plan alone promises: asked 20 ms, painting and this script included).
With --columns a made table of so many columns and 20,000 rows is opened (scaling.py).
With --moving the edit follows the last move between columns at once, without the wait.
A fixed kernel is timed before and after; where its times differ by more than 20%, run it again.
"""

import json
import os
import random
import re
import shutil
import tempfile

import numpy as np

import program
import terminal


def copied(source, folder):
    """`source` and the files beside it that share its stem, copied; the copy's path."""
    beside = os.path.dirname(os.path.abspath(source))
    stem = os.path.basename(source).split(".")[0]
    for name in os.listdir(beside):
        path = os.path.join(beside, name)
        if name.split(".")[0] == stem and os.path.isfile(path):
            shutil.copy(path, folder)
    return os.path.join(folder, os.path.basename(source))


def table(options, folder):
    """The arguments that open a copy of what is asked for."""
    source, schema = options.input, options.schema
    if not source:
        source, schema = program.adult()
        if not source or not schema:
            source = os.path.join(program.SAMPLES, "admissions.semblance.yaml")
            schema = None
    arguments = [copied(source, folder), "--workspace", folder]
    return arguments + (["--schema", shutil.copy(schema, folder)] if schema else [])


def wide(columns, folder):
    """The arguments that open a made table of so many columns."""
    from scaling import write_table
    path, schema = os.path.join(folder, "in.csv"), os.path.join(folder, "in.json")
    with open(schema, "w", encoding="utf-8") as file:
        json.dump(write_table(path, 20_000, columns), file)
    return [path, "--schema", schema, "--workspace", folder]


def edit(window, chance, limit=60, pause=0.3, whole=True):
    """One random share edit; seconds to the four frames, and the stages' milliseconds.

    It begins `pause` seconds after the last move and once all work has ended; without a pause at once.
    Where not the whole is wanted, it ends with the heatmap, and says nothing of what follows.
    """
    screen = window.screen
    listed = terminal.shares(screen)
    name = chance.choice(list(listed))
    terminal.choose(window, name)
    window.wait(pause)
    if pause and not terminal.is_idle(screen):
        window.until(terminal.is_idle, limit=limit)
    # A share stays between 0.5 and 2.5, so that every key changes it.
    key = chance.choice("+." if listed[name] <= 0.6 else "-," if listed[name] >= 2 else "+-.,")
    share = terminal.next_share(listed[name], key)

    def is_set(screen):
        return terminal.shares(screen).get(name) == share
    start = window.send(key)
    wanted = [
        is_set,
        lambda screen: is_set(screen) and terminal.histogram_is_fresh(screen),
        lambda screen: is_set(screen) and terminal.heatmap_is_fresh(screen),
        lambda screen: is_set(screen) and terminal.heatmap_is_fresh(screen)
        and terminal.is_idle(screen)]
    times = window.until(*wanted[:4 if whole else 3], limit=limit)
    return [time - start for time in times], stage_times(screen) if whole else {}


def preview(window, chance):
    """Moves by one column; seconds to the frame that says what a step of its share would bring."""
    before = terminal.chosen(window.screen)
    names = list(terminal.shares(window.screen))
    key = "j" if before == names[0] else "k" if before == names[-1] else chance.choice("jk")

    def is_told(screen):
        return (terminal.chosen(screen) != before
                and re.search(r"^ \+ share .*expected \S+ → ", screen.text(), re.M))
    start = window.send(key)
    return window.until(is_told)[0] - start


def stage_times(screen):
    """The milliseconds of each stage that ran, as the screen tells them."""
    found = re.findall(r"([a-z]+) (?:✓ )?([0-9.,]+)( s)?(?: ms)?  ", terminal.stages(screen))
    return {name: float(value.replace(",", "")) * (1000 if seconds else 1)
            for name, value, seconds in found}


def say_stages(found):
    """Prints the stages' medians, the longest first."""
    names = {name for one in found for name in one}
    medians = {name: float(np.median([one.get(name, 0) for one in found])) for name in names}
    print("stages, medians in ms: " + "  ".join(
        f"{name} {value:.1f}" for name, value in sorted(medians.items(), key=lambda one: -one[1])))


def add_options(parser):
    """The options of scripts that edit a table."""
    parser.add_argument("input", nargs="?")
    parser.add_argument("--schema", help="the schema of a CSV input")
    parser.add_argument("--seed", type=int, default=1, help="of columns and keys")


def main():
    parser = program.parser(__doc__)
    add_options(parser)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--moving", action="store_true", help="edit right after moving")
    parser.add_argument("--columns", type=int, help="of a table that is made here")
    options = parser.parse_args()
    binary = program.existing(options.binary)
    terminal.be_first()
    chance = random.Random(options.seed)
    before = terminal.calibration()
    found, previews = [], []
    with tempfile.TemporaryDirectory() as folder:
        arguments = wide(options.columns, folder) if options.columns else table(options, folder)
        window = terminal.open_workbench([binary, "workbench", *arguments], folder)
        try:
            while len(found) < options.runs:
                window.wait(0.3)
                previews.append(preview(window, chance))
                found.append(edit(window, chance, pause=0 if options.moving else 0.3))
                # A state that was drawn not long ago is shown again at once, and says nothing.
                if "fit" not in found[-1][1]:
                    found.pop()
        except terminal.Ended as error:
            terminal.fail(error)
        finally:
            window.end()
    for place, name in enumerate(("key", "histogram (asked 50)", "heatmap (asked 100)", "all")):
        print(terminal.line(name, [times[place] for times, _ in found]))
    print(terminal.line("preview (asked 20)", previews))
    say_stages([stages for _, stages in found])
    terminal.say_calibration(before, terminal.calibration())


if __name__ == "__main__":
    main()
