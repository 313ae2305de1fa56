"""What the histories of people who asked in public give, beside what they saw: python tests/bench/bench_cases.py

For each file and each day on which a score was seen, or the day asked about: the score seen, the one computed, the
range over all that is unknown, over the readings of disputed rules, and over both; how many readings there are, and
under how many of them some answers to what is unknown give exactly that score on that day; and the seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from sys import argv
from time import perf_counter

from jss_cli.domain.case import Case
from jss_cli.domain.story import Range, Seen
from jss_cli.explaining.bench import Bench
from jss_cli.explaining.readings import readings
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.inference import chance_of
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading

CASES = Path(__file__).parent.parent / "cases"
LINE = "{:<26} {:<10} {:>6} {:>8} {:>9} {:>9} {:>9} {:>8} {:>6} {:>6} {:>7}"
COLUMNS = ("case", "day", "seen", "computed", "unknown", "readings", "both", "number", "inside", "exact", "seconds")
Ends = tuple[int | None, int | None]


def main(names: list[str]) -> None:
    """A line for every day of every case, or of those that are named; then how many scores lie inside."""
    columns = (
        "case",
        "day",
        "seen",
        "computed",
        "unknown",
        "readings",
        "both",
        "readings",
        "inside",
        "exact",
        "seconds",
    )
    print(LINE.format(*columns))  # noqa: T201 - what the script is for
    found = [told(path.stem, case, day) for path in sorted(CASES.glob("*.yaml")) for case, day in days_of(path, names)]
    seen = [inside for inside in found if inside is not None]
    print(f"{sum(seen)} of {len(seen)} scores that were seen lie inside the range over readings and unknowns")  # noqa: T201


def days_of(path: Path, names: list[str]) -> Iterator[tuple[Case, date]]:
    """The days of a case on which a score was seen, else the day asked about."""
    if not names or path.stem in names:
        case = open_case(str(path), None, None, Reading())
        yield from ((case, day) for day in sorted({seen.on for seen in case.history.observed}) or [case.day])


def told(name: str, case: Case, day: date) -> bool | None:
    """Print the line of one day; whether the score that was seen lies inside (None: none was)."""
    begun = perf_counter()
    bench = Bench(case.history.contracts, case.rulebook, (day,))
    found = readings(bench)
    shown = [bench.scores(reading.options)[0].whole for reading in found.readings]
    ranges = [score_range(case.history, reading.policies[0], day) for reading in found.readings]
    both = joined([end for one in ranges for end in ends_of(one)])
    seen = next((one.score for one in case.history.observed if one.on == day), None)
    asked = [Seen(day, reading.policies[0], seen) for reading in found.readings if seen is not None]
    exact = sum(bool(chance_of(case.history, [one])) for one in asked)
    seconds = perf_counter() - begun
    is_inside = None if seen is None else both[0] is not None and both[0] <= seen <= (both[1] or 0)
    computed, unknown = bench.scores(())[0].whole, joined(ends_of(ranges[0]))
    spans = (words(unknown), words(joined(shown)), words(both), f"{len(shown)}/{found.number}")
    inside = "" if is_inside is None else "yes" if is_inside else "NO"
    print(LINE.format(name, str(day), text(seen), text(computed), *spans, inside, exact, f"{seconds:.1f}"))  # noqa: T201
    return is_inside


def ends_of(found: Range) -> Ends:
    """The worst and the best whole percent."""
    return found.worst.whole if found.worst else None, found.best.whole if found.best else None


def joined(percents: list[int | None] | Ends) -> Ends:
    """The lowest and the highest of some percents."""
    there = [percent for percent in percents if percent is not None]
    return min(there, default=None), max(there, default=None)


def words(ends: Ends) -> str:
    """A range in a cell."""
    return "none" if ends[0] is None else f"{ends[0]}-{ends[1]}"


def text(percent: int | None) -> str:
    """A percent in a cell."""
    return "-" if percent is None else str(percent)


if __name__ == "__main__":
    main(argv[1:])
