"""Which single fact, told otherwise, would let some world show what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import FactValue, Policy
from jss_cli.domain.story import Seen, Slip
from jss_cli.explaining.unseen.possible import Possibilities, Possibility
from jss_cli.explaining.unseen.prospect import Prospect
from jss_cli.explaining.unseen.settings import ShareSetting
from jss_cli.explaining.unseen.slips import TYPED, slipped_facts
from jss_cli.explaining.unseen.walk.flow import sum_at_end
from jss_cli.explaining.unseen.walk.walk import Intractable, Walk

MOST_WALKS = 300
MOST_LOOKS = 4_000  # contracts looked at in all walks


def mends(history: History, seen: Sequence[Seen]) -> tuple[Slip, ...] | None:
    """The facts that, told otherwise, let some world show everything that was seen; None if there are too many to try.

    The percent of a slip is that of the latest score seen.
    """
    days = tuple(sorted(seen, key=lambda s: s.on, reverse=True))
    possibilities = Possibilities(history, days, every_setting=False)
    possible = [possibilities.of(contract) for contract in history.contracts]
    settings = (ShareSetting(possibilities.settings[0].shares, (None,) * len(days)),)
    found: list[Slip] = []
    walks = 0
    for index, contract in enumerate(history.contracts):
        for fact, told, instead, others in _mistypes(possibilities, contract, days[0].policy, possible[index]):
            walks += 1
            if walks > MOST_WALKS or walks * len(possible) > MOST_LOOKS:
                return None
            changed = (*possible[:index], others, *possible[index + 1 :])
            if _some_world_fits(Prospect(history, days, changed, settings)):
                percent = Fraction(days[0].score or 0)
                found.append(Slip(contract, fact, told, instead, others[0].marks[0].outcome, percent))
    return tuple(found)


def _mistypes(
    possibilities: Possibilities, contract: Contract, policy: Policy, possible: tuple[Possibility, ...]
) -> Iterator[tuple[str, FactValue, FactValue, tuple[Possibility, ...]]]:
    """The other ways to tell one known fact of a contract that change what it may count as, one for each change."""
    days = possibilities.days(contract)
    known = {_marks_of(possible)}
    for fact in TYPED:
        for told, instead, _ in slipped_facts(days[0], fact, policy):
            changed = tuple(
                f.answered(fact.name, instead) if getattr(f, fact.name) == told else f  # type: ignore[arg-type]
                for f in days
            )
            others = possibilities.under(contract, changed)
            if _marks_of(others) not in known:
                known.add(_marks_of(others))
                yield fact.name, told, instead, others


def _marks_of(possible: tuple[Possibility, ...]) -> frozenset[object]:
    """What a contract may count as, whatever the chances."""
    return frozenset(possibility.marks for possibility in possible)


def _some_world_fits(prospect: Prospect) -> bool:
    """Whether some world shows everything that was seen (no, if there are too many to count)."""
    try:
        return sum_at_end(Walk(prospect.course), prospect.counts) > 0
    except Intractable:
        return False
