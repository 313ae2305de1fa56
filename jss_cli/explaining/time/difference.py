"""Which two scores a bridge leads between: of one history, or of two, each of which may be a saved result."""

from __future__ import annotations

from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, DiffQuestion, Saved
from jss_cli.domain.score import Score
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.explaining.time.change import bridge
from jss_cli.scoring.scoring import score_history, score_verdicts


def difference(case: Case | Saved, asked: DiffQuestion) -> Bridge:
    """The bridge between two days or two rulebooks of one history, or to another one.

    Raises UsageError (JSS907) where a saved result would have to be computed anew.
    """
    if asked.other is not None:
        return _between(case, asked.other)
    if isinstance(case, Saved):
        message = f"{case.source} is a saved result: it knows one day and one rule set only"
        raise UsageError(Fault("JSS907", message, "give a second result, or the history itself"))
    first, last = days_between(case, asked)
    before, after = (asked.rulebook or case.rulebook).on(first), case.rulebook.on(last)
    return bridge(score_history(case.history, before, first), score_history(case.history, after, last))


def days_between(case: Case, asked: DiffQuestion) -> tuple[date, date]:
    """The two days: those asked for, one for two rulebooks, else the last two observed, or the last two computed."""
    if asked.first or asked.rulebook:
        return asked.first or case.day, case.day
    observed = sorted({seen.on for seen in case.history.observed})
    if case.day_from != "option" and len(observed) > 1:
        return observed[-2], observed[-1]
    return case.policy.cadence.last_until(case.day - timedelta(days=1)), case.day


def _between(before: Case | Saved, after: Case | Saved) -> Bridge:
    """The bridge between two histories or saved results, each on its own day."""
    a, b = _score_of(before), _score_of(after)
    is_saved = isinstance(before, Saved) or isinstance(after, Saved)
    if is_saved and a.as_of != b.as_of and a.policy != b.policy:
        hint = "compare the histories instead, or results of one day or one rule set"
        raise UsageError(Fault("JSS907", "a saved result cannot be judged by the other one's rules", hint))
    return bridge(a, b)


def _score_of(end: Case | Saved) -> Score:
    """The score of a case, or the one that saved verdicts give.

    Raises InputError (JSS907) if they give other windows than were saved with them.
    """
    if isinstance(end, Case):
        return score_history(end.history, end.policy, end.day)
    score = score_verdicts(end.verdicts, end.policy, end.day)
    if tuple(window.percent for window in score.windows) != end.percents:
        message = "its contracts give other percents than it states: it was changed, or the rules were"
        raise InputError(Fault("JSS907", message, "save it again with jss explain --format json", end.source))
    return score
