"""What the histories of people who asked in public give, beside what they saw: python tests/bench/bench_cases.py

For each file and each day on which a score was seen, or the day asked about: the score shown and the one that the rules
alone give; how well it is explained, and how likely to the point; the likeliest reading of the rules, with its share of
what fits; the seconds; and the likeliest story with its odds, in the words of `jss explain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from sys import argv
from time import perf_counter

from jss_cli.domain.case import Case
from jss_cli.domain.seen import SeenAnswer
from jss_cli.errors import JssError
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.reports.seen import TELLING, odds
from jss_cli.reports.seen_explanation import story_words
from jss_cli.reports.whole_story import whole_story
from jss_cli.scoring.scoring import score_history

CASES = Path(__file__).parent.parent / "cases"
LINE = "{:<25} {:<10} {:>5} {:>8} {:<8} {:>5} {:<33} {:>7}  {}"
COLUMNS = ("case", "day", "shown", "computed", "fits", "exact", "reading", "seconds", "likeliest")


def main(names: list[str]) -> None:
    """A line for every day of every case, or of those that are named; then how many numbers are explained how well."""
    print(LINE.format(*COLUMNS))  # noqa: T201 - what the script is for
    fits: dict[str, int] = {}
    for path in sorted(CASES.glob("*.yaml")):
        for case, until in days_of(path, names):
            found = told(path.stem, case, until)
            fits[found] = fits.get(found, 0) + 1
    print(", ".join(f"{number} {fit}" for fit, number in sorted(fits.items(), key=lambda pair: -pair[1])))  # noqa: T201


def days_of(path: Path, names: list[str]) -> Iterator[tuple[Case, date]]:
    """The days of a case on which a score was seen, else the day asked about."""
    if not names or path.stem in names:
        case = open_case(str(path), None, None, Reading())
        yield from ((case, day) for day in sorted({seen.on for seen in case.history.observed}) or [case.day])


def told(name: str, case: Case, until: date) -> str:
    """Print the line of one day; how well its number is explained ("unseen": there is none)."""
    observed = [seen for seen in case.history.observed if seen.on <= until]
    if not observed:
        computed = score_history(case.history, case.rulebook.on(until), until).whole
        print(LINE.format(name, str(until), "-", text(computed), "unseen", *[""] * 4))  # noqa: T201
        return "unseen"
    begun = perf_counter()
    try:
        answer = answer_seen(case, observed)
    except JssError as error:
        print(LINE.format(name, str(until), "", "", "refused", *[""] * 3, error))  # noqa: T201
        return "refused"
    print(LINE.format(name, str(until), *cells(answer, perf_counter() - begun)))  # noqa: T201
    return answer.fits


def cells(answer: SeenAnswer, seconds: float) -> tuple[str, ...]:
    """What an answer says, cell by cell."""
    best = answer.readings[0] if answer.readings else None
    return (
        text(answer.seen.score),
        text(answer.score.whole),
        answer.fits,
        f"{answer.exact:.2f}",
        f"{best.share:.2f} {reading(best.reading.options)}" if best else "",
        f"{seconds:.1f}",
        story(answer),
    )


def reading(options: tuple[str, ...]) -> str:
    """The first of the options by which a reading is not the heaviest one, and how many there are beside it."""
    return "heaviest" if not options else options[0] + f" +{len(options) - 1}" * (len(options) > 1)


def story(answer: SeenAnswer) -> str:
    """The likeliest story and its odds, or that nothing explains the number."""
    if answer.fits == "nothing" or not answer.stories:
        return "nothing explains it: please look"
    first = answer.stories[0]
    if first.share < TELLING:
        return f"no few contracts explain it; {odds(first.share)} at most for one story"
    whole = whole_story(first, answer)
    return f"{odds(whole.share)}: {story_words(whole, answer)}"


def text(percent: int | None) -> str:
    """A percent in a cell."""
    return "-" if percent is None else str(percent)


if __name__ == "__main__":
    main(argv[1:])
