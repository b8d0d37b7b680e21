#!/usr/bin/env python3
"""From a key to the last byte that it makes the workbench paint.

  latency.py [SESSION|INPUT] [--runs 200] [--keys +-] [--size 140x45]

The workbench runs in a pseudo-terminal on a copy of its input, and the focused share goes up and down.
  first   the last byte of the first frame (output pauses for 8 ms, or ends)
  warm    the last byte within the 280 ms before the cold fit begins
Medians and 95th percentiles are in milliseconds, with the time to sort 1,000,000 numbers beside them
before and after: where the two differ by more than 20%, the machine was busy; run it again.
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

import numpy as np

import program

PAUSE = 0.008
COLD = 0.280
QUIET = 0.7


def calibration():
    """Milliseconds to sort 1,000,000 fixed numbers, the median of five."""
    values = np.random.default_rng(1).random(1_000_000)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        np.sort(values)
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, command, columns, rows, folder):
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ["TERM"] = "xterm-256color"
            for name in ("LINES", "COLUMNS"):
                os.environ.pop(name, None)
            try:
                os.execv(command[0], command)
            except OSError:
                os._exit(127)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """The number of bytes that came within `seconds`; None at the program's end."""
        ready, _, _ = select.select([self.file], [], [], max(seconds, 0))
        if not ready:
            return 0
        try:
            return len(os.read(self.file, 1 << 16)) or None
        except OSError:
            return None

    def settle(self, limit):
        """Reads until nothing came for a while; the seconds until the first byte and in all."""
        start = last = time.perf_counter()
        first = None
        while time.perf_counter() - last < QUIET and time.perf_counter() - start < limit:
            came = self.read(0.05)
            if came is None:
                sys.exit("the workbench ended; run it by hand to see why")
            if came:
                last = time.perf_counter()
                first = first or last - start
        return first, last - start

    def press(self, key):
        """Seconds from `key` to the last byte of the first frame, and of the warm frames."""
        start = time.perf_counter()
        os.write(self.file, key.encode())
        first = last = None
        while (now := time.perf_counter()) - start < COLD:
            wait = PAUSE if last and not first else COLD - (now - start)
            came = self.read(wait)
            if came is None:
                sys.exit("the workbench ended while keys were pressed")
            if came:
                last = time.perf_counter() - start
            elif last and not first:
                first = last
        return first or last, last

    def close(self):
        """Ends the program this object started."""
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.file)


def copied(source, folder):
    """`source` and the files beside it that share its stem, copied; the copy's path."""
    beside = os.path.dirname(os.path.abspath(source))
    stem = os.path.basename(source).split(".")[0]
    for name in os.listdir(beside):
        path = os.path.join(beside, name)
        if name.split(".")[0] == stem and os.path.isfile(path):
            shutil.copy(path, folder)
    return os.path.join(folder, os.path.basename(source))


def line(name, seconds):
    """A printed line of median, 95th percentile and count."""
    values = 1000 * np.array([value for value in seconds if value is not None])
    if not values.size:
        return f"{name:8} nothing was painted"
    return (f"{name:8} median {np.median(values):7.2f}   p95 {np.quantile(values, 0.95):7.2f}"
            f"   n {values.size}")


def main():
    parser = program.parser(__doc__)
    parser.add_argument(
        "input", nargs="?", default=os.path.join(program.SAMPLES, "admissions.semblance.yaml"))
    parser.add_argument("--schema", help="the schema of a CSV input")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--keys", default="+-", help="keys pressed in turn")
    parser.add_argument("--size", default="140x45", help="columns x rows")
    options = parser.parse_args()
    columns, rows = (int(part) for part in options.size.split("x"))
    command = [program.existing(options.binary)]
    before = calibration()
    with tempfile.TemporaryDirectory() as folder:
        command += ["workbench", copied(options.input, folder), "--workspace", folder]
        if options.schema:
            command += ["--schema", os.path.abspath(options.schema)]
        terminal = Terminal(command, columns, rows, folder)
        try:
            start, settled = terminal.settle(60)
            times = []
            for run in range(options.runs):
                times.append(terminal.press(options.keys[run % len(options.keys)]))
                terminal.settle(10)
        finally:
            terminal.close()
    if start is None:
        sys.exit("the workbench painted nothing within 60 s")
    print(f"start    first byte {1000 * start:.1f}   settled {1000 * settled:.1f}")
    print(line("first", [first for first, _ in times]))
    print(line("warm", [last for _, last in times]))
    after = calibration()
    print(f"sorting 1,000,000 numbers: {before:.1f} before, {after:.1f} after")


if __name__ == "__main__":
    main()
