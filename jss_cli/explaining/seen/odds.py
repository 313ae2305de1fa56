"""What every contract counts as given what was seen, and what it costs: over all readings, each by its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import fsum
from operator import mul

from jss_cli.domain.history import History
from jss_cli.domain.seen import ContractOdds
from jss_cli.domain.story import Chances
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.passes import evidence_of
from jss_cli.explaining.seen.weighing import Sampled, Summed, Weighing


def odds_of(history: History, weighings: Sequence[Weighing], evidence: float) -> list[ContractOdds]:
    """Per contract of the history what it counts as, before and given what was seen, and what it costs."""
    number = len(history.contracts)
    scored = fsum(one.scored for one in weighings) or 1.0
    prior = [dict.fromkeys(Outcome, 0.0) for _ in range(number)]
    after = [dict.fromkeys(Outcome, 0.0) for _ in range(number)]
    lost = [0.0] * number
    for one in weighings:
        posterior = one.evidence / evidence if evidence else one.reading.weight
        placed = {spot.contract: place for place, spot in enumerate(one.guide.course.spots)}
        for index in range(number):
            own = one.reading.look.before[index]
            for outcome, share in own.items():
                prior[index][outcome] += one.reading.weight * share
            place = placed.get(index)
            if place is None or not one.sums.evidence:
                for outcome, share in own.items():
                    after[index][outcome] += posterior * share
                continue
            lost[index] += one.reading.weight * one.sums.points[place] / scored
            for branch, joint in zip(one.guide.course.spots[place].branches, one.sums.branches[place], strict=True):
                after[index][branch.outcome] += posterior * joint / one.sums.evidence
    return [
        ContractOdds(contract, _chances(prior[i]), _chances(after[i]), lost[i])
        for i, contract in enumerate(history.contracts)
    ]


def _chances(shares: dict[Outcome, float]) -> Chances:
    return Chances(**{outcome.value: share for outcome, share in shares.items()})


def absent(history: History, weighings: Sequence[Weighing], evidence: float) -> float:
    """The chance that a contract which the file lacks counts; none where the file says that it lacks none."""
    none = fsum(one.reading.weight * _all_listed(one, len(history.contracts)) for one in weighings)
    return 1 - none / evidence if evidence and history.unlisted != 0 else 0.0


def _all_listed(one: Weighing, listed: int) -> float:
    """The part of the evidence of a reading where no contract is missing that counts."""
    spots = one.guide.course.spots
    missing = [number for number, spot in enumerate(spots) if spot.contract >= listed]
    chances = list(one.chances)
    for number in missing:
        excluded = [branch.outcome is Outcome.EXCLUDED for branch in spots[number].branches]
        if len(missing) == 1:
            return fsum(compress(one.sums.branches[number], excluded))
        chances[number] = list(map(mul, chances[number], excluded))
    if isinstance(one, Sampled):
        possible = one.reading.look.kinds.possible
        counts = ([possible[i][w[i]].marks[0].outcome for i in range(listed, len(possible))] for w in one.worlds)
        return one.sums.evidence * sum({*own} <= {Outcome.EXCLUDED} for own in counts) / len(one.worlds)
    assert isinstance(one, Summed)  # noqa: S101 - the other kind
    return evidence_of(one.trellis, chances)
