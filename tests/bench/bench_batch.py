"""How long a batch takes and how much it holds, against pyarrow's bare scan of the same columns.

Run it alone: python tests/bench/bench_batch.py [thousands of freelancers] [policy]. All are run as processes of their
own, in turns, so that a busy machine hinders all alike; it prints CPU seconds, their ratios, and the most memory held.
The kernel is the arithmetic alone, from typed contracts to scores; the checks are what finds faulty rows.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

STARS = pl.Decimal(3, 2)
EACH, DAY, ROUNDS = 20, "2025-06-01", 3
SCAN = """
import sys, pyarrow.parquet as pq
for batch in pq.ParquetFile(sys.argv[1]).iter_batches(250_000):
    pass
"""
KERNEL = """
import sys
from collections import Counter
from datetime import date
from resource import RUSAGE_SELF, getrusage
from jss_cli.batch import scorer, tables
from jss_cli.files.policy import named_policy

spent = Counter()

def cpu():
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

def timed(owner, name, kind):
    called = getattr(owner, name)
    def measured(*given):
        start = cpu()
        found = called(*given)
        spent[kind] += cpu() - start
        return found
    setattr(owner, name, measured)

for name in ("judged", "summed", "told"):
    timed(scorer.Kernel, name, "kernel")
for owner, name in ((tables, "refusals"), (tables, "against_themselves"), (scorer, "twice")):
    timed(owner, name, "checks")
scoring = scorer.Scorer(named_policy(sys.argv[2]), date.fromisoformat(sys.argv[3]))
for batch in tables.in_whole(tables.batches(tables.open_tables([sys.argv[1]]))):
    scoring.score(batch)
print(spent["kernel"], spent["checks"])
"""
MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def random(n: int, seed: int) -> pl.Expr:
    """Whole numbers below n, the same every time."""
    return (pl.col("row") * 2_654_435_761 + seed * 97_003).hash(seed) % n


def table(freelancers: range) -> pl.DataFrame:
    """So many freelancers with twenty contracts each, of a dozen clients: a quarter open, few faults of memory."""
    rows = pl.select(row=pl.int_range(freelancers.start * EACH, freelancers.stop * EACH, dtype=pl.UInt64))
    lengths = pl.lit(pl.Series([0, 3, 20, 30, 45, 60, 89, 92, 150, 200, 400], dtype=pl.Int32))
    day = pl.lit(DAY).str.to_date()
    who = pl.col("row") // EACH
    return rows.select(
        freelancer=pl.format("freelancer {}", who),
        id=pl.format("c{}", pl.col("row") % EACH),
        client=pl.format("client {}", who * 12 + random(12, 1)),
        kind=pl.when(random(10, 2) < 3).then(pl.lit("hourly")).otherwise(pl.lit("fixed")),
        started=day - pl.duration(days=random(1300, 3)),
        length=pl.when(random(4, 4) > 0).then(lengths.gather(random(11, 5))),
        earned=(random(300_000, 6).cast(pl.Decimal(14, 0)) / 100).cast(pl.Decimal(14, 2)),
        stars=pl.when(random(10, 7) < 8).then((500 - random(120, 8)).cast(pl.Decimal(5, 0)) / 100).cast(STARS),
        recommend=pl.when(random(10, 9) == 0).then(random(11, 10)).cast(pl.Int8),
        ended_by=pl.lit(pl.Series(["client", "freelancer", "unknown", "client"])).gather(random(4, 11)),
        end_reason=pl.lit(pl.Series(["completed", "unknown", "not_needed"])).gather(random(3, 12)),
        paid_months=pl.when(random(10, 13) == 0).then(random(8, 14)).cast(pl.Int16),
    ).with_columns(
        ended=pl.col("started") + pl.duration(days="length"),
        ended_by=pl.when(pl.col("length").is_not_null()).then("ended_by"),
        end_reason=pl.when(pl.col("length").is_not_null()).then("end_reason"),
    ).drop("length")  # fmt: skip


def make(path: Path, thousands: int) -> None:
    """Write the table of so many thousands of freelancers."""
    writer: Any = None
    for start in range(0, thousands * 1000, 50_000):
        part = table(range(start, min(start + 50_000, thousands * 1000))).to_arrow(compat_level=pl.CompatLevel.oldest())
        writer = writer or import_module("pyarrow.parquet").ParquetWriter(path, part.schema)
        writer.write_table(part, row_group_size=250_000)
    writer.close()


def seconds(*command: str) -> tuple[float, float]:
    """The CPU seconds of a process, and the most MiB that it held."""
    done = run([sys.executable, "-c", MEASURED, *command], capture_output=True, text=True, check=True)
    code, cpu, most = done.stdout.split()
    assert code in {"0", "1"}, done.stderr
    return float(cpu), float(most)


def main() -> None:
    thousands = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    policy = sys.argv[2] if len(sys.argv) > 2 else "upwork-2024-09"
    with TemporaryDirectory() as folder:
        path = Path(folder, "contracts.parquet")
        make(path, thousands)
        ours = ["-m", "jss_cli", "batch", str(path), "--as-of", DAY, "--policy", policy, "--force"]
        rounds = [
            (
                seconds(sys.executable, "-c", SCAN, str(path)),
                seconds(sys.executable, *ours, "-o", f"{folder}/s.parquet"),
                inside(str(path), policy),
            )
            for _ in range(ROUNDS)
        ]
    scan, batch, most = (median(each) for each in zip(*((one[0][0], *one[1]) for one in rounds), strict=True))
    whole = median(batch / scan for (scan, _), (batch, _), _ in rounds)
    kernel = median(kernel / scan for (scan, _), _, (kernel, _) in rounds)
    checks = median(checks / kernel for _, _, (kernel, checks) in rounds)
    rate = thousands * 1000 * EACH / batch
    print(f"{policy}, {thousands * 1000:,} freelancers x {EACH}: scan {scan:.2f} s, batch {batch:.2f} s of CPU")  # noqa: T201 - a script
    print(f"batch / scan {whole:.2f}, kernel / scan {kernel:.2f}, checks / kernel {checks:.2f}")  # noqa: T201
    print(f"{rate:,.0f} contracts a CPU-second, at most {most:,.0f} MiB")  # noqa: T201


def inside(path: str, policy: str) -> tuple[float, float]:
    """The CPU seconds of the kernel, and those of the checks."""
    done = run([sys.executable, "-c", KERNEL, path, policy, DAY], capture_output=True, text=True, check=True)
    kernel, checks = map(float, done.stdout.split())
    return kernel, checks


if __name__ == "__main__":
    main()
