"""The sentences of a reply, by the names of their words. Whatever is counted or named is a path into the facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from jss_cli.reports.reply.causes import LikelyFact
from jss_cli.reports.reply.facts import ReplyFacts

Grade = Literal["courtesy", "fact", "rule", "assumption", "inference"]
Length = Literal["brief", "full"]
SPARED = ("good", "out")  # what counts better than it seems is told before what costs points
PUBLIC = ("published", "quoted", "staff")


class SentenceDraft(NamedTuple):
    """A sentence before its words are looked up and filled: the part of the reply it belongs to, its grade, the name
    of its words, and which of several causes they are about."""

    part: str
    grade: Grade
    words: str
    cause: int = 0


def sentence_drafts(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """Every sentence that can be said, in the order in which a person would."""
    yield SentenceDraft("subject", "fact", "subject.untold" if facts.answer == "untold" else "subject")
    if facts.name:
        yield SentenceDraft("greeting", "courtesy", "greeting")
    yield SentenceDraft("answer", "fact", _answer(facts))
    if facts.fall:
        yield SentenceDraft("fall", "fact", f"fall.{facts.fall.direction}")
    has_fallen = not facts.age and facts.fall is not None and facts.fall.direction == "fell"
    yield SentenceDraft("warm", "courtesy", "warm.fell" if has_fallen else "warm.plain")
    if facts.between and has_fallen and not (facts.likely and facts.likely.kind == "public"):
        yield SentenceDraft("between", "fact", "between.one" if facts.between.number == 1 else "between.many")
    if facts.passing:
        yield SentenceDraft("between", "inference", "passing")
    if facts.today:
        yield SentenceDraft("today", "inference", "today")
    yield from _cause(facts)
    if facts.disputed:
        yield SentenceDraft("disputed", "rule", "disputed")
    yield from (*_ahead(facts), *_more(facts))
    if facts.sender:
        yield SentenceDraft("signature", "courtesy", "signature")
    yield SentenceDraft("rules", "rule", "rules")


def _answer(facts: ReplyFacts) -> str:
    """The question answered in the first sentence."""
    return "answer.old" if facts.age else f"answer.{facts.fall.direction if facts.fall else facts.answer}"


def _cause(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """Why the number is what it is: one cause a sentence, then what can be done about it."""
    short = facts.counted.short
    if facts.score is not None and not facts.likely:
        form = "good" if not short else "one" if short == 1 else "many"
        yield SentenceDraft("count", "fact", f"count.{form}")
    stem, likely = ("bare", [*_likely(facts, facts.likely)]) if facts.likely else ("cause", [])
    forms = ("one" if cause.contracts == 1 else "many" for cause in facts.causes)
    causes = [SentenceDraft("cause", "rule", f"{stem}.{form}", index) for index, form in enumerate(forms)]
    yield from (*likely, *causes) if facts.likely and facts.likely.kind in SPARED else (*causes, *likely)
    for index, cause in enumerate(facts.causes):
        if cause.deed:
            yield SentenceDraft("remedy", "rule", f"remedy.{cause.deed}", index)


def _likely(facts: ReplyFacts, likely: LikelyFact) -> Iterator[SentenceDraft]:
    """What is likely to explain a number that what is public does not."""
    if facts.alone and likely.kind in {"private", "reason"}:
        yield SentenceDraft("cause", "fact", "alone")
    if likely.kind in {"private", "reason"}:
        form = "alone" if not likely.number else "one" if likely.number == 1 else "many"
        yield SentenceDraft("cause", "rule", f"because.{likely.kind}.{form}")
        if likely.lowest:
            yield SentenceDraft("cause", "fact", "because.lowest")
        yield SentenceDraft("secret", "rule", "secret")
    else:
        by_stars = likely.kind == "public" and likely.deed == "edit"
        too_few = likely.kind == "reading" and not facts.alone
        words = "because.stars" if by_stars else "because.uncounted" if too_few else f"because.{likely.kind}"
        yield SentenceDraft("cause", "inference", words)
    if likely.deed:
        yield SentenceDraft("remedy", "rule", f"remedy.{likely.deed}")


def _ahead(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """What can be reached, and what comes by itself."""
    if facts.plan:
        yield SentenceDraft("plan", "inference", "plan")
    if facts.cliff:
        moves = "next.likely" if facts.likely else "next.moves"
        yield SentenceDraft("next", "inference", moves if facts.cliff.after else "next.gone")


def _more(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """What is said only where there is room for it."""
    if facts.twins:
        yield SentenceDraft("twins", "inference", "twins")
    if facts.windows_known in PUBLIC:
        yield SentenceDraft("certain", "rule", "certain")
    if facts.secret and not (facts.likely and facts.likely.kind in {"private", "reason"}):
        yield SentenceDraft("unsaid", "rule", "unsaid")
    yield SentenceDraft("closing", "courtesy", "closing")
