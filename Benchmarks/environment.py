#!/usr/bin/env python3
"""Virtual environments of the benchmarks, made on first use beside these scripts and ignored by git.

  environment.py judge|dpmm|smartnoise     makes it where it is missing and prints its Python

Every version is pinned in requirements/NAME.txt, which lists all that is imported and nothing else:
smartnoise-synth as a whole also asks for several GB of libraries for its neural networks, and MST uses
none of them. Standard library only, so that a bare python3 can start here.
"""

import hashlib
import os
import subprocess
import sys
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, ".peers")
NAMES = ("judge", "dpmm", "smartnoise")


def python(name):
    """The Python of the environment `name`. Raises RuntimeError with pip's last words."""
    pins = os.path.join(HERE, "requirements", f"{name}.txt")
    folder = os.path.join(FOLDER, name)
    executable = os.path.join(folder, "bin", "python")
    with open(pins, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    mark = os.path.join(folder, "pins.sha256")
    if os.path.exists(mark):
        with open(mark, encoding="ascii") as file:
            if file.read() == digest:
                return executable
    print(f"making the environment {name} …", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=True)
    done = subprocess.run(
        [executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
         "--requirement", pins],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError((done.stderr or done.stdout).strip()[-800:])
    with open(mark, "w", encoding="ascii") as file:
        file.write(digest)
    return executable


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in NAMES:
        sys.exit(__doc__)
    try:
        print(python(sys.argv[1]))
    except RuntimeError as error:
        sys.exit(f"the environment {sys.argv[1]} cannot be made: {error}")


if __name__ == "__main__":
    main()
