#!/usr/bin/env python3
"""Share edits at 20 a second for 10 s: is a key lost, a stale picture unmarked, the end otherwise than cold?

  edits.py [SESSION|INPUT] [--schema F] [--rate 20] [--seconds 10] [--seed 1]

Keys + - . , and moves between columns go to the workbench at a fixed rate, on a copy of $ADULT_CSV with
$ADULT_DOMAIN where those are set, else of a sample. Checked:
  keys      at the end every column's share is what the presses add up to
  marks     the frame that shows a new share marks the heatmap as stale, and a heatmap or histogram that
            is not marked does not change before the next share does or another column is chosen (a
            histogram is drawn anew where its marginal is at first the measured one; its table of moments
            is told of apart)
  cold      session saved, draft exported; a fresh program on that session paints the same histogram and
            heatmap, cell by cell, and exports the same bytes
Exit status 1 where any of that fails.
"""

import hashlib
import os
import random
import sys
import tempfile
import time

import program
import terminal
from latency import add_options, table


class Marks:
    """Watches frames for pictures that are not of the shares beside them and do not say so."""

    def __init__(self, screen):
        self.shares = terminal.shares(screen)
        self.chosen = terminal.chosen(screen)
        self.changes = 0
        self.unmarked = 0
        self.kept = {}
        self.changed = {"heatmap": 0, "moments": 0}
        self.frames = 0

    def __call__(self, screen, _now):
        self.frames += 1
        shares = terminal.shares(screen)
        if shares != self.shares:
            self.shares = shares
            self.changes += 1
            self.kept = {}
            self.unmarked += terminal.heatmap_is_fresh(screen)
        # A share at its end does not change: its key may have moved to another column alone.
        if terminal.chosen(screen) != self.chosen:
            self.chosen = terminal.chosen(screen)
            self.kept = {}
        y = terminal.association_row(screen)
        if y is None:
            return
        parts = {"heatmap": (terminal.heatmap_is_fresh(screen), screen.area(y + 2, y + 16, 48)),
                 "moments": (terminal.histogram_is_fresh(screen),
                             "".join(screen.lines()[2:4])[48:])}
        for name, (is_fresh, part) in parts.items():
            if name == "moments":
                part = part.split("nulls")[0].split("most frequent")[-1]
                # Until there are rows a dash stands for their moments, and says so.
                is_fresh = is_fresh and "| –" not in part
            if is_fresh and self.kept.setdefault(name, part) != part:
                self.changed[name] += 1
                print(f"          {name} changed unmarked beside {self.chosen}")
                self.kept[name] = part


def press(window, chance, rate, seconds):
    """Types at a fixed rate; the shares that the presses add up to."""
    wanted = dict(terminal.shares(window.screen))
    names = list(wanted)
    place = names.index(terminal.chosen(window.screen))
    start = time.perf_counter()
    count = 0
    for number in range(int(rate * seconds)):
        window.wait(start + number / rate - time.perf_counter())
        move = chance.choice(["", "", "", "j", "k"])
        if move == "j" and place < len(names) - 1:
            place += 1
        elif move == "k" and place > 0:
            place -= 1
        else:
            move = ""
        name = names[place]
        key = chance.choice("+-.,")
        window.send(move + key)
        wanted[name] = float(terminal.next_share(wanted[name], key))
        count += 1
    print(f"{count} edits in {time.perf_counter() - start:.1f} s")
    return wanted, names[place]


def exported(window, folder, stem):
    """Exports the draft under its suggested name; the SHA-256 of its bytes."""
    path = os.path.join(folder, f"{stem}.draft.csv")
    if os.path.exists(path):
        os.remove(path)
    window.send("x")
    window.shows("export the draft")
    window.send("\r")
    window.until(lambda _: os.path.exists(path))
    window.wait(0.5)
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def pictures(screen):
    """The cells of the histogram and the heatmap."""
    return screen.area(1, screen.rows - 4, 47)


def settled(window):
    """Waits until all is drawn, and a little longer."""
    window.wait(0.3)
    if not terminal.is_idle(window.screen):
        window.until(terminal.is_idle)
    window.wait(1)


def main():
    parser = program.parser(__doc__)
    add_options(parser)
    parser.add_argument("--rate", type=float, default=20, help="edits a second")
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    binary = program.existing(options.binary)
    terminal.be_first()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        arguments = table(options, folder)
        window = terminal.open_workbench([binary, "workbench", *arguments], folder)
        try:
            marks = window.watch = Marks(window.screen)
            wanted, name = press(window, random.Random(options.seed), options.rate, options.seconds)
            settled(window)
            window.watch = None
            found = terminal.shares(window.screen)
            lost = {one: (found.get(one), share) for one, share in wanted.items()
                    if found.get(one) != share}
            print(f"keys      {'none lost' if not lost else f'(found, asked): {lost}'}")
            if lost:
                failures.append("keys")
            print(f"marks     {marks.frames} frames, {marks.changes} of them with new shares; "
                  f"{marks.unmarked} with an unmarked heatmap; an unmarked heatmap changed "
                  f"{marks.changed['heatmap']} times, unmarked moments {marks.changed['moments']}")
            if marks.unmarked or any(marks.changed.values()):
                failures.append("marks")
            stem = os.path.basename(arguments[0]).split(".")[0]
            session = os.path.join(folder, f"{stem}.semblance.yaml")
            window.send("S")
            window.shows("✓ saved", "save the session as")
            if "✓ saved" not in window.screen.text():
                window.send("\r")
                window.shows("✓ saved")
            digest = exported(window, folder, stem)
            settled(window)
            hot = pictures(window.screen)
            window.end()
            window = terminal.open_workbench(
                [binary, "workbench", session, "--workspace", folder], folder)
            terminal.choose(window, name)
            settled(window)
            cold = pictures(window.screen)
            same = digest == exported(window, folder, stem)
        except terminal.Ended as error:
            terminal.fail(error)
        finally:
            window.end()
    differ = sum(one != other for row, others in zip(hot, cold) for one, other in zip(row, others))
    print(f"cold      {differ} cells differ; the drafts are {'the same' if same else 'different'}")
    if differ or not same:
        failures.append("cold")
        for row, others in zip(hot, cold):
            if row != others:
                for one in (row, others):
                    print("          " + "".join(cell[0] for cell in one))
    print(f"failed: {', '.join(failures)}" if failures else "all of it holds")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
