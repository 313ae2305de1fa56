"""Which open contract to close alone before the next computation, to learn from the new score what its client said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from math import fsum

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Probe, Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.learning import NEGLIGIBLE, entropy
from jss_cli.explaining.unseen.prospect import Prospect, prospect_of
from jss_cli.explaining.unseen.sampling import Drawing, DrawnWorld
from jss_cli.explaining.unseen.walk.course import shown_ratio
from jss_cli.explaining.unseen.walk.walk import Intractable
from jss_cli.scoring.facts import status_on

MOST_DRAWS = 400
MOST_WORK = 200_000  # contracts looked at


def probes(case: Case, seen: Sequence[Seen]) -> tuple[Probe, ...]:
    """Every open contract as if it alone were closed before the next score, the most telling first; nothing where there
    are too many worlds to count."""
    history = case.history
    open_ones = [contract for contract in history.contracts if status_on(contract, case.day) == "open"]
    draws = min(MOST_DRAWS, MOST_WORK // (1 + len(history.contracts) * len(open_ones)))
    try:
        last = max(case.day, *(s.on for s in seen))
        policy = case.rulebook.on(last)
        found = [_probe(history, contract, seen, policy, last, draws) for contract in open_ones if draws]
    except Intractable:
        return ()
    return tuple(sorted(found, key=lambda p: -p.share))


def _probe(  # noqa: PLR0913, PLR0917 - what is asked, and about what
    history: History, contract: Contract, seen: Sequence[Seen], policy: Policy, last: date, draws: int
) -> Probe:
    """What the first score after the day `last` is expected to tell if one contract is closed by its freelancer."""
    day = policy.cadence.next_from(last + timedelta(days=1))
    index = history.contracts.index(contract)
    feedback = replace(contract.feedback, recommend=UNKNOWN)
    closed = replace(contract, ended=day, ending=Ending("freelancer", UNKNOWN), feedback=feedback)
    changed = replace(history, contracts=(*history.contracts[:index], closed, *history.contracts[index + 1 :]))
    prospect = prospect_of(changed, (Seen(day, policy), *seen), every_setting=False)
    drawing = Drawing(prospect, prospect.of_days(slice(1, None)))
    worlds = list(islice(drawing.worlds(), draws)) if drawing.chance else []
    return Probe(contract, day, _told_share(prospect.of_days(slice(1)), index, worlds), draws)


def _told_share(prospect: Prospect, index: int, worlds: Sequence[DrawnWorld]) -> float:
    """The share of the doubt about what one contract counts as that the score ends, over some worlds."""
    possible = prospect.possible[index]
    joint: dict[int | None, dict[Outcome, float]] = defaultdict(lambda: dict.fromkeys(Outcome, 0.0))
    for world in worlds:
        for member, possibility in enumerate(possible):
            branches = prospect.branches_of((*world[:index], member, *world[index + 1 :]))
            ratio = shown_ratio(prospect.course, branches, 0)
            shown = None if ratio is None else shown_percent(100 * ratio)
            joint[shown][possibility.marks[0].outcome] += float(possibility.chance) / len(worlds)
    before = entropy(fsum(of_score[outcome] for of_score in joint.values()) for outcome in Outcome)
    sums = ((of_score, fsum(of_score.values())) for of_score in joint.values())
    after = fsum(total * entropy(chance / total for chance in of_score.values()) for of_score, total in sums)
    return (before - after) / before if before > NEGLIGIBLE else 0.0
