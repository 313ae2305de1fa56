"""How long a hundred thousand contracts take to load, against the bare readers of the same text.

Run it alone: python tests/bench/bench_loading.py. It prints the least of several runs, and the ratios that matter:
CSV at most 5 times a bare pass of the csv module, YAML at least 5 times faster than yaml.load.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import yaml

from jss_cli.files.history import load_history
from jss_cli.files.reading import Reading

CONTRACTS = 100_000
HEADER = (
    "id,client,title,kind,started,ended,earned,refunded,paid_months,stars,recommend,ended_by,end_reason,continues,"
    "client_standing,disputed,feedback_removed,suspected,notes"
)
READING = Reading(max_bytes=64 * 1024 * 1024)


def day(rng: Random, first: int, last: int) -> str:
    return f"20{rng.randrange(first, last)}-0{rng.randrange(1, 10)}-{rng.randrange(10, 28)}"


def csv_rows(rng: Random) -> Iterator[str]:
    yield HEADER
    for number in range(CONTRACTS):
        stars, recommend = rng.choice(("5", "4.85", "4.5", "", "")), rng.choice(("unknown", "9", ""))
        yield (
            f"c{number},Client {number % 5000},Some title number {number % 77},fixed,{day(rng, 10, 24)},"
            f"{day(rng, 24, 26)},{rng.randrange(20, 4000)},,,{stars},{recommend},client,completed,,,,,,"
        )


def yaml_rows(rng: Random) -> Iterator[str]:
    yield "version: 1\ncontracts:"
    for number in range(CONTRACTS):
        yield (
            f"  - id: c{number}\n    client: Client {number % 5000}\n    started: {day(rng, 10, 24)}\n"
            f"    ended: {day(rng, 24, 26)}\n    earned: {rng.randrange(20, 4000)}\n"
            "    feedback: {stars: 5.0, recommend: unknown}\n    ending: {by: client, reason: completed}"
        )


def bare_csv(path: Path) -> None:
    with path.open(newline="") as stream:
        for _ in csv.reader(stream):
            pass


def bare_yaml(path: Path) -> None:
    with path.open() as stream:
        yaml.load(stream, Loader=yaml.CSafeLoader)


def seconds(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def compare(name: str, bare: Callable[[], object], ours: Callable[[], object], runs: int) -> float:
    """The ratio of the least times; the runs take turns, so that a busy machine hinders both alike."""
    pairs = [(seconds(bare), seconds(ours)) for _ in range(runs)]
    least_bare, least_ours = min(bare for bare, _ in pairs), min(ours for _, ours in pairs)
    ratio = least_ours / least_bare
    print(f"{name}: bare {least_bare:.3f} s, load_history {least_ours:.3f} s, ratio {ratio:.2f}")  # noqa: T201 - a script
    return ratio


def main() -> int:
    rng = Random(1)  # noqa: S311 - no secret
    with TemporaryDirectory() as folder:
        table, tree = Path(folder) / "h.csv", Path(folder) / "h.yaml"
        table.write_text("\n".join(csv_rows(rng)) + "\n")
        tree.write_text("\n".join(yaml_rows(rng)) + "\n")
        for_csv = compare("csv ", lambda: bare_csv(table), lambda: load_history(str(table), READING), 7)
        for_yaml = compare("yaml", lambda: bare_yaml(tree), lambda: load_history(str(tree), READING), 1)
    return 0 if for_csv <= 5 and for_yaml <= 1 / 5 else 1


if __name__ == "__main__":
    sys.exit(main())
