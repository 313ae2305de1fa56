"""A story of one thing alone as all tell it that hold this thing: how likely it is, and what brings it about; and the
likeliest of a contract that the file lacks."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from jss_cli.domain.seen import Blow, SeenAnswer, SeenStory
from jss_cli.domain.verdict import LESS_THAN_GOOD


def whole_story(story: SeenStory, answer: SeenAnswer) -> SeenStory:
    """A story of one contract alone with the share of all worlds in which it counted so, whatever the cause and
    whatever else they hold, and the share of each cause among these; any other story as it is."""
    first = story.blows[0] if len(story.blows) == 1 and not story.reread else None
    if first is None or (first.group and len(first.group.odds) > 1):
        return story
    own = [one for one in answer.stories if any(_is_alike(first, blow) for blow in one.blows)]
    ruled = [one for one in own if any(_is_alike(first, blow) and not blow.is_surprise for blow in one.blows)]
    every = fsum(one.share for one in own)
    shares = [(rule, share * one.share / every) for one in ruled for rule, share in one.causes if rule]
    causes = {rule: fsum(share for other, share in shares if other == rule) for rule, _ in shares}
    missing = fsum(one.share for one in answer.stories if any(not blow.group for blow in one.blows))
    share = first.group.odds[0].after.of(first.outcome) if first.group else answer.absent * every / missing
    return replace(story, share=share, causes=tuple(sorted(causes.items(), key=lambda pair: -pair[1])))


def _is_alike(one: Blow, other: Blow) -> bool:
    """Whether the same is said of both, whatever the cause."""
    return (one.group, one.number, one.outcome) == (other.group, other.number, other.outcome)


def missing_story(answer: SeenAnswer) -> SeenStory:
    """The likeliest of what moves the score as it was seen to with a contract that the file lacks, and what else that
    moves it so stands in a story that tells most of what fits; a story of nothing, as likely as that one is missing,
    if none tells of it."""
    plain = SeenStory((), reread=False, share=answer.absent, causes=())
    every = [(story, blow) for story in answer.stories for blow in story.blows if blow.group is None]
    told = [pair for pair in every if _explains(pair[1], answer)] or every
    first = told[0][0] if told else plain
    is_most = first.share >= 1 / 2 and len(first.blows) > 1 and not first.reread
    if is_most and all(_explains(blow, answer) for blow in first.blows):
        return first
    alone = (whole_story(replace(plain, blows=(blow,)), answer) for blow in dict.fromkeys(blow for _, blow in told))
    return max(alone, key=lambda story: story.share, default=plain)


def _explains(blow: Blow, answer: SeenAnswer) -> bool:
    """Whether what some contracts counted as moves the score from what the rules give towards what was seen."""
    whole = 100 if answer.score.whole is None else answer.score.whole
    return (blow.outcome in LESS_THAN_GOOD) is (answer.seen.bounds[1] < whole)
