"""Ways to a score in one phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from jss_cli.domain.case import Case
from jss_cli.domain.plan import MOST_ADDED, ContractSize, Way
from jss_cli.domain.seen import SeenAnswer, SeenOutlook, SeenWay
from jss_cli.domain.vague import span_of
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import band_words

ANY = "any amount"
LIKELY = 1  # place of 80 of 100 worlds among the certainties of a way


def resting_on(case: Case, until: date) -> list[str]:
    """The contracts, of whose end only bounds are known, that may leave a window in the months until a day ahead: what
    is said of that day rests on the days taken."""
    today, lengths = case.day, case.policy.windows.lengths
    spans = (
        (c.id, span_of(c, vague)) for c in case.history.contracts if until > today and (vague := c.bounds("ended"))
    )
    return [
        name
        for name, (first, last) in spans
        if any(
            (first is None or _month(first) + months <= _month(until))
            and (last is None or _month(last) + months >= _month(today))
            for months in lengths
        )
    ]


def _month(day: date) -> int:
    """The month of a day, counted from the year 0."""
    return day.year * 12 + day.month


def plain_ways(ways: Sequence[Way]) -> list[Way]:
    """The ways with the smallest contracts, which are the least that must be said."""
    smallest = min((way.size.least for way in ways if way.contracts), default=None)
    return [way for way in ways if not way.contracts or way.size.least == smallest]


def ways_words(ways: Sequence[Way], day: date) -> str:
    """Ways in one phrase; the contracts that have left by then are named once."""
    phrases: list[str] = []
    for way, before in paired(ways):
        when = by_words(way.day, day)
        if way.contracts == 0:
            phrases.append(f"nothing but waiting until {way.day}{gone_words(way, before, day)}")
        elif not phrases:
            size = f" ({size_words(way.size)} each)" if size_words(way.size) != ANY else ""
            phrases.append(f"{count(way.contracts, 'more good contract')}{size} {when}{gone_words(way, before, day)}")
        else:
            phrases.append(f"{way.contracts} {when}{gone_words(way, before, day)}")
    return _either(phrases)


def by_words(last: date, day: date) -> str:
    """The last day of a way, as it is told on a day."""
    return "now" if last == day else f"by {last}"


def _either(phrases: Sequence[str]) -> str:
    return ", or ".join(part for part in (", ".join(phrases[:-1]), *phrases[-1:]) if part)


def likely_ways(ways: Sequence[SeenWay]) -> Iterator[tuple[SeenWay, int]]:
    """Ways with the good contracts that are enough in 80 of 100 worlds, each number less than those before."""
    least = MOST_ADDED + 1
    for way in ways:
        number = way.contracts[LIKELY]
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
    jobs = _either([f"{n} {by_words(way.day, case.day)}" for n, (way, _) in zip(counted, numbers, strict=True)])
    if wait is None:
        return jobs or "no number of good contracts is enough; see the table for less"
    lost = (cliff for cliff in outlook.cliffs if cliff.seen > wait.seen and (cliff.after.middle or 0) < target)
    until = [f", until {cliff.seen} ({band_words(cliff.after)} then)" for cliff in islice(lost, 1)]
    return f"do nothing: on {wait.seen} it is there{''.join(until)}{f'; sooner: {jobs}' if jobs else ''}"


def is_there(case: Case, answer: SeenAnswer, target: int) -> bool:
    """Whether a target that the worlds reach today may be called reached, for all that was seen."""
    is_seen = answer.seen.shown != "none" and answer.seen.bounds[1] >= target
    return is_seen or (answer.fits != "nothing" and not answer.unexplained and answer.is_renewed(case))


def paired(ways: Sequence[Way]) -> Iterator[tuple[Way, tuple[str, ...]]]:
    """Each way with the contracts that had left before it in the list."""
    before: tuple[str, ...] = ()
    for way in ways:
        yield way, before
        before = tuple(dict.fromkeys((*before, *way.gone)))


def gone_words(way: Way, before: Sequence[str], day: date) -> str:
    """The contracts that leave between a day and then, in brackets; empty if none does."""
    if way.day == day:  # another window is shown, which holds less: nothing leaves
        return ""
    new = [name for name in way.gone if name not in before]
    return f" (when {listed(new, 3)} {'has' if len(new) == 1 else 'have'} left)" if new else ""


def size_words(size: ContractSize) -> str:
    """What each contract earns."""
    if size.least == size.most:
        return f"of {size.least:f}"
    if size.most is None:
        return ANY if size.least < 1 else f"over {size.least.to_integral_value(rounding='ROUND_FLOOR'):f}"
    if size.least < 1:
        return f"up to {size.most:f}"
    return f"over {size.least.to_integral_value(rounding='ROUND_FLOOR'):f}, up to {size.most:f}"
