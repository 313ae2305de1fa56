"""Which open contract to close alone before the next computation, to learn from the new score what its client said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from math import fsum

from jss_cli.domain.case import Case
from jss_cli.domain.facts import LEAST_STARS
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback
from jss_cli.domain.inquiry import SeenProbe
from jss_cli.domain.story import Seen
from jss_cli.explaining.next.adding import GOOD
from jss_cli.explaining.seen.learning import entropy
from jss_cli.explaining.seen.worlds import WorldCase
from jss_cli.explaining.unseen.possible import Possibilities
from jss_cli.scoring.facts import status_on
from jss_cli.scoring.scoring import score_history

MOST_WORK = 20_000  # contracts that are judged
BAD = Feedback(LEAST_STARS, 0)


def seen_probes(case: Case, worlds: Sequence[WorldCase]) -> tuple[SeenProbe, ...]:
    """Every open contract as if it alone were closed before the next score, the most telling first."""
    open_ones = [contract for contract in case.history.contracts if status_on(contract, case.day) == "open"]
    work = 2 * len(open_ones) * len(worlds) * len(case.history.contracts)
    found = [_probe(case, contract, worlds) for contract in open_ones] if work <= MOST_WORK else []
    return tuple(sorted(found, key=lambda probe: -probe.share))


def _probe(case: Case, contract: Contract, worlds: Sequence[WorldCase]) -> SeenProbe:
    """What the first score after the day is expected to tell if one contract is closed by its freelancer."""
    day = case.rulebook.on(case.day).cadence.next_from(case.day + timedelta(days=1))
    closed = replace(contract, ended=day, ending=Ending("freelancer", UNKNOWN))
    good = _chance_of_good(case, replace(closed, feedback=Feedback(UNKNOWN, UNKNOWN)))
    joint: dict[int | None, dict[bool, float]] = defaultdict(lambda: {True: 0.0, False: 0.0})
    for world, share in worlds:
        for is_good, chance in ((True, good), (False, 1 - good)):
            told = replace(closed, feedback=GOOD if is_good else BAD)
            shown = _shown(world, told)
            joint[shown][is_good] += share * chance
    before = entropy((good, 1 - good))
    totals = [(of_score, fsum(of_score.values())) for of_score in joint.values()]
    after = fsum(total * entropy(chance / total for chance in of_score.values()) for of_score, total in totals if total)
    return SeenProbe(contract, day, (before - after) / before if before else 0.0)


def _shown(world: Case, closed: Contract) -> int | None:
    """The score of a world in which a contract is closed."""
    assert closed.ended is not None  # noqa: S101 - it was closed
    contracts = tuple(_replaced(world.history.contracts, closed))
    policy = world.rulebook.on(closed.ended)
    return score_history(replace(world.history, contracts=contracts), policy, closed.ended).whole


def _replaced(contracts: Sequence[Contract], closed: Contract) -> Iterator[Contract]:
    return (closed if contract.id == closed.id else contract for contract in contracts)


def _chance_of_good(case: Case, closed: Contract) -> float:
    """How likely a contract counts as good once it is closed, by the priors."""
    assert closed.ended is not None  # noqa: S101 - it was closed
    history = replace(case.history, contracts=tuple(_replaced(case.history.contracts, closed)))
    possible = Possibilities(history, (Seen(closed.ended, case.rulebook.on(closed.ended)),)).of(closed)
    own = [one for one in possible if not one.setting]
    return fsum(float(one.chance) for one in own if one.marks[0].outcome == "positive")
