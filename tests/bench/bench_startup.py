"""How long a whole process takes, beside `python -c pass` in the same run: python tests/bench/bench_startup.py

Every run of `jss` is paired with one of `python -c pass`; the figure is the median of their ratios. What is measured is
the `jss` installed beside the interpreter that runs this.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 25
ROOT = Path(__file__).parent.parent.parent
SAMPLE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
JSS = str(Path(sys.executable).with_name("jss"))
PASS = [sys.executable, "-c", "pass"]
COMMANDS = {  # with the most it may take
    "--version": (["--version"], 7),
    "score": (["score", SAMPLE], None),
    "explain, terminal": (["explain", SAMPLE], 17),
    "explain, JSON": (["explain", SAMPLE, "--format", "json"], 15),
}
# Installed packages have their bytecode; the first, unmeasured round writes it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """How long a process takes from its start to its end."""
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT, check=True)
    return perf_counter() - start


def main() -> None:
    ratios: dict[str, list[float]] = {name: [] for name in COMMANDS}
    bare = []
    for _ in range(ROUNDS + 1):
        for name, (arguments, _) in COMMANDS.items():
            bare.append(seconds(PASS))
            ratios[name].append(seconds([JSS, *arguments]) / bare[-1])
    print(f"python -c pass: {median(bare) * 1000:.1f} ms")  # noqa: T201
    for name, (_, most) in COMMANDS.items():
        target = f"at most {most}" if most else ""
        print(f"{name:18} {median(ratios[name][1:]):6.1f} x  {target}")  # noqa: T201


if __name__ == "__main__":
    main()
