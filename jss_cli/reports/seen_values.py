"""What explains the score that was seen, as plain values."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.seen import ScoreBand, SeenAnswer
from jss_cli.domain.seen_explanation import AnyExplanation, SeenCliff, SeenExplanation, SeenOutlook, SeenWay
from jss_cli.domain.story import Chances
from jss_cli.reports.results import Head, ScoreResult, SeenNumber, head, told_result
from jss_cli.reports.seen_explanation import explanation_words, story_words
from jss_cli.reports.seen_result import (
    BandResult,
    OddsResult,
    ReadingResult,
    SeenCliffResult,
    SeenExplanationResult,
    SeenWayResult,
    StoryResult,
)

MOST = 10  # stories


def seen_head(answers: str, case: Case, seen: SeenAnswer) -> Head:
    """The first fields of a result about a score that was seen and explained."""
    day, policy = seen.days[0], seen.score.policy.name
    told = replace(
        told_result(day.observation), evidence=seen.chance, fits=seen.fits, run=day.run.isoformat(), policy=policy
    )
    return head(answers, case, seen.score, SeenNumber(seen.seen, seen_score(seen), told))


def head_of(answers: str, found: AnyExplanation) -> Head:
    """The first fields of a result about what explains a score."""
    if isinstance(found, SeenExplanation):
        return seen_head(answers, found.case, found.answer)
    return head(answers, found.case, found.attribution.score)


def seen_score(seen: SeenAnswer) -> ScoreResult | None:
    """The score that was seen, with what is expected of it; None if none was."""
    if (shown := seen.seen.score) is None:
        return None
    band = seen.score.policy.band(shown)
    return ScoreResult(shown, f"{seen.expected:.9f}", round(seen.expected, 9), seen.window, band)


def seen_explanation_result(answer: SeenAnswer, outlook: SeenOutlook) -> SeenExplanationResult:
    """What explains a score as plain values."""
    return SeenExplanationResult(
        words=explanation_words(answer),
        expected=answer.expected,
        exact=answer.exact,
        surprising=answer.surprising,
        absent=answer.absent,
        unlisted=0.0 - answer.unlisted,
        floor=answer.expected - answer.raw,
        unexplained=answer.unexplained,
        stories=story_results(answer),
        readings=reading_results(answer),
        readings_in_all=answer.number,
        readings_weighed=answer.weighed,
        readings_held=float(answer.held),
        dropped=answer.dropped,
        set_aside=tuple(day.observation.on.isoformat() for day in answer.set_aside),
        today=band_result(outlook.today),
        cliffs=tuple(map(seen_cliff_result, outlook.cliffs)),
        ways=tuple(map(seen_way_result, outlook.ways)),
    )


def seen_cliff_result(cliff: SeenCliff) -> SeenCliffResult:
    """A day on which the score changes by itself as plain values."""
    before, after = map(band_result, (cliff.before, cliff.after))
    return SeenCliffResult(cliff.day.isoformat(), cliff.seen.isoformat(), before, after, cliff.share)


def seen_way_result(way: SeenWay) -> SeenWayResult:
    """A way as plain values."""
    return SeenWayResult(way.day.isoformat(), *way.contracts)


def story_results(answer: SeenAnswer) -> tuple[StoryResult, ...]:
    """The likeliest stories."""
    return tuple(
        StoryResult(
            story_words(story, answer), story.share, tuple(rule.code if rule else "" for rule, _ in story.causes)
        )
        for story in answer.stories[:MOST]
    )


def reading_results(answer: SeenAnswer) -> tuple[ReadingResult, ...]:
    """The readings that fit."""
    return tuple(ReadingResult(one.reading.options, one.share) for one in answer.readings)


def band_result(band: ScoreBand) -> BandResult:
    """A band as plain values."""
    return BandResult(band.low, band.middle, band.high)


def odds_result(chances: Chances) -> OddsResult:
    """The odds of one contract as plain values."""
    return OddsResult(chances.positive, chances.lukewarm, chances.neutral, chances.negative, chances.excluded)
