"""A story of one thing alone as all tell it that hold this thing: how likely it is, and what brings it about."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from jss_cli.domain.seen import Blow, SeenAnswer, SeenStory


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
