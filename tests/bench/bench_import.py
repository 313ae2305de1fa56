"""How long a hundred thousand rows of a transaction report take to read and to import, against a bare pass of the csv
module.

Run it alone: python tests/bench/bench_import.py. It prints the least of several runs, the ratio of reading to the bare
pass (at most 12), how long the whole import takes, joined and weighed and written (at most 6 s), and the memory that it
takes at its highest (at most 400 MB).
"""

from __future__ import annotations

import csv
import io
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from jss_cli.api import import_files
from jss_cli.files.histories.source import document_of
from jss_cli.files.reading import Reading
from jss_cli.files.writing import write_history
from jss_cli.imports.source import Extract, Material, Wish
from jss_cli.imports.sources.transactions import Reader

ROWS = 100_000
RUNS = 5
READING = Reading(max_bytes=64 * 1024 * 1024)
HEADER = (
    *("Date", "Transaction ID", "Transaction type", "Transaction summary", "Transaction summary details"),
    *("Description 1", "Description 2", "Description 3", "Agency team", "Freelancer", "Client team", "Account name"),
    *("PO", "Ref ID", "Amount $", "Amount in local currency", "Currency", "Current balance $", "Payment method"),
)
MOST_RATIO, MOST_SECONDS, MOST_MEGABYTES = 12, 6, 400


def rows(rng: Random) -> Iterator[list[str]]:
    """Earnings with their fees, of 2,000 titles of 500 clients over ten years, the newest first."""
    for number in range(ROWS // 2):
        day = f"{date(2026, 9, 25) - timedelta(days=number * 3650 // (ROWS // 2)):%b %d, %Y}"
        client, title, amount = rng.randrange(500), rng.randrange(4), rng.randrange(1000, 200_000) / 100
        kind = "Hourly" if title else "Fixed-price"
        for what, ref, paid in ((kind, 2 * number, amount), ("Service Fee", 2 * number + 1, -amount / 10)):
            yield [
                *(day, f"7{number:08}", what, f"Some title {client}/{title}", "Invoice", "", "", "", "", "F. Example"),
                *(f"Client {client}", "F. Example", "", f"6{ref:08}", f"{paid:,.2f}", "", "USD", "0.00", ""),
            ]


def write(path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows(rows(Random(1)))  # noqa: S311 - no secret


def bare(path: Path) -> None:
    for _ in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")):
        pass


def read(path: Path) -> Extract:
    """All that an import does with a file before it is joined: bytes, text, kind, contents."""
    data = path.read_bytes()
    material = Material(document_of(str(path), data, READING), data)
    assert Reader.knows(material)
    return Reader.read(material, Wish(READING))


def imported(path: Path) -> str:
    """The history that is written, as `jss import` has it."""
    return write_history(import_files(path, reading=READING).history, "yaml")


def seconds(function: Callable[[], object]) -> float:
    start = time.process_time()  # of the processor, whatever else it does
    function()
    return time.process_time() - start


def main() -> int:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.csv"
        write(path)
        found = read(path)
        times = [(seconds(lambda: bare(path)), seconds(lambda: read(path))) for _ in range(RUNS)]
        whole = min(seconds(lambda: imported(path)) for _ in range(2))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert (found.lines, found.understood) == (ROWS, ROWS // 2)
    least_bare, least = min(bare for bare, _ in times), min(ours for _, ours in times)
    ratio = least / least_bare
    print(f"{ROWS} rows: bare {least_bare:.3f} s, read {least:.3f} s, ratio {ratio:.2f}")  # noqa: T201 - a script
    print(f"import {whole:.2f} s, ratio {whole / least_bare:.2f}, {memory:.0f} MB")  # noqa: T201 - a script
    return 0 if ratio <= MOST_RATIO and whole <= MOST_SECONDS and memory <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
