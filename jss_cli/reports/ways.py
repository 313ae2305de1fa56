"""Ways to a score in one phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jss_cli.domain.plan import ContractSize, Way
from jss_cli.reports.numbers import count, listed

ANY = "any amount"


def plain_ways(ways: Sequence[Way]) -> list[Way]:
    """The ways with the smallest contracts, which are the least that must be said."""
    smallest = min((way.size.least for way in ways if way.contracts), default=None)
    return [way for way in ways if not way.contracts or way.size.least == smallest]


def ways_words(ways: Sequence[Way], day: date) -> str:
    """Ways in one phrase; the contracts that have left by then are named once."""
    phrases: list[str] = []
    for way, before in paired(ways):
        when = "now" if way.day == day else f"by {way.day}"
        if way.contracts == 0:
            phrases.append(f"nothing but waiting until {way.day}{gone_words(way, before)}")
        elif not phrases:
            size = f" ({size_words(way.size)} each)" if size_words(way.size) != ANY else ""
            phrases.append(f"{count(way.contracts, 'more good contract')}{size} {when}{gone_words(way, before)}")
        else:
            phrases.append(f"{way.contracts} {when}{gone_words(way, before)}")
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])}, or {phrases[-1]}"


def paired(ways: Sequence[Way]) -> Iterator[tuple[Way, tuple[str, ...]]]:
    """Each way with the contracts that had left before it in the list."""
    before: tuple[str, ...] = ()
    for way in ways:
        yield way, before
        before = tuple(dict.fromkeys((*before, *way.gone)))


def gone_words(way: Way, before: Sequence[str]) -> str:
    """The contracts that leave by then, in brackets; empty if none does."""
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
