"""What a page costs beside `explain`, and how large it is: python tests/bench/bench_page.py [CONTRACTS...]

CPU seconds of whole processes, the least of a few; without numbers the sample of nine contracts and 1,000 made ones are
asked about.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

ROUNDS = 5
ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "sample_histories" / "nine_jobs_75.yaml"
JSS = str(Path(sys.executable).with_name("jss"))
DAY = date(2026, 11, 26)


def made(number: int, folder: Path) -> Path:
    """A history of so many contracts that ended over two years."""
    rows = ["id,client,started,ended,earned,stars"]
    for n in range(number):
        ended = DAY - timedelta(days=1 + n % 720)
        rows.append(f"n{n},k{n % (number // 2 + 1)},{ended - timedelta(days=30)},{ended},300,{5 - n % 7 // 6 * 3}.0")
    path = folder / f"{number}.csv"
    path.write_text("\n".join(rows), "utf-8")
    return path


def seconds(*command: str) -> float:
    """The CPU time of a process, the least of some."""
    times = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([JSS, *command, "--force"], stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [made(int(number), folder) for number in sys.argv[1:]] or [SAMPLE, made(1000, folder)]
        for file in files:
            asked = [str(file), "--as-of", str(DAY)] if file != SAMPLE else [str(file)]
            why, page = seconds("explain", *asked, "-o", str(folder / "why.txt")), folder / "page.html"
            whole = seconds("page", *asked, "-o", str(page))
            size = page.stat().st_size
            print(f"{file.stem:14} explain {why:6.2f} s  page {whole:6.2f} s = {whole / why:.2f} x  {size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
