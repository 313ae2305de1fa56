"""The seen score is the question: which number it is, and whether the rules alone already give it."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SEED, SeenAnswer
from jss_cli.scoring.scoring import score_history

ABOUT_A_SCORE = {"score", "none", "within"}


def _observed_until(case: Case) -> tuple[Observation, ...]:
    """What was seen until the day of a case, the latest first, from the last day on which a score was told."""
    past = sorted((seen for seen in case.history.observed if seen.on <= case.day), key=lambda seen: seen.on)
    while past and past[-1].shown not in ABOUT_A_SCORE:
        past.pop()
    return tuple(reversed(past))


def is_given_by_rules(case: Case, seen: Observation) -> bool:
    """Whether the rules alone give what was seen, for the day on which it was computed or that on which it was seen."""
    days = dict.fromkeys((case.rulebook.on(seen.on).cadence.last_until(seen.on), seen.on))
    scores = (score_history(case.history, case.rulebook.on(day), day) for day in days)
    return any(seen.allows(score.whole) for score in scores)


def seen_otherwise(case: Case) -> Observation | None:
    """The score that was seen last, if it is a number that the rules alone do not give."""
    observed = _observed_until(case)
    is_number = bool(observed) and observed[0].score is not None
    return observed[0] if is_number and not is_given_by_rules(case, observed[0]) else None


def seen_differently(case: Case, seed: int = SEED) -> SeenAnswer | None:
    """The answer for the score that was seen last; None if none was, or the rules alone give it."""
    observed = _observed_until(case)
    if not observed or is_given_by_rules(case, observed[0]):
        return None
    from jss_cli.explaining.seen.answering import answer_seen  # noqa: PLC0415 - a start where the rules give it

    return answer_seen(case, observed, seed)
