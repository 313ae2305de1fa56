"""The matters of what the marketplace shows: the score, since when, and the counts of the insights page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jss_cli.domain.history import Observation
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.matter import Matter, observed_value, said
from jss_cli.imports.interview.talk import Talk, TurnAhead


def _today(talk: Talk) -> Observation:
    """What is noted of today; nothing so far: an observation that tells nothing."""
    seen = (seen for seen in talk.history.observed if seen.on == talk.scope.today)
    return next(seen, Observation(talk.scope.today, shown="untold"))


def _noted(talk: Talk, *seen: Observation) -> Talk:
    """The talk with observations, each in the place of that of the same day, in order."""
    days = {one.on for one in seen}
    kept = (one for one in talk.history.observed if one.on not in days)
    return replace(talk, history=replace(talk.history, observed=tuple(sorted((*kept, *seen), key=lambda one: one.on))))


def _take_score(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    if not text:
        return talk
    score = observed_value("score", text)
    if score == "none":
        return _noted(talk, replace(_today(talk), score=None, shown="none"))
    return _noted(talk, replace(_today(talk), score=score, shown="score")).then(TurnAhead("since"))  # type: ignore[arg-type]  # a whole percent


def _take_since(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    if not text:
        return talk
    day = observed_value("on", text)
    if not isinstance(day, date) or day > talk.scope.today:
        raise RefusedError("JSS946", f"is after today, {talk.scope.today}", "check the year")
    return _noted(talk, replace(_today(talk), on=day, eligible=None)) if day < talk.scope.today else talk


def _take_eligible(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    return _noted(talk, replace(_today(talk), eligible=observed_value("eligible", text))) if text else talk  # type: ignore[arg-type]  # a whole number


SHOWN_MATTERS = {
    "score": Matter(
        lambda talk, _: f"Job Success Score shown on {talk.scope.today}, or none",
        "not known",
        ("The number on your profile, in percent; none: no score was shown.",),
        _take_score,
    ),
    "since": Matter(
        lambda talk, _: f"{_today(talk).score} % is shown since (2026-10-01)",
        "seen that day",
        ("The day since which this number is shown, as far as you know.",),
        _take_since,
    ),
    "eligible": Matter(
        said("Eligible jobs on the Job Success insights page"),
        "not known",
        ("The insights page of your profile lists how many jobs counted: that number.",),
        _take_eligible,
    ),
}
