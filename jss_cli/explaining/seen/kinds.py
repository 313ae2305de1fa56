"""What each contract may count as, surprises included, and the contracts that may be missing from the file.

A surprise is that a contract counts as another kind than its facts and the rules say: one of the kinds that the rules
of the latest day have, or not at all, each in equal shares. One that no answer to an unknown fact could have brought
about is *unexplained*; few of these may come together in one world.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.sections import Seeing
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome, Share
from jss_cli.explaining.unseen.possible import Mark, Possibilities, Possibility
from jss_cli.explaining.unseen.settings import ShareSetting
from jss_cli.scoring.counting import Counter

NOTHING = Mark(Outcome.EXCLUDED, (), 0, answered=False, poor=False)
MOST_VARIED = 48  # tellings beyond which days, kinds and months that nobody told are left as the file takes them


class Kinds(NamedTuple):
    """What every contract may count as under one reading of the rules: the `listed` ones, then those that may be
    missing; per contract and possibility whether it is a surprise, and whether it is one that no answer explains."""

    contracts: tuple[Contract, ...]
    possible: tuple[tuple[Possibility, ...], ...]
    surprising: tuple[tuple[bool, ...], ...]
    unexplained: tuple[tuple[bool, ...], ...]
    settings: tuple[ShareSetting, ...]
    listed: int


def kinds_of(history: History, seen: tuple[Seen, ...], seeing: Seeing) -> Kinds:
    """Everything that the contracts of a history may count as on some days, the latest first."""
    found = Possibilities(history, seen, most_varied=MOST_VARIED * len(seen))
    own = [_with_surprises(contract, found, seen, seeing) for contract in history.contracts]
    missing = list(_missing(history, seen, seeing, len(found.settings)))
    nothing = [(False,) * len(possible) for _, possible in missing]
    return Kinds(
        contracts=(*history.contracts, *(contract for contract, _ in missing)),
        possible=(*(possible for possible, _, _ in own), *(possible for _, possible in missing)),
        surprising=(*(flags for _, flags, _ in own), *nothing),
        unexplained=(*(flags for _, _, flags in own), *nothing),
        settings=found.settings,
        listed=len(history.contracts),
    )


def _with_surprises(
    contract: Contract, found: Possibilities, seen: tuple[Seen, ...], seeing: Seeing
) -> tuple[tuple[Possibility, ...], tuple[bool, ...], tuple[bool, ...]]:
    """The possibilities of a contract by the rules, then its surprises, with the flags of both."""
    natural = found.of(contract)
    told = [kept for kept in natural if kept.chance]
    surprises = list(_surprises(contract, told, found, seen, seeing))
    if not surprises:
        return natural, (False,) * len(natural), (False,) * len(natural)
    kept = tuple(replace(one, chance=one.chance * (1 - seeing.surprise)) for one in natural)
    reached = {(one.setting, one.marks[0].outcome) for one in told}
    unexplained = ((one.setting, one.marks[0].outcome) not in reached for one in surprises)
    none = (False,) * len(kept)
    return (*kept, *surprises), (*none, *(True for _ in surprises)), (*none, *unexplained)


def _surprises(
    contract: Contract, natural: Sequence[Possibility], found: Possibilities, seen: tuple[Seen, ...], seeing: Seeing
) -> Iterator[Possibility]:
    """Per setting and kind the surprise that the contract, which has ended, counts as it; none breaks what the insights
    page lists."""
    binds = any(found.is_listed(contract, one.marks[0].outcome) for one in natural)
    kinds = [kind for kind in _kinds_in(seen[0].policy) if not binds or found.is_listed(contract, kind)]
    if contract.ended is None or contract.ended > seen[0].on or len(kinds) == 1:
        return
    for own in _told_alike(natural):
        for kind in kinds:
            others = sum((one.chance for one in own if one.marks[0].outcome is not kind), Fraction(0))
            if others:
                chance = others * seeing.surprise / (len(kinds) - 1)
                yield replace(own[0], answers=(), marks=_marks_as(kind, own[0], found, seen), chance=chance, worlds=1)


def _told_alike(natural: Sequence[Possibility]) -> Iterable[list[Possibility]]:
    """Possibilities that differ in nothing but what the contract counts as: it weighs the same, and its client has said
    as much in public and in private."""
    groups: dict[object, list[Possibility]] = defaultdict(list)
    for one in natural:
        said = tuple((mark.answered, mark.poor) for mark in one.marks)
        groups[one.setting, said, one.silent, one.told].append(one)
    return groups.values()


def _kinds_in(policy: Policy) -> tuple[Outcome, ...]:
    """What contracts may count as under some rules."""
    outcomes = {rule.outcome for rule in policy.rules}
    return tuple(outcome for outcome in Outcome if outcome in outcomes)


def _marks_as(kind: Outcome, one: Possibility, found: Possibilities, seen: tuple[Seen, ...]) -> tuple[Mark, ...]:
    """Per day seen what a contract counts as if it is of some kind; before its end it counts as ever."""
    contract = one.told
    assert contract is not None  # noqa: S101 - every possibility of a history has its contract
    days = zip(seen, found.relations, one.marks, strict=True)
    return tuple(
        _mark_as(kind, Counter(contract, on.on, on.policy, relations.told(contract)), on, mark)
        if contract.ended is not None and contract.ended <= on.on
        else mark
        for on, relations, mark in days
    )


def _mark_as(kind: Outcome, counter: Counter, seen: Seen, mark: Mark) -> Mark:
    """What a contract counts as on a day if it is of some kind; what its client answered stays."""
    rule = _stand_in(kind, seen.policy)
    counting = counter.by(rule) if rule else None
    if counting is None or counting.entered is None or counting.entered > seen.on:
        return replace(mark, outcome=kind, shares=(), jobs=0)
    return replace(mark, outcome=kind, shares=counting.shares, jobs=counting.jobs)


def _stand_in(kind: Outcome, policy: Policy) -> Rule | None:
    """A rule by which an ended contract counts as some kind."""
    return next((rule for rule in policy.rules if rule.outcome == kind and rule.enters == "ended"), None)


def _missing(
    history: History, seen: tuple[Seen, ...], seeing: Seeing, settings: int
) -> Iterator[tuple[Contract, tuple[Possibility, ...]]]:
    """The contracts that may be missing: those that the file announces, or else one."""
    latest = seen[0]
    counts = [seeing.announced] * history.unlisted or [seeing.unlisted]
    for number, chance in enumerate(counts, 1):
        name = f"(missing {number})"
        counting = ((outcome, chance * share) for outcome, share in _missing_kinds(latest.policy, seeing))
        outcomes = ((Outcome.EXCLUDED, 1 - chance), *counting)
        before, silent = [NOTHING] * (len(seen) - 1), (False,) * len(seen)
        possible = tuple(
            Possibility((), (_plain(outcome, latest), *before), share, 1, setting, silent)
            for setting in range(settings)
            for outcome, share in outcomes
        )
        yield Contract(name, name, latest.on, ended=latest.on), possible


def _missing_kinds(policy: Policy, seeing: Seeing) -> list[tuple[Outcome, Fraction]]:
    """What a missing contract that counts may count as: good, in between as far as the rules have that, bad."""
    good, between, bad = seeing.missing
    there = _kinds_in(policy)
    middle = next((kind for kind in (Outcome.LUKEWARM, Outcome.NEUTRAL) if kind in there), None)
    found = [(Outcome.POSITIVE, good), *([(middle, between)] if middle else []), (Outcome.NEGATIVE, bad)]
    total = sum((chance for _, chance in found), Fraction(0))
    return [(kind, chance / total) for kind, chance in found]


def _plain(outcome: Outcome, seen: Seen) -> Mark:
    """A plain contract that counts as something on a day."""
    if outcome is Outcome.EXCLUDED:
        return NOTHING
    weight, scale = seen.policy.weights.plain, seen.policy.scale
    share = Share(weight, weight * scale.value(outcome.value), seen.on)
    return Mark(outcome, (share,), 1, answered=False, poor=False)
