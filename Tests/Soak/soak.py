#!/usr/bin/env python3
"""Random keys, mouse, paste and sizes on a pseudo-terminal, an idle while, SIGTERM, Ctrl-Z and a crash.

  soak.py [--events 20000] [--idle 60] [--seed 1] [--term xterm-256color] PROGRAM [FILE…]

The files are copied into a folder of their own, where the program is opened on the last of them; its own
files are looked for there too. Asked: it never dies nor hangs (each 500 events Ctrl-L must repaint within
30 s; where a key quits it is started again), an idle screen writes nothing and uses under 1% of a core,
and the terminal is given back with its modes off, after SIGTERM and after a fault, which also names the
file with the last words. Exit status 1 where one of these fails. Nothing but Python itself is needed.
"""

import argparse
import fcntl
import os
import pty
import random
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

KEYS = ["\x1bOA", "\x1bOB", "\x1bOC", "\x1bOD", "\x1bOH", "\x1bOF", "\x1b[5~", "\x1b[6~", "\r", "\x1b", "\t",
        "\x1b[Z", "\x7f", "\x1b[3~", "\x1bOP", "\x1bOQ", "\x1bOS", "\x1b[15~"]
MODES_OFF = [b"\x1b[?2004l", b"\x1b[?1002l"]


class Program:
    """The program in a pseudo-terminal."""

    def __init__(self, command, folder, term, size):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM=term, XDG_CONFIG_HOME=folder, TMPDIR=folder)
            for name in ("LINES", "COLUMNS", "NO_COLOR"):
                os.environ.pop(name, None)
            os.execvp(command[0], command)
        self.status = None
        self.tail = b""
        self.resize(*size)

    def resize(self, columns, rows):
        self.size = (columns, rows)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """The bytes that come within `seconds`, as soon as there are some."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.reap(5)
        self.tail = (self.tail + data)[-4096:]
        return data

    def quiet(self, seconds, limit):
        """Reads until nothing has come for `seconds`; the bytes read, or None after `limit`."""
        end, count = time.monotonic() + limit, 0
        while time.monotonic() < end and self.status is None:
            data = self.read(seconds)
            if not data:
                return count
            count += len(data)
        return count if self.status is not None else None

    def send(self, text):
        data = text.encode()
        while data and self.status is None:
            _, writable, _ = select.select([], [self.fd], [], 0.2)
            if writable:
                try:
                    data = data[os.write(self.fd, data[:256]):]
                except OSError:
                    self.reap(5)
            self.read(0)

    def reap(self, seconds):
        end = time.monotonic() + seconds
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() >= end:
                return
            else:
                time.sleep(0.01)

    def seconds_used(self):
        with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.reap(5)
        os.close(self.fd)


def event(rng, program):
    """One thing that a person, a cat or a terminal may do, as bytes; sizes are set at once."""
    kind = rng.randrange(20)
    columns, rows = program.size
    if kind == 0:
        program.resize(rng.choice([1, 2, 7, 24, 40, 80, 100, 120, 200, 300]), rng.choice([1, 2, 5, 6, 15, 24, 40, 60, 100]))
        return ""
    if kind == 1:
        return "\x1b[200~" + rng.choice(["x\ny", "", "ＷＩＤＥ", "1e-3", "0.5"]) + "\x1b[201~"
    if kind < 5:
        x, y = rng.randrange(columns + 2) + 1, rng.randrange(rows + 2) + 1
        button = rng.choice([0, 0, 0, 2, 32, 64, 65])
        return f"\x1b[<{button};{x};{y}M" + (f"\x1b[<0;{x};{y}m" if button < 32 else "")
    if kind < 10:
        return rng.choice(KEYS)
    if kind == 10:
        # Ctrl-Z needs a shell to come back to.
        return chr(rng.choice([code for code in range(1, 27) if code != 26]))
    # Quitting ends the run that is looked at, so it is rare.
    letter = chr(rng.randrange(32, 127))
    return letter if letter not in "qQ" or rng.randrange(10) == 0 else " "


def finish(program, number, wanted, words, failures):
    """Sends a signal and looks at what is left behind."""
    name = signal.Signals(number).name
    os.kill(program.pid, number)
    while program.status is None and program.read(10):
        pass
    program.reap(10)
    while program.read(0.2):
        pass
    if program.status != wanted:
        failures.append(f"{name} ended it with {program.status}")
    for mode in MODES_OFF + words:
        if mode not in program.tail:
            failures.append(f"{mode!r} was not written after {name}")


def suspended(command, folder, term, failures):
    """Ctrl-Z under a shell, another size, and fg: the screen must come back at the new size."""
    shell = Program(["bash", "--norc", "--noprofile", "-i"], folder, term, (100, 30))
    shell.quiet(0.5, 20)
    shell.send(" ".join(command) + "\r")
    shell.quiet(2, 120)
    shell.send("\x1a")
    shell.quiet(1, 20)
    if b"Stopped" not in shell.tail:
        failures.append("Ctrl-Z does not give the shell back")
    shell.resize(90, 28)
    shell.send("fg\r")
    if (shell.quiet(2, 60) or 0) < 1000:
        failures.append("fg does not repaint the screen")
    shell.send("Q")
    shell.quiet(1, 20)
    shell.send("echo status $?; exit\r")
    while shell.status is None and shell.read(10):
        pass
    if b"status 0" not in shell.tail:
        failures.append("it does not end with 0 after Ctrl-Z and fg")
    shell.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=20000)
    parser.add_argument("--idle", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--term", default="xterm-256color")
    parser.add_argument("program")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    folder = tempfile.mkdtemp(prefix="semblance-soak-")
    failures = []
    try:
        for path in options.files:
            shutil.copy(path, folder)
        command = [os.path.abspath(options.program)]
        command += [os.path.basename(options.files[-1])] if options.files else []
        starts, begun = 0, time.monotonic()

        def start():
            nonlocal starts
            starts += 1
            program = Program(command, folder, options.term, (100, 30))
            program.quiet(1, 60)
            return program

        program = start()
        for count in range(1, options.events + 1):
            program.send(event(rng, program))
            if program.status is None and count % 500 == 0:
                program.quiet(0.2, 60)
                program.resize(100, 30)
                program.send("\x0c")
                if program.status is None and not program.read(30) and program.status is None:
                    failures.append(f"after {count} events Ctrl-L repaints nothing within 30 s")
                    break
            if program.status is not None:
                if program.status != 0:
                    failures.append(f"after {count} events it ended with {program.status}: {program.tail[-300:]!r}")
                    break
                program.end()
                program = start()
        spent = time.monotonic() - begun
        print(f"{options.term}: {options.events} events in {spent:.0f} s, {starts} starts")
        if not failures:
            program.send("\x1b" * 12)
            if program.quiet(3, 120) is None:
                failures.append("it does not come to rest within 2 minutes")
            if program.status is not None:
                program.end()
                program = start()
                program.quiet(3, 120)
            used, written, end = program.seconds_used(), 0, time.monotonic() + options.idle
            while (left := end - time.monotonic()) > 0:
                written += len(program.read(left))
            share = (program.seconds_used() - used) / max(options.idle, 1e-9)
            print(f"idle for {options.idle:.0f} s: {written} bytes, {100 * share:.2f}% of a core")
            if written:
                failures.append(f"an idle screen wrote {written} bytes")
            if share > 0.01:
                failures.append(f"an idle screen used {100 * share:.1f}% of a core")
            finish(program, signal.SIGTERM, 143, [], failures)
            program.end()
            program = start()
            suspended(command, folder, options.term, failures)
            finish(program, signal.SIGSEGV, -signal.SIGSEGV, [b"ended by a fault", b".log"], failures)
        program.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for failure in failures:
        print(f"failed: {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
