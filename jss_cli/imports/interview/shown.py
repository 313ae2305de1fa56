"""The matters of what the marketplace shows: the score, since when, and the counts of the insights page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jss_cli.domain.history import Observation
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.matter import Matter, is_yes, observed_value, said
from jss_cli.imports.interview.talk import Talk, TurnAhead


def _today(talk: Talk) -> Observation:
    """What is noted of today; nothing so far: an observation that tells nothing."""
    today = talk.scope.today
    return {seen.on: seen for seen in talk.history.observed}.get(today, Observation(today, shown="untold"))


def _noted(talk: Talk, seen: Observation) -> Talk:
    """The talk with an observation, in the place of that of the same day, in order."""
    by_day = {one.on: one for one in talk.history.observed} | {seen.on: seen}
    return replace(talk, history=replace(talk.history, observed=tuple(one for _, one in sorted(by_day.items()))))


def _doubted(talk: Talk, after: Talk, words: str) -> Talk:
    """The talk that asks whether an answer is meant, and goes on after it then."""
    return replace(talk, remarks=(words,)).then(TurnAhead("sure", if_so=after))


def _take_sure(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """Yes: the answer in doubt is taken; else it is asked for again."""
    after = turn.if_so if text and is_yes(text) else talk.before and talk.before.before
    return replace(after, remarks=(), before=talk.before) if after else talk


def _take_score(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """A score; one that differs from the last that was seen is asked about."""
    told = observed_value("score", text)
    score = told if isinstance(told, int) else None
    noted = _noted(talk, replace(_today(talk), score=score, shown="none" if score is None else "score"))
    after = noted if score is None else noted.then(TurnAhead("since"))
    last = next((seen for seen in reversed(talk.history.observed) if seen.score is not None), None)
    if last and last.score != score:
        return _doubted(talk, after, f"{last.score} % was seen on {last.on}; for {talk.scope.today} you say {text}.")
    return after


def _take_since(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    day = observed_value("on", text)
    if not isinstance(day, date) or day > talk.scope.today:
        raise RefusedError("JSS946", f"is after today, {talk.scope.today}", "check the year")
    return _noted(talk, replace(_today(talk), on=day, eligible=None)) if day < talk.scope.today else talk


def _take_eligible(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """How many jobs counted; more than are known are asked about."""
    number = int(str(observed_value("eligible", text)))
    after = _noted(talk, replace(_today(talk), eligible=number))
    if number > (known := len(talk.history.contracts) + (talk.history.unlisted or 0)):
        return _doubted(talk, after, f"Eligible jobs: {number}; contracts that are known, listed or counted: {known}.")
    return after


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
    "sure": Matter(
        said("Is that right (yes, no)"),
        "no, ask again",
        ("yes keeps the last answer; no asks for it again.",),
        _take_sure,
        takes_enter=True,
    ),
    "eligible": Matter(
        said("Eligible jobs on the Job Success insights page"),
        "not known",
        ("The insights page of your profile lists how many jobs counted: that number.",),
        _take_eligible,
    ),
}
