"""How a score stands on a day: which computation it is seen from, and when it was lost if there is none any more."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import BadgeStanding, Run
from jss_cli.domain.score import Score
from jss_cli.domain.timeline import Event
from jss_cli.explaining.time.events import events, turns
from jss_cli.explaining.time.timeline import timeline
from jss_cli.scoring.scoring import score_history


def standing_of(case: Case) -> BadgeStanding:
    """How the score of a case stands on its day."""
    score = score_history(case.history, case.policy, case.day)
    return BadgeStanding(case, score, _run_shown(case), loss_of(case, score))


def _run_shown(case: Case) -> Run | None:
    """The last computation, where the next one is not yet due; None on a day on which scores are computed, and before
    the first rules that are known."""
    cadence = case.policy.cadence
    last = cadence.last_until(case.day)
    if last == case.day or last < case.policy.since:
        return None
    computed = score_history(case.history, case.rulebook.on(last), last)
    return Run(last, cadence.next_from(case.day), computed.whole)


def loss_of(case: Case, score: Score) -> Event | None:
    """The day on which the last score that there was went, and why; None where there is one, or never was."""
    if score.shown or not case.history.contracts:
        return None
    begin = min(case.day, *(contract.started for contract in case.history.contracts))
    line = timeline(case.history, case.rulebook, begin, case.day)
    lost = [turn for turn in turns(line) if turn[0].shown and not turn[1].shown]
    return events(case.history, line, lost[-1:])[0] if lost else None
