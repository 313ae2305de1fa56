"""The way back: how many good contracts, of which size, by which day, and when it is enough to wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from jss_cli.domain.history import History
from jss_cli.domain.plan import Goal, Way
from jss_cli.domain.score import Score
from jss_cli.domain.timeline import Era
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.adding import with_good_contracts
from jss_cli.explaining.footing import Ground
from jss_cli.explaining.needing import least_of
from jss_cli.explaining.pace import Pace
from jss_cli.explaining.search import Draft, drafts
from jss_cli.explaining.timeline import timeline
from jss_cli.scoring.scoring import held
from jss_cli.scoring.windows import add_months

MOST = 8  # ways that fit a screen
LEAST_SHARE = Fraction(1, 10)
DAY = timedelta(days=1)


def way_back(history: History, eras: Sequence[Era], day: date, goal: Goal, most: int = MOST) -> tuple[Way, ...]:
    """The ways to a goal that no other beats in day, number and size at once, soonest first, as far as the longest
    window reaches (by then all that counts today has left). The last day allowed is not looked at.

    Good contracts are added, each of a new client, and nothing else is taken to happen; each way was replayed. Of more
    than `most` those are left out that save least.
    """
    longest = max(era.policy.windows.lengths[-1] for era in eras)
    line = timeline(history, eras, day, add_months(day, longest) + DAY)
    pace = Pace(add_months(day, 1), goal.per_month)
    grounds = [Ground(history, era) for era in line.eras]
    costing = costly(grounds[0].score(history, day))
    return tuple(replayed(history, draft, costing) for draft in telling(drafts(grounds, goal, pace), most))


def telling(found: Sequence[Draft], most: int) -> tuple[Draft, ...]:
    """At most so many drafts, or one a day and size: those that save the same part or more of the work of the one kept
    before them, the part growing until they are few enough; the first and the last are always kept."""
    share = Fraction(1)
    left = tuple(found)
    while len(left) > most and share > LEAST_SHARE:
        share = share * Fraction(9, 10)
        left = tuple(thinned(found, share))
    return left


def thinned(found: Sequence[Draft], share: Fraction) -> Iterator[Draft]:
    """The drafts that need at most a share of the contracts of the last one kept of their size, and the last of all."""
    kept: dict[Decimal, int] = {}
    for draft in found:
        size = draft.size.least
        if draft is found[-1] or draft.contracts <= share * kept.get(size, draft.contracts + 1) or size not in kept:
            kept[size] = draft.contracts
            yield draft


def replayed(history: History, draft: Draft, costing: Sequence[str]) -> Way:
    """A draft as the engine sees it. The engine must agree that it reaches the target."""
    ground, aim = draft.ground, draft.aim
    ends = aim.pace.ends(draft.day, draft.contracts)
    score = ground.score(with_good_contracts(history, draft.size.least, ends), draft.day)
    assert score.whole is not None and score.whole >= aim.target  # noqa: S101, PT018 - the invariant of a way
    inside = counted(score)
    return Way(
        day=draft.day,
        begins=ends[-1] if ends else draft.day,
        seen=ground.policy.cadence.next_from(draft.day),
        contracts=draft.contracts,
        size=draft.size,
        weight=aim.weight,
        score=score,
        gone=tuple(name for name in costing if name not in inside),
        badly=least_of(ground.footings_at_worst(draft.day, aim.target), aim),
    )


def costly(score: Score) -> tuple[str, ...]:
    """The ids of the contracts that cost points in the window shown (of a score that is missing: in none)."""
    inside = counted(score)
    costing = (verdict for verdict in score.verdicts if verdict.outcome is not Outcome.POSITIVE)
    return tuple(verdict.contract.id for verdict in costing if verdict.contract.id in inside)


def counted(score: Score) -> frozenset[str]:
    """The ids of the contracts that the shown window, or any part of a shown blend, holds."""
    parts = score.shown.parts if score.shown else ()
    return frozenset(v.contract.id for part in parts for v in held(score.verdicts, part.months, score.as_of))
