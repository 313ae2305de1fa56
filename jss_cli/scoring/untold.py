"""Stars, amounts, days and kinds that nobody told: what is taken for them, and what else they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from heapq import merge
from itertools import accumulate, product
from math import prod
from typing import NamedTuple

from jss_cli.domain.history import UNSEEN, Contract, Party, Unknown, with_values
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Assumption, taken_of_file
from jss_cli.scoring.days import FEWEST, LEAST_DAYS, MOST_DAYS, AskedDay, Turns, days_of, turns_among

MOST_VARIED = 1_000  # tellings beyond which first days, then kinds and months are left as the file takes them
_Choice = tuple[dict[str, object], Fraction]  # values of a contract by their dotted names, and the chance of them


class Telling(NamedTuple):
    """A contract with everything told that no rule asks for as an answer, and the chance of it by the priors."""

    contract: Contract
    chance: Fraction


class Varied(NamedTuple):
    """What a history leaves out that is told in every way: with so many days of a contract, of which others make
    `turns`, and whether with every kind and paid months. Where too many contracts lack them, they stay as they are
    taken; of days those of the contracts `left`."""

    days: int = MOST_DAYS
    rhythms: bool = True
    turns: Turns = ()
    left: frozenset[str] = frozenset()

    @classmethod
    def fitting(  # noqa: PLR0913, PLR0917 - a history as of a day, and what may be varied in it
        cls,
        contracts: Sequence[Contract],
        day: date,
        policy: Policy,
        most: int,
        earlier: Iterable[AskedDay] = (),
        vague: int | None = None,
    ) -> Varied:
        """What may be varied in a history with at most so many tellings of all its contracts, and with the days of so
        many of them (None: of all), the largest first; `earlier` looks at it tell days apart too."""
        ways = [(most_tellings(one, day, policy) or 1) * (3 if lacks_rhythm(one) else 1) for one in contracts]
        every = sum(ways)
        turns = turns_among(contracts, day, policy, earlier) if any(one.vague for one in contracts) else ()
        told = ((one, days_of(one, day, policy, FEWEST, turns) if one.vague else ()) for one in contracts)
        apart = sorted((-one.net, one.id, own) for (one, days), own in zip(told, ways, strict=True) if len(days) > 1)
        sums = list(accumulate((own for *_, own in apart), initial=0))
        for number in range(len(apart[:vague]), 0, -1):
            if (days := (most - every + sums[number]) // sums[number]) >= LEAST_DAYS:
                left = frozenset(name for _, name, _ in apart[number:])
                return cls(min(MOST_DAYS, days), True, tuple(one for one in turns if one[0] not in left), left)
        return cls(1, every <= most, left=frozenset(name for _, name, _ in apart))


def tellings(contract: Contract, day: date, policy: Policy, varied: Varied) -> Iterator[Telling]:
    """Every way to tell the days, kind, months, stars and amount of a contract as of a day; what is told stays."""
    for dated, chance in _dated(contract, day, policy, varied):
        amounts = [({"earned": earned}, own) for earned, own in amounts_of(dated, day, policy)]
        for way in product(_rhythms_of(dated, day, policy, varied), _stars_in(dated, day, policy), amounts):
            yield Telling(_told(contract, dated, way), prod((own for _, own in way), start=chance))


def ranked_tellings(contract: Contract, among: Sequence[Contract], day: date, policy: Policy) -> Iterator[Contract]:
    """One contract `among` those of its client, itself included, told in every way that rules can tell apart: first on
    the days that are taken, then the likeliest. Who stops at the first that serves makes no others."""
    varied = _varied_among(contract, among, day, policy)

    def likeliest_first(dated: Contract, chance: Fraction) -> Iterator[Telling]:
        amounts = _amounts_apart(dated, day, policy)
        choices = (_rhythms_of(dated, day, policy, varied), _stars_in(dated, day, policy), amounts)
        for of_way, places in _ranking(*(tuple(own for _, own in ways) for ways in choices)):
            way = (ways[place] for ways, place in zip(choices, places, strict=True))
            yield Telling(_told(contract, dated, way), chance * of_way)

    taken = contract if not _has_other_days(contract, day, policy, varied) else replace(contract, vague=())
    yield from (told for told, _ in likeliest_first(taken, Fraction(1)))
    others = (one for one in _dated(contract, day, policy, varied) if not _on_days_of(contract, one[0]))
    yield from (told for told, _ in merge(*(likeliest_first(*one) for one in others), key=lambda one: -one.chance))


def paid_tellings(contract: Contract, among: Sequence[Contract], day: date, policy: Policy) -> Iterator[Contract]:
    """The same without the stars: every way in which it may have lasted and been paid."""
    varied = _varied_among(contract, among, day, policy)
    for dated, _ in _dated(contract, day, policy, varied):
        payments = _rhythms_of(dated, day, policy, varied), _amounts_apart(dated, day, policy)
        yield from (_told(contract, dated, way) for way in product(*payments))


def _varied_among(contract: Contract, among: Sequence[Contract], day: date, policy: Policy) -> Varied:
    """What of one contract `among` those of its client is told in every way."""
    return Varied.fitting((contract,), day, policy, MOST_VARIED)._replace(turns=turns_among(among, day, policy))


def _has_other_days(contract: Contract, day: date, policy: Policy, varied: Varied) -> bool:
    """Whether a contract is told on more days than those that are taken."""
    is_varied = contract.vague and contract.id not in varied.left
    return bool(is_varied) and len(days_of(contract, day, policy, min(FEWEST, varied.days), varied.turns)) > 1


def _on_days_of(contract: Contract, other: Contract) -> bool:
    """Whether two contracts began and ended on the same days."""
    return (contract.started, contract.ended) == (other.started, other.ended)


@lru_cache(maxsize=64)
def _ranking(*chances: tuple[Fraction, ...]) -> tuple[tuple[Fraction, tuple[int, ...]], ...]:
    """The chance of every combination of one of each, and where they stand, the likeliest first."""
    ways = [tuple(zip(*way, strict=True)) for way in product(*map(enumerate, chances))]
    return tuple(sorted(((prod(own, start=Fraction(1)), places) for places, own in ways), key=lambda way: -way[0]))


def _stars_in(dated: Contract, day: date, policy: Policy) -> Sequence[_Choice]:
    return [({"feedback.stars": stars}, chance) for stars, chance in stars_of(dated, day, policy)]


def _amounts_apart(dated: Contract, day: date, policy: Policy) -> Sequence[_Choice]:
    """The amounts that rules can tell apart, the likeliest of those that they cannot: where nothing went back, all that
    is more than nothing is the same to them."""
    apart: dict[object, _Choice] = {}
    for earned, chance in sorted(amounts_of(dated, day, policy), key=lambda way: -way[1]):
        apart.setdefault(earned if dated.refunded or dated.refunds else earned != 0, ({"earned": earned}, chance))
    return list(apart.values())


def _told(contract: Contract, dated: Contract, way: Iterable[_Choice]) -> Contract:
    """A contract with its days told and one of each of its choices; itself where that is what it says."""
    told = with_values(dated, {name: value for values, _ in way for name, value in values.items()})
    return contract if told == contract else told


def _dated(contract: Contract, day: date, policy: Policy, varied: Varied) -> Iterator[tuple[Contract, Fraction]]:
    """A contract with its days told; as it is where they can be no others, or none that come to something else."""
    if not _has_other_days(contract, day, policy, varied):
        yield contract, Fraction(1)
        return
    told = days_of(contract, day, policy, varied.days, varied.turns)
    yield from ((replace(contract, started=started, ended=ended, vague=()), chance) for started, ended, chance in told)


def _rhythms_of(contract: Contract, day: date, policy: Policy, varied: Varied) -> Sequence[_Choice]:
    """The kind of a contract and how often it was paid, where nobody told when: at a fixed price, hourly in every
    month, or hourly and once."""
    if not varied.rhythms or not lacks_rhythm(contract) or contract.started > day:
        return [({}, Fraction(1))]
    is_known, priors = contract.kind == "hourly", policy.priors
    hourly = Fraction(1) if is_known else priors.hourly
    kind: dict[str, object] = {} if is_known else {"kind": "hourly"}
    once = hourly * priors.hourly_paid_once
    ways: tuple[_Choice, ...] = (({}, 1 - hourly), (kind, hourly - once), ({**kind, "paid_months": 1}, once))
    return [(values, chance) for values, chance in ways if chance]


def lacks_rhythm(contract: Contract) -> bool:
    """Whether nobody told when a contract that was paid was paid, and nothing but its kind could tell."""
    return not (contract.payments or contract.paid_months or contract.kind == "fixed") and contract.net > 0


def most_tellings(contract: Contract, day: date, policy: Policy) -> int:
    """The most ways that there may be to tell the stars of a contract, and its amount with them; 0 if they are told."""
    if not lacks_stars(contract, day):
        return 0
    return max(len(table.chances) for table in policy.priors.stars) * sum(1 for _ in amounts_of(contract, day, policy))


def stars_of(contract: Contract, day: date, policy: Policy) -> Iterator[tuple[object, Fraction]]:
    """The stars of a contract with their chances."""
    if not lacks_stars(contract, day):
        return iter([(contract.feedback.stars, Fraction(1))])
    return untold_stars(policy, contract.ending.by, late=stars_are_late(contract, day, policy))


def untold_stars(
    policy: Policy, ended_by: Party | Unknown | None, *, late: bool
) -> Iterator[tuple[Decimal | None, Fraction]]:
    """The stars that an ended contract may have with their chances; those that come `late` are hardly ever there."""
    facts = {"ended_by": ended_by}
    tables = (t for t in policy.priors.stars if all(claim.holds(facts.get(claim.fact)) for claim in t.when))  # type: ignore[arg-type]  # an unknown ender meets no claim
    chances = next(tables).chances
    rated = sum((chance for stars, chance in chances if stars is not None), Fraction(0))
    unrated = policy.priors.late_unrated
    for stars, chance in chances:
        share = (unrated if stars is None else chance / rated * (1 - unrated)) if late else chance
        if share:
            yield stars, share


def amounts_of(contract: Contract, day: date, policy: Policy) -> Iterator[tuple[object, Fraction]]:
    """What a contract earned, with the chances of each step; what was paid back comes on top of it."""
    if not contract.lacks_amount(day):
        yield contract.earned, Fraction(1)
        return
    steps: dict[tuple[bool, object], tuple[Decimal, Fraction]] = {}
    for amount, chance in policy.priors.earned:
        step = (amount > 0, policy.weights.step(amount))
        first, before = steps.get(step, (amount, Fraction(0)))
        steps[step] = first, before + chance
    yield from ((contract.refunded + amount, chance) for amount, chance in steps.values())


def lacks_stars(contract: Contract, day: date) -> bool:
    """Whether the contract has ended, and nobody told with how many stars."""
    feedback, ended = contract.feedback, contract.ended
    return isinstance(feedback.stars, Unknown) and not feedback.removed and ended is not None and ended <= day


def stars_are_late(contract: Contract, day: date, policy: Policy) -> bool:
    """Whether stars, if there were any, would have been seen by a day; those told to be unknown would not."""
    if contract.feedback.stars is UNSEEN:
        return False
    bounds, days = contract.bounds("ended"), timedelta(policy.assume.stars_none_after_days)
    last = bounds.not_after if bounds else contract.ended
    return last is not None and last + days < day


def taken(contract: Contract, day: date, policy: Policy) -> Iterator[Assumption]:
    """What is assumed of a contract beside the answers that the rules ask for."""
    if contract.started > day:
        return
    if lacks_stars(contract, day):
        late = "late" if stars_are_late(contract, day, policy) else "not_seen"
        yield Assumption("stars", None, "unseen" if contract.feedback.stars is UNSEEN else late)
    yield from taken_of_file(contract, day, policy)
