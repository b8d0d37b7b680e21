"""A program in a pseudo-terminal, and the screen that its bytes paint, for the benchmarks.

The screen knows what ncurses sends to an xterm with 256 colours and nothing more. A frame ends with the
end of a synchronized update; its time is that of the read that brought its last byte.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

import numpy as np

PLAIN = ("", "", ())
FRAME_ENDS = b"\x1b[?2026l"
TOKEN = re.compile(
    r"\x1b\[(?P<values>[0-9;?>=]*)(?P<final>[@-~])|\x1b\](?:[^\x07\x1b])*(?:\x07|\x1b\\)"
    r"|\x1b[()][0-9A-B]|\x1b(?P<escape>.)|(?P<control>[\x00-\x1f])|(?P<text>[^\x00-\x1f\x1b]+)")


def be_first():
    """Goes ahead of other programs where the system lets it; the programs started here do likewise."""
    try:
        os.nice(-10)
    except PermissionError:
        print("the priority cannot be raised here; figures are those of an ordinary program")


def calibration():
    """Milliseconds to sort 1,000,000 fixed numbers, the median of five."""
    values = np.random.default_rng(1).random(1_000_000)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        np.sort(values)
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))


def say_calibration(before, after):
    """Prints the kernel's times, and whether they differ too much."""
    busy = "; the machine was busy: run it again" if abs(after - before) > 0.2 * before else ""
    print(f"sorting 1,000,000 numbers: {before:.1f} ms before, {after:.1f} after{busy}")


def line(name, seconds):
    """A printed line of median, 95th percentile and count, in milliseconds."""
    values = 1000 * np.array([value for value in seconds if value is not None])
    if not values.size:
        return f"{name:24} was not seen"
    return (f"{name:24} median {np.median(values):8.1f}   p95 {np.quantile(values, 0.95):8.1f}"
            f"   n {values.size}")


class Screen:
    """Cells of text and colours, changed by bytes; every character is taken as one cell wide."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[(" ", PLAIN)] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows
        self.style = PLAIN
        self.last = " "
        self.left = ""

    def feed(self, text):
        """Takes text, of which an unfinished sequence at the end waits for the next."""
        text = self.left + text
        place = 0
        while place < len(text):
            found = TOKEN.match(text, place)
            if not found:
                break
            place = found.end()
            if found["text"]:
                for character in found["text"]:
                    self.put(character)
            elif found["final"]:
                self.sequence(found["values"], found["final"])
            elif found["escape"] == "M":
                self.scroll(-1) if self.y == self.top else self.move(self.x, self.y - 1)
            elif found["control"]:
                self.control(found["control"])
        self.left = text[place:]

    def put(self, character):
        """Writes one character; past the right edge it goes to the next line."""
        if self.x >= self.columns:
            self.x = 0
            self.control("\n")
        self.cells[self.y][self.x] = (character, self.style)
        self.last = character
        self.x += 1

    def move(self, x, y):
        """Goes to a cell, or to the nearest that there is."""
        self.x = max(0, min(self.columns - 1, x))
        self.y = max(0, min(self.rows - 1, y))

    def control(self, character):
        """Takes a control character."""
        if character == "\n":
            if self.y == self.bottom - 1:
                self.scroll(1)
            else:
                self.y = min(self.rows - 1, self.y + 1)
        elif character == "\r":
            self.x = 0
        elif character == "\b":
            self.x = max(0, self.x - 1)
        elif character == "\t":
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)

    def scroll(self, lines, top=None):
        """Moves the scrolling region up by `lines`, or down where they are negative."""
        top = self.top if top is None else top
        region = self.cells[top:self.bottom]
        blank = [[(" ", self.style)] * self.columns for _ in range(min(abs(lines), len(region)))]
        region = region[len(blank):] + blank if lines > 0 else blank + region[:-len(blank)]
        self.cells[top:self.bottom] = region

    def erase(self, y, start, end):
        """Blanks the cells `start` … `end` − 1 of a line."""
        start, end = max(0, start), min(self.columns, end)
        self.cells[y][start:end] = [(" ", self.style)] * max(0, end - start)

    def sequence(self, text, final):
        """Takes a control sequence."""
        if text[:1] in ("?", ">", "="):
            return
        values = [int(value) if value else 0 for value in text.split(";")] if text else [0]
        one = max(1, values[0])
        moves = {"A": (0, -one), "B": (0, one), "C": (one, 0), "D": (-one, 0)}
        if final in moves:
            self.move(min(self.x, self.columns - 1) + moves[final][0], self.y + moves[final][1])
        elif final in "Hf":
            self.move(max(1, values[1] if len(values) > 1 else 1) - 1, one - 1)
        elif final == "G":
            self.move(one - 1, self.y)
        elif final == "d":
            self.move(self.x, one - 1)
        elif final == "m":
            self.style = restyled(self.style, text)
        elif final == "X":
            self.erase(self.y, self.x, self.x + one)
        elif final == "b":
            for _ in range(one):
                self.put(self.last)
        elif final == "K":
            start, end = {0: (self.x, self.columns), 1: (0, self.x + 1)}.get(
                values[0], (0, self.columns))
            self.erase(self.y, start, end)
        elif final == "J":
            for y in range(self.y if values[0] == 0 else 0, self.rows):
                self.erase(y, self.x if values[0] == 0 and y == self.y else 0, self.columns)
        elif final == "r":
            self.top = one - 1
            self.bottom = values[1] if len(values) > 1 and values[1] else self.rows
            self.move(0, 0)
        elif final in "ST":
            self.scroll(one if final == "S" else -one)
        elif final in "LM":
            self.scroll(one if final == "M" else -one, top=self.y)
        elif final in "@P":
            row = self.cells[self.y]
            blank = [(" ", self.style)] * one
            row[self.x:] = (
                (blank + row[self.x:])[:self.columns - self.x] if final == "@"
                else (row[self.x + one:] + blank)[:self.columns - self.x])

    def lines(self):
        """The lines as text."""
        return ["".join(cell[0] for cell in row) for row in self.cells]

    def text(self):
        """The whole screen as text."""
        return "\n".join(self.lines())

    def area(self, top, bottom, left):
        """The cells of the lines `top` … `bottom` − 1 from the cell `left` on."""
        return tuple(tuple(row[left:]) for row in self.cells[top:bottom])


def restyled(style, text):
    """(foreground, background, attributes) after one more sequence."""
    front, back, rest = style
    values = text.split(";")
    while values:
        value = values.pop(0)
        if value in ("", "0"):
            front, back, rest = "", "", ()
        elif value in ("38", "48"):
            count = 4 if values[:1] == ["2"] else 2
            color = tuple(values[:count])
            del values[:count]
            front, back = (color, back) if value == "38" else (front, color)
        elif value in ("39", "49"):
            front, back = ("", back) if value == "39" else (front, "")
        elif len(value) == 2 and value[0] in "39":
            front = value
        elif value[0] == "4" and len(value) == 2 or value[:2] == "10":
            back = value
        else:
            rest = (*rest, value)
    return front, back, rest


class Ended(Exception):
    """The program ended, or what was waited for did not come."""


class Terminal:
    """A program in a pseudo-terminal of its own, with its screen."""

    def __init__(self, command, columns, rows, folder):
        self.screen = Screen(columns, rows)
        self.left = b""
        self.watch = None
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.chdir(folder)
            os.environ["TERM"] = "xterm-256color"
            for name in ("LINES", "COLUMNS"):
                os.environ.pop(name, None)
            try:
                os.execv(command[0], command)
            except OSError:
                os._exit(127)

    def read(self, seconds):
        """The bytes that came within `seconds`, up to 64 kB; None at the program's end."""
        ready, _, _ = select.select([self.file], [], [], max(seconds, 0))
        if not ready:
            return b""
        try:
            return os.read(self.file, 1 << 16) or None
        except OSError:
            return None

    def frames(self, seconds):
        """Reads for at most `seconds` or to the first bytes; paints and gives each frame's time."""
        came = self.read(seconds)
        if came is None:
            raise Ended("the program ended; run it by hand to see why")
        now = time.perf_counter()
        pieces = (self.left + came).split(FRAME_ENDS)
        for piece in pieces[:-1]:
            self.screen.feed(piece.decode("utf-8", "replace"))
            if self.watch:
                self.watch(self.screen, now)
            yield now
        self.left = pieces[-1]

    def send(self, keys):
        """Types; returns when."""
        now = time.perf_counter()
        os.write(self.file, keys.encode())
        return now

    def wait(self, seconds):
        """Paints for that long."""
        end = time.perf_counter() + seconds
        while (now := time.perf_counter()) < end:
            for _ in self.frames(end - now):
                pass

    def until(self, *wanted, limit=60):
        """Paints until every one of some predicates of the screen has held after a frame.

        Returns for each the time of the first such frame. Raises Ended after `limit` seconds.
        """
        times = [None] * len(wanted)
        end = time.perf_counter() + limit
        while None in times:
            left = end - time.perf_counter()
            if left <= 0:
                raise Ended("not seen within "
                            f"{limit} s; the screen is\n" + self.screen.text())
            for now in self.frames(left):
                for place, holds in enumerate(wanted):
                    if times[place] is None and holds(self.screen):
                        times[place] = now
        return times

    def shows(self, *texts, limit=60):
        """Waits until one of the texts is on the screen, or is there already."""
        def holds(screen):
            whole = screen.text()
            return any(text in whole for text in texts)
        if not holds(self.screen):
            self.until(holds, limit=limit)

    def kilobytes(self):
        """The memory in use (resident), where the system tells."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1])

    def end(self, number=signal.SIGKILL, limit=10):
        """Ends the program this object started; its exit status, negative for a signal."""
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            pass
        return self.status(limit)

    def status(self, limit=10):
        """Waits for the program's end, reading on; its exit status, or None where it goes on."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                os.close(self.file)
                return os.waitstatus_to_exitcode(status)
            self.read(0.02)
            time.sleep(0.005)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)
        return None


# What the workbench shows.

STALE = "◌ stale"


def association_row(screen):
    """The line with the heatmap's title, or None."""
    for y, text in enumerate(screen.lines()):
        if "─ association ─" in text:
            return y
    return None


def histogram_is_fresh(screen):
    """Whether the histogram is there and not marked as stale."""
    text = screen.lines()[1]
    return "─ columns ─" in text and STALE not in text and "no draft" not in text


def heatmap_is_fresh(screen):
    """Whether the heatmap is there and not marked as stale."""
    y = association_row(screen)
    if y is None:
        return False
    lines = screen.lines()
    return STALE not in lines[y] and "no draft yet" not in lines[y + 1] + lines[y + 2]


def stages(screen):
    """The line of stages, or an empty text."""
    return next((text for text in screen.lines() if re.search(r" load .* fit ", text)), "")


def is_idle(screen):
    """Whether every stage has a result."""
    text = stages(screen)
    return bool(text) and "●" not in text and not re.search(r"[a-z] ·", text)


def shares(screen):
    """The shares in the list of columns, by name."""
    found = {}
    for text in screen.lines():
        row = re.match(r"│[ ▸] (\S+) .*?[━╸╺┄╶╴─]+\s+([0-9.]+)\s+(?:[0-9.]+|–)\s", text)
        if row:
            found[row[1]] = float(row[2])
    return found


def chosen(screen):
    """The name of the chosen column, or None."""
    row = re.search(r"│▸ (\S+)", screen.text())
    return row[1] if row else None


STEPS = {"+": 0.5, "-": -0.5, ".": 0.1, ",": -0.1}


def next_share(share, key):
    """The share that a key leads to: the next multiple of its step, within 0 … 1000."""
    step = STEPS[key]
    size = abs(step)
    multiple = (np.floor(share / size + 1e-6) + 1 if step > 0 else np.ceil(share / size - 1e-6) - 1)
    return min(1000.0, max(0.0, round(float(multiple) * size * 1000) / 1000))


def open_workbench(command, folder, columns=120, rows=40):
    """The workbench on 120 × 40 cells once its first draft is whole, the synthetic heatmap in view."""
    terminal = Terminal(command, columns, rows, folder)
    terminal.until(is_idle, limit=300)
    terminal.send("v")
    terminal.shows("[synthetic]")
    return terminal


def choose(terminal, name):
    """Moves to a column of the list."""
    names = list(shares(terminal.screen))
    steps = names.index(name) - names.index(chosen(terminal.screen))
    for _ in range(abs(steps)):
        terminal.send("j" if steps > 0 else "k")
    if steps:
        terminal.until(lambda screen: chosen(screen) == name)


def fail(error):
    """Ends a script with one sentence."""
    sys.exit(str(error))
