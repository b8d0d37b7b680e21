#!/usr/bin/env python3
"""Kills the workbench at random moments of a scripted tour and looks at what is left.

  tour_kill.py [SESSION] [--runs 200] [--seed 1] [--keep FOLDER]

The tour edits shares and ε, undoes, saves, exports a draft, pins, releases, and edits on. After each
SIGKILL, in a fresh workspace: the ledger is listed with status 0, a release is absent or whole and never
without a charge, the session file opens, and what the workbench offers to take up (or the file, where
it offers nothing) is a state no older than the last one seen on screen a second before the kill. At the
end TERM and HUP (a signal, and a terminal that goes) are sent with unsaved edits: the exit status is
143 and 129 and the session file holds them. Exit status 1 where any of that fails.
"""

import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time

import kill
import program
import terminal
from latency import copied

GRACE = 1.0


class Tour:
    """One run of the tour: what the screen has acknowledged, with times."""

    def __init__(self, window):
        self.window = window
        self.shares = dict(terminal.shares(window.screen))
        self.epsilon = 1.0
        # (when it was seen, state); an edit that is under way has no time yet.
        self.states = [(time.perf_counter(), self.state())]
        self.history = []

    def state(self):
        """The state as a text that can be compared."""
        return described(self.shares, self.epsilon)

    def edit(self, keys, seen, **change):
        """Makes an edit and waits until the screen shows it."""
        self.history.append((dict(self.shares), self.epsilon))
        self.shares.update(change.get("shares", {}))
        self.epsilon = change.get("epsilon", self.epsilon)
        self.acknowledged(keys, seen)

    def acknowledged(self, keys, seen):
        """Types, and notes the state with the time at which the screen shows it."""
        self.states.append((None, self.state()))
        self.window.send(keys)
        if not seen(self.window.screen):
            self.window.until(seen)
        self.states[-1] = (time.perf_counter(), self.state())

    def share(self, name, key):
        """Changes a column's share by a key."""
        terminal.choose(self.window, name)
        value = float(terminal.next_share(self.shares[name], key))
        self.edit(key, lambda screen: terminal.shares(screen).get(name) == value,
                  shares={name: value})

    def total(self, epsilon):
        """Types another total ε."""
        self.window.send("e")
        self.window.shows("total ε (record level)")
        self.window.send("\x15")
        self.edit(f"{epsilon}\r", lambda screen: f"ε {epsilon} record" in screen.text(),
                  epsilon=epsilon)

    def undo(self):
        """Takes back the newest edit."""
        self.shares, self.epsilon = self.history.pop()
        wanted = dict(self.shares)
        self.acknowledged("u", lambda screen: terminal.shares(screen) == wanted
                          and f"ε {self.epsilon:g} record" in screen.text())

    def do(self, keys, *texts):
        """Types, and waits for one of the texts."""
        self.window.send(keys)
        self.window.shows(*texts)

    def run(self):
        """The whole tour."""
        names = list(self.shares)
        one, two, three = names[0], names[2], names[-1]
        self.share(one, "+")
        self.share(one, "+")
        self.window.until(terminal.is_idle)
        self.do("p", "pinned as A")
        self.share(two, "-")
        self.total(1.5)
        self.undo()
        self.do("S", "✓ saved")
        self.share(three, ".")
        self.do("x", "export the draft")
        self.do("\r", "writing the draft")
        self.share(two, ".")
        self.window.shows("draft.csv")
        self.do("R", "release to a file")
        self.do("\r", "cannot be taken back")
        self.do("yes\r", "releasing", "ε_c")
        self.share(one, "-")
        self.window.wait(0.6)
        self.undo()
        self.share(three, "+")
        self.do("S", "✓ saved")
        self.share(two, "+")
        self.window.wait(1.2)


def described(shares, epsilon):
    """A state as a text."""
    weights = sorted((name, round(value, 3)) for name, value in shares.items() if value != 1)
    return f"ε {epsilon:g} " + " ".join(f"{name}={value:g}" for name, value in weights)


def written(path):
    """The state in a session file."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    weights = re.search(r"^shares:\s*\{(.*)\}", text, re.M)
    if weights:
        pairs = weights[1].split(", ")
    else:
        block = re.search(r"^shares:\n((?:  .*\n)*)", text, re.M)
        pairs = [entry.strip() for entry in block[1].splitlines()] if block else []
    epsilon = float(re.search(r"epsilon: ([0-9.e+-]+)", text)[1])
    return described({pair.rsplit(": ", 1)[0]: float(pair.rsplit(": ", 1)[1]) for pair in pairs},
                     epsilon)


def command(binary, session, folder):
    """How the workbench is started."""
    return [binary, "workbench", session, "--workspace", folder]


def started(binary, session, folder):
    """The workbench on a session, once its shares are listed."""
    window = terminal.Terminal(command(binary, session, folder), 120, 40, folder)
    window.until(lambda screen: bool(terminal.shares(screen)), limit=60)
    return window


def recovered(binary, session, folder):
    """What a new run of the workbench brings back: (offered or file, its state)."""
    before = written(session)
    window = started(binary, session, folder)
    try:
        window.wait(0.15)
        if "Take them up" not in window.screen.text():
            return "file", before
        window.send("\r")
        window.shows("are taken up")
        window.send("S")
        window.shows("✓ saved")
        return "offer", written(session)
    finally:
        window.end()


def wrong_with(states, killed, brought):
    """Why `brought` is no state that may come back, or None."""
    last = max(place for place, (seen, _) in enumerate(states)
               if seen is not None and (seen <= killed - GRACE or place == 0))
    if brought in [state for _, state in states[last:]]:
        return None
    return f"came back with {brought}; seen a second before was {states[last][1]}"


def age(states, killed, brought):
    """Seconds before the kill at which the oldest edit that did not come back was seen; 0 for none."""
    after = max((place for place, (_, state) in enumerate(states) if state == brought), default=0)
    return max((killed - when for when, _ in states[after + 1:] if when is not None), default=0.0)


def attempt(binary, source, delay, folder):
    """One tour, killed after `delay` seconds; (what came back, what is wrong, what age was lost)."""
    session = copied(source, folder)
    window = started(binary, session, folder)
    tour = Tour(window)
    begun = time.perf_counter()

    def watch(_screen, now):
        if now - begun >= delay:
            raise Killed
    window.watch = watch
    reading = window.read

    def timed(seconds):
        left = delay - (time.perf_counter() - begun)
        if left <= 0:
            raise Killed
        return reading(min(seconds, left))
    window.read = timed
    ended = False
    try:
        tour.run()
        ended = True
    except Killed:
        pass
    finally:
        window.watch, window.read = None, reading
        killed = time.perf_counter()
        window.end()
    stem = os.path.basename(session).split(".")[0]
    found, wrong = kill.state(binary, folder, f"{stem}.release")
    try:
        kind, brought = recovered(binary, session, folder)
    except terminal.Ended as error:
        return "not opened", f"the session does not open: {error}", 0.0
    wrong = wrong or wrong_with(tour.states, killed, brought)
    return f"{'whole tour, ' if ended else ''}{kind}, {found}", wrong, age(
        tour.states, killed, brought)


class Killed(Exception):
    """The moment has come."""


def signalled(binary, source, how):
    """Ends the workbench with unsaved edits; None, or what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        session = copied(source, folder)
        window = started(binary, session, folder)
        tour = Tour(window)
        tour.share(list(tour.shares)[0], "+")
        tour.share(list(tour.shares)[2], "+")
        if how == "a closed terminal":
            os.close(window.file)
            end = time.perf_counter() + 10
            done = 0
            while not done and time.perf_counter() < end:
                done, status = os.waitpid(window.pid, os.WNOHANG)
                time.sleep(0.01)
            if not done:
                os.kill(window.pid, signal.SIGKILL)
                os.waitpid(window.pid, 0)
                return "still runs after 10 s"
            status = os.waitstatus_to_exitcode(status)
        else:
            status = window.end(signal.SIGTERM if how == "TERM" else signal.SIGHUP)
        wanted = 143 if how == "TERM" else 129
        if status != wanted:
            return f"exit status {status}, not {wanted}"
        if written(session) != tour.state():
            return f"the file holds {written(session)}, not {tour.state()}"
        kind, _ = recovered(binary, session, folder)
        return None if kind == "file" else "saved edits are offered again"


def main():
    parser = program.parser(__doc__)
    parser.add_argument(
        "input", nargs="?", default=os.path.join(program.SAMPLES, "admissions.semblance.yaml"))
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--keep", metavar="FOLDER", help="keeps the folders of failures there")
    options = parser.parse_args()
    binary = program.existing(options.binary)
    terminal.be_first()
    with tempfile.TemporaryDirectory() as folder:
        window = started(binary, copied(options.input, folder), folder)
        tour = Tour(window)
        begun = time.perf_counter()
        try:
            tour.run()
        except terminal.Ended as error:
            terminal.fail(f"an undisturbed tour does not end: {error}")
        finally:
            window.end()
        whole = time.perf_counter() - begun
    moments = random.Random(options.seed)
    seen, failures, ages = {}, 0, []
    for number in range(1, options.runs + 1):
        folder = tempfile.mkdtemp()
        delay = moments.uniform(0, whole)
        try:
            found, wrong, lost = attempt(binary, options.input, delay, folder)
        except terminal.Ended as error:
            found, wrong, lost = "broken", str(error), 0.0
        ages.append(lost)
        seen[found] = seen.get(found, 0) + 1
        if wrong:
            failures += 1
            print(f"run {number}, killed after {1000 * delay:.0f} ms: {wrong}", flush=True)
            if options.keep:
                shutil.copytree(folder, os.path.join(options.keep, f"run-{number}"))
        shutil.rmtree(folder)
    print(f"{options.runs} kills over a tour of {whole:.1f} s: "
          + "; ".join(f"{found} {times}" for found, times in sorted(seen.items())))
    print(f"edits seen and lost in {sum(lost > 0 for lost in ages)} kills, the oldest seen "
          f"{1000 * max(ages):.0f} ms before (allowed: {1000 * GRACE:.0f})")
    for how in ("TERM", "HUP", "a closed terminal"):
        wrong = signalled(binary, options.input, how)
        failures += 1 if wrong else 0
        print(f"{how}: {wrong or 'saved, and the exit status is right'}")
    print("every state is sound" if failures == 0 else f"{failures} states are not sound")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
