#!/usr/bin/env python3
"""Runs one program and says what it took as a whole process.

  measured.py OUTPUT.txt SECONDS PROGRAM [ARGUMENT …]

PROGRAM's standard output and errors go to OUTPUT.txt; it is ended after SECONDS. Prints one JSON object:
wall and CPU seconds, peak memory in MB and the exit status, all as the kernel counts them for the child.
It is a process of its own because Linux counts the memory of the process that starts a program towards
the program's peak, and this one has hardly any.
"""

import json
import os
import signal
import subprocess
import sys
import time


def run(arguments, output, limit, environment=None):
    """What `arguments` took, through a small process; {"status": …, "seconds": …, …}."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", os.path.abspath(__file__), output, str(limit), *arguments],
        stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return json.loads(done.stdout)


def main():
    output, limit, *arguments = sys.argv[1:]
    mode = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 1, output, mode, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.monotonic()
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=actions)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(max(1, int(float(limit))))
    _, status, usage = os.wait4(child, 0)
    signal.alarm(0)
    print(json.dumps({
        "status": os.waitstatus_to_exitcode(status),
        "seconds": time.monotonic() - start,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss * 1024 / 1e6,
    }))


if __name__ == "__main__":
    main()
