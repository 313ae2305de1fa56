"""The topics of what the marketplace shows: the score, since when, and the counts of the insights page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jss_cli.domain.history import Observation
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.talk import Step, Talk
from jss_cli.imports.interview.topic import Topic, observed_value, said


def _today(talk: Talk) -> Observation:
    """What is noted of today; nothing so far: an observation that tells nothing."""
    seen = (seen for seen in talk.history.observed if seen.on == talk.outlook.today)
    return next(seen, Observation(talk.outlook.today, shown="untold"))


def _noted(talk: Talk, *seen: Observation) -> Talk:
    """The talk with observations, each in the place of that of the same day, in order."""
    days = {one.on for one in seen}
    kept = (one for one in talk.history.observed if one.on not in days)
    return replace(talk, history=replace(talk.history, observed=tuple(sorted((*kept, *seen), key=lambda one: one.on))))


def _take_score(talk: Talk, _step: Step, text: str) -> Talk:
    if not text:
        return talk
    score = observed_value("score", text)
    if score == "none":
        return _noted(talk, replace(_today(talk), score=None, shown="none"))
    return _noted(talk, replace(_today(talk), score=score, shown="score")).then(Step("since"))  # type: ignore[arg-type]  # a whole percent


def _take_since(talk: Talk, _step: Step, text: str) -> Talk:
    if not text:
        return talk
    day = observed_value("on", text)
    if not isinstance(day, date) or day > talk.outlook.today:
        raise RefusedError("JSS946", f"is after today, {talk.outlook.today}", "check the year")
    return _noted(talk, replace(_today(talk), on=day, eligible=None)) if day < talk.outlook.today else talk


def _take_eligible(talk: Talk, _step: Step, text: str) -> Talk:
    return _noted(talk, replace(_today(talk), eligible=observed_value("eligible", text))) if text else talk  # type: ignore[arg-type]  # a whole number


def _since_words(talk: Talk, _step: Step) -> str:
    return f"{_today(talk).score} % is shown since (2026-10-01)"


SHOWN_TOPICS = {
    "score": Topic(
        said("Job Success Score shown now, in percent, or none"),
        "not known",
        ("The number on your profile today; none: no score is shown.",),
        _take_score,
    ),
    "since": Topic(
        _since_words, "seen today", ("The day since which this number is shown, as far as you know.",), _take_since
    ),
    "eligible": Topic(
        said("Eligible jobs on the Job Success insights page"),
        "not known",
        ("The insights page of your profile lists how many jobs counted: that number.",),
        _take_eligible,
    ),
}
