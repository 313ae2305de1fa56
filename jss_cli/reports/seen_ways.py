"""Ways to a score over the worlds that fit what was seen, in one phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jss_cli.domain.case import Case
from jss_cli.domain.plan import MOST_ADDED
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_explanation import SeenOutlook, SeenWay
from jss_cli.reports.numbers import count
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import band_words
from jss_cli.reports.ways import by_words, either

IN_80 = 1  # place of 80 of 100 worlds among the certainties of a way


def likely_ways(ways: Sequence[SeenWay]) -> Iterator[tuple[SeenWay, int]]:
    """Ways with the good contracts that are enough in 80 of 100 worlds, each number less than those before."""
    least = MOST_ADDED + 1
    for way in ways:
        number = way.contracts[IN_80]
        if number is not None and number < least:
            least = number
            yield way, number


def seen_ways_words(case: Case, answer: SeenAnswer, outlook: SeenOutlook, most: int) -> str:
    """What is enough for a target in 80 of 100 worlds, waiting first; at most so many numbers of contracts."""
    told, target = list(likely_ways(outlook.ways)), outlook.target
    wait = told.pop()[0] if told and not told[-1][1] else None
    if wait and wait.day == case.day:
        denied = f"the rules give it already, but {shown_words(answer.seen)} was shown: they do not tell what it takes"
        return "do nothing, it is there already" if is_there(case, answer, target) else denied
    numbers = [*told[: most - 1], *told[most - 1 :][-1:]]
    first = [count(number, "more good contract") for _, number in numbers[:1]]
    counted = [*first, *(str(number) for _, number in numbers[1:])]
    jobs = either([f"{n} {by_words(way.day, case.day)}" for n, (way, _) in zip(counted, numbers, strict=True)])
    if wait is None:
        return jobs or "no number of good contracts is enough; see the table for less"
    lost = (cliff for cliff in outlook.cliffs if cliff.seen > wait.seen and (cliff.after.middle or 0) < target)
    until = [f", until {cliff.seen} ({band_words(cliff.after)} then)" for cliff in islice(lost, 1)]
    return f"do nothing: on {wait.seen} it is there{''.join(until)}{f'; sooner: {jobs}' if jobs else ''}"


def is_there(case: Case, answer: SeenAnswer, target: int) -> bool:
    """Whether a target that the worlds reach today may be called reached, for all that was seen."""
    is_seen = answer.seen.shown != "none" and answer.seen.bounds[1] >= target
    return is_seen or (answer.fits != "nothing" and not answer.unexplained and answer.is_renewed(case))
