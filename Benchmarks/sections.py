"""Replaces one marked part of RESULTS.md and leaves every other line as it is."""

import os

import program

RESULTS = os.path.join(program.HERE, "RESULTS.md")


def replace(name, lines):
    """Puts `lines` between the marks of the part `name`; a part without marks goes to the end."""
    first, last = f"<!-- {name}: written by the benchmark -->", f"<!-- end of {name} -->"
    with open(RESULTS, encoding="utf-8") as file:
        text = file.read()
    part = "\n".join([first, *lines, last])
    if first in text and last in text:
        before, rest = text.split(first, 1)
        text = before + part + rest.split(last, 1)[1]
    else:
        text = text.rstrip("\n") + "\n\n" + part + "\n"
    with open(RESULTS + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(RESULTS + ".new", RESULTS)


def table(header, rows):
    """The lines of a Markdown table."""
    return [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *rows)]
