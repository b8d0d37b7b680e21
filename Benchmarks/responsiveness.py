#!/usr/bin/env python3
"""How soon the workbench paints and answers, and what it costs while nothing happens, on 120 × 40 cells.

  responsiveness.py [SESSION|INPUT] [--schema F] [--runs 200] [--starts 20] [--idle 60] [--seed 1]

The workbench runs in a pseudo-terminal on a copy of its input: $ADULT_CSV with $ADULT_DOMAIN where those
are set, else a sample. Measured:
  start      from the start of the process to the end of its first frame, and to the first with the columns
  answer     from a key that moves between columns, typed while a draft is being made, to the end of the
             first frame after it; a draft is under way in the frame before
  frame      bytes of the frames that follow one share edit, until all work ends
  idle       bytes written and processor time used while nothing is typed
Asked: start 100 ms, answer 16 ms in the median, each frame below 8 kB, idle nothing and below 1%.
A fixed kernel is timed before and after; where its times differ by more than 20%, run it again.
"""

import os
import random
import tempfile
import time

import numpy as np

import latency
import program
import terminal


def started(command, folder):
    """Seconds to the first frame and to the first with columns, of a process of its own."""
    start = time.perf_counter()
    window = terminal.Terminal(command, 120, 40, folder)
    try:
        times = window.until(
            lambda screen: screen.text().strip() != "", lambda screen: bool(terminal.shares(screen)))
        return [now - start for now in times]
    finally:
        window.end()


def answer(window, chance):
    """Seconds from a move to the next frame while a draft is made; None where it had ended already."""
    if not terminal.is_idle(window.screen):
        window.until(terminal.is_idle, limit=60)
    listed = terminal.shares(window.screen)
    name = terminal.chosen(window.screen)
    window.send(chance.choice("+.") if listed.get(name, 1) < 2 else chance.choice("-,"))
    window.until(lambda screen: terminal.shares(screen).get(name) != listed.get(name))
    window.wait(chance.uniform(0, 0.03))
    if terminal.is_idle(window.screen):
        return None
    names = list(listed)
    place = names.index(name)
    start = window.send("k" if place == len(names) - 1 else "j")
    wanted = names[place - 1 if place == len(names) - 1 else place + 1]
    return window.until(lambda screen: terminal.chosen(screen) == wanted)[0] - start


def answers(command, folder, runs, chance):
    """Seconds of `runs` moves, None for those that no draft was under way at."""
    window = terminal.Terminal(command, 120, 40, folder)
    try:
        window.until(terminal.is_idle, limit=300)
        return [answer(window, chance) for _ in range(runs)]
    finally:
        window.end()


class Counted(terminal.Terminal):
    """A terminal that keeps the size of each frame."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.sizes, self.total, self.begun = [], 0, 0

    def read(self, seconds):
        came = super().read(seconds)
        if came:
            pieces = came.split(terminal.FRAME_ENDS)
            for piece in pieces[:-1]:
                self.sizes.append(self.begun + len(piece) + len(terminal.FRAME_ENDS))
                self.begun = 0
            self.begun += len(pieces[-1])
            self.total += len(came)
        return came


def frame_sizes(command, folder, runs, chance):
    """Bytes of every frame after share edits."""
    window = Counted(command, 120, 40, folder)
    try:
        window.until(terminal.is_idle, limit=300)
        sizes, whole = [], []
        for _ in range(runs):
            name = chance.choice(list(terminal.shares(window.screen)))
            terminal.choose(window, name)
            window.wait(0.1)
            window.sizes, before = [], window.total
            share = terminal.shares(window.screen)[name]
            window.send("+" if share < 2 else "-")
            window.until(lambda screen: terminal.shares(screen).get(name) != share)
            if not terminal.is_idle(window.screen):
                window.until(terminal.is_idle, limit=60)
            window.wait(0.1)
            sizes += window.sizes
            whole.append(window.total - before)
        return sizes, whole
    finally:
        window.end()


def idle(command, folder, seconds):
    """Bytes written and the share of one core used while nothing is typed."""
    window = Counted(command, 120, 40, folder)
    try:
        window.until(terminal.is_idle, limit=300)
        # The cold fit and the looks' record follow the last edit; both end within this.
        window.wait(3)
        before, used, start = window.total, ticks(window.pid), time.perf_counter()
        window.wait(seconds)
        spent = (ticks(window.pid) - used) / os.sysconf("SC_CLK_TCK")
        return window.total - before, spent / (time.perf_counter() - start)
    finally:
        window.end()


def ticks(pid):
    """Clock ticks of processor time that a process has used."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def main():
    parser = program.parser(__doc__)
    latency.add_options(parser)
    parser.add_argument("--runs", type=int, default=200, help="keys, and a tenth of them edits")
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--idle", type=float, default=60, help="seconds")
    options = parser.parse_args()
    binary = program.existing(options.binary)
    terminal.be_first()
    chance = random.Random(options.seed)
    before = terminal.calibration()
    def fresh(measure, *arguments):
        """Measures on a copy of the input with no earlier edits beside it."""
        with tempfile.TemporaryDirectory() as folder:
            command = [binary, "workbench", *latency.table(options, folder)]
            return measure(command, folder, *arguments)
    try:
        starts = [fresh(started) for _ in range(options.starts)]
        print(terminal.line("first frame (asked 100)", [first for first, _ in starts]))
        print(terminal.line("first with columns", [columns for _, columns in starts]))
        print(terminal.line("answer (asked 16)", fresh(answers, options.runs, chance)))
        sizes, whole = fresh(frame_sizes, max(1, options.runs // 10), chance)
        print(f"bytes of a frame: median {int(np.median(sizes))}, largest {max(sizes)} (asked "
              f"below 8192); of all frames of an edit: median {int(np.median(whole))}")
        written, share = fresh(idle, options.idle)
        print(f"idle for {options.idle:.0f} s: {written} bytes, {100 * share:.2f}% of a core")
    except terminal.Ended as error:
        terminal.fail(error)
    terminal.say_calibration(before, terminal.calibration())


if __name__ == "__main__":
    main()
