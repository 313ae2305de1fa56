"""The way back: how many good contracts, of which size, by which day, and when it is enough to wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jss_cli.domain.history import History
from jss_cli.domain.plan import Goal, Way
from jss_cli.domain.score import Score
from jss_cli.domain.timeline import Era
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.adding import with_good_contracts
from jss_cli.explaining.footing import footings
from jss_cli.explaining.needing import least_of
from jss_cli.explaining.pace import Pace
from jss_cli.explaining.search import Draft, drafts
from jss_cli.explaining.timeline import timeline
from jss_cli.scoring.scoring import held, score_history
from jss_cli.scoring.windows import add_months

DAY = timedelta(days=1)


def way_back(history: History, eras: Sequence[Era], day: date, goal: Goal) -> tuple[Way, ...]:
    """Every way to a goal that no other beats in day, number and size at once, soonest first, as far ahead as the
    longest window reaches (by then all that counts today has left). The last day allowed is not looked at.

    Good contracts are added, each of a new client, and nothing else is taken to happen; each way was replayed.
    """
    longest = max(era.policy.windows.lengths[-1] for era in eras)
    line = timeline(history, eras, day, add_months(day, longest) + DAY)
    pace = Pace(add_months(day, 1), goal.per_month)
    costing = costly(score_history(history, line.eras[0].policy, day))
    return tuple(replayed(history, draft, goal, pace, costing) for draft in drafts(history, line, goal, pace))


def replayed(history: History, draft: Draft, goal: Goal, pace: Pace, costing: Sequence[str]) -> Way:
    """A draft as the engine sees it. The engine must agree that it reaches the target."""
    ends = pace.ends(draft.day, draft.contracts)
    score = score_history(with_good_contracts(history, draft.size.least, ends), draft.policy, draft.day)
    assert score.whole is not None and score.whole >= goal.target  # noqa: S101, PT018 - the invariant of a way
    inside = counted(score)
    badly = footings(history, draft.policy, draft.day, badly_for=goal.target)
    return Way(
        day=draft.day,
        begins=ends[-1] if ends else draft.day,
        seen=draft.policy.cadence.next_from(draft.day),
        contracts=draft.contracts,
        size=draft.size,
        weight=draft.aim.weight,
        score=score,
        gone=tuple(name for name in costing if name not in inside),
        badly=least_of(badly, draft.aim),
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
