"""The share of unrated contracts belongs to the world it is asked in: the few ways in which it may decide otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from jss_cli.domain.history import Contract, History, Unknown
from jss_cli.domain.story import Seen
from jss_cli.scoring.context import is_unrated, measured, unrated_share


class Limits(NamedTuple):
    """The least and the most contracts that count as unrated on a day."""

    least: int
    most: int


class ShareSetting(NamedTuple):
    """Per day seen a share of unrated contracts, and the limits within which every claim about it has the same answer
    (None: no answer can be otherwise)."""

    shares: tuple[Fraction, ...]
    limits: tuple[Limits | None, ...]

    @property
    def nobody(self) -> Unrated:
        """No contract counted yet."""
        return (0,) * len(self.limits)

    def after(self, unrated: Unrated, more: Sequence[bool]) -> Unrated | None:
        """The numbers with one more contract; None: there are too many of them for this setting."""
        pairs = zip(self.limits, unrated, more, strict=True)
        numbers = tuple(number + (limits is not None and silent) for limits, number, silent in pairs)
        fits = all(limits is None or number <= limits.most for limits, number in zip(self.limits, numbers, strict=True))
        return numbers if fits else None

    def agrees(self, unrated: Unrated) -> bool:
        """Whether a world with so many unrated contracts is of this setting."""
        pairs = zip(self.limits, unrated, strict=True)
        return all(limits is None or limits.least <= number <= limits.most for limits, number in pairs)


Unrated = tuple[int, ...]  # per day seen: how many contracts count as unrated


def settings_of(history: History, seen: Sequence[Seen]) -> tuple[ShareSetting, ...]:
    """Every setting that some world of a history has on the days seen; first that in which nobody unknown answered."""
    days = [tuple(_day_settings(history.contracts, one)) for one in seen]
    return tuple(ShareSetting(tuple(s for s, _ in ways), tuple(li for _, li in ways)) for ways in product(*days))


def _day_settings(contracts: Sequence[Contract], seen: Seen) -> Iterator[tuple[Fraction, Limits | None]]:
    """The shares on one day that the rules tell apart, the largest first, each with its limits."""
    measures, claims = seen.policy.measures, [c for r in seen.policy.rules for c in r.when if c.fact == "unrated_share"]
    counted = [contract for contract in contracts if measured(contract, seen.on, measures)]
    silent = [contract for contract in counted if is_unrated(contract)]
    said = [(contract.feedback.recommend, contract.feedback.stars) for contract in silent]
    least = sum(not any(isinstance(answer, Unknown) for answer in answers) for answers in said)
    groups: dict[tuple[bool, ...], list[int]] = {}
    for number in range(len(silent), least - 1, -1):
        share = Fraction(number, len(counted) or 1)
        groups.setdefault(tuple(claim.holds(share) for claim in claims), []).append(number)
    if len(groups) == 1:
        yield unrated_share(contracts, seen.on, measures), None
        return
    yield from ((Fraction(numbers[0], len(counted)), Limits(numbers[-1], numbers[0])) for numbers in groups.values())
