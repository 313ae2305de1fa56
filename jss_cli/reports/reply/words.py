"""The sentences of a reply. Whatever is counted or named stands in braces: a path into the facts, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from jss_cli.reports.reply.facts import CauseFact, ReplyFacts, WayFact
from jss_cli.reports.why.explain import CERTAINTY

Grade = Literal["courtesy", "fact", "rule", "assumption", "inference"]
Length = Literal["brief", "full"]
PUBLIC = ("published", "staff")


class SentenceDraft(NamedTuple):
    """A sentence before its `{paths}` are filled: the part of the reply it belongs to, and its grade."""

    part: str
    grade: Grade
    words: str


def sentence_drafts(facts: ReplyFacts, tone: Length) -> Iterator[SentenceDraft]:
    """Every sentence, in the order in which a person would say them."""
    if tone == "full":
        yield SentenceDraft(
            "greeting", "courtesy", "thank you for asking: it is a fair question, and here is what can be said."
        )
    yield from _answer(facts)
    for index, cause in enumerate(facts.causes):
        yield from _reason(f"causes.{index}", cause, tone)
    yield from _helps(facts, tone)
    if tone == "full":
        yield from _twins(facts)
        yield from _certain(facts)
        yield from _assumed(facts)
        yield from _unsaid()
        words = "if a date or an amount here differs from what you see, please tell me and I will look again."
        yield SentenceDraft("closing", "courtesy", words)


def _answer(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """The question answered in the first sentence."""
    if facts.score is None:
        yield SentenceDraft(
            "answer",
            "fact",
            "on {day} there is no score yet: {counted.contracts} contracts from {counted.clients} clients count so "
            "far, and it takes {counted.needed_contracts} contracts from {counted.needed_clients} clients.",
        )
        return
    if facts.counted.short == 0:
        why = "each of the {counted.contracts} contracts in its {counted.window} counts as a success"
    elif facts.counted.short == 1:
        why = "one of the {counted.contracts} contracts in its {counted.window} does not count as a success"
    else:
        why = "{counted.short} of the {counted.contracts} contracts in its {counted.window} do not count as a success"
    yield SentenceDraft("answer", "fact", f"your score is {{score.shown}} % on {{day}} because {why}.")
    if facts.observed is not None and facts.observed != facts.score.shown:
        words = "you see {observed} %, so something in the contracts I was given is missing, or not known to me."
        yield SentenceDraft("answer", "inference", words)


def _reason(path: str, cause: CauseFact, tone: Length) -> Iterator[SentenceDraft]:
    """What one cause costs and why; in full, what the rule says."""
    several = cause.contracts > 1
    if cause.confidential:
        where = f"{{{path}.contracts}} contracts" if several else "one contract"
        yield SentenceDraft("reasons", "rule", f"{{{path}.words}} on {where} costs {{{path}.cost}} points.")
        return
    cost = "cost" if several else "costs"
    yield SentenceDraft("reasons", "rule", f"{{{path}.label}} {cost} {{{path}.cost}} points: {{{path}.words}}.")
    if tone == "full":
        yield SentenceDraft("reasons", "rule", f"{{{path}.because}}")


def _helps(facts: ReplyFacts, tone: Length) -> Iterator[SentenceDraft]:
    """What can be done, and what comes by itself; in brief only if that is good news."""
    phrases = [_way_phrase(index, way) for index, way in enumerate(facts.ways)]
    if phrases:
        words = phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])}, or {phrases[-1]}"
        yield SentenceDraft("helps", "inference", f"to reach {{target}} %, it takes {words}.")
    if facts.cliff and (tone == "full" or facts.cliff.is_good):
        words = "if nothing else happens, {cliff.before} becomes {cliff.after} by itself, seen on {cliff.seen}."
        yield SentenceDraft("helps", "inference", words)


def _way_phrase(index: int, way: WayFact) -> str:
    """One way to the target."""
    when = "now" if way.is_now else f"by {{ways.{index}.day}}"
    if way.contracts == 0:
        return f"nothing but waiting until {{ways.{index}.day}}"
    more = "" if index else f" more good contract{'' if way.contracts == 1 else 's'}"
    return f"{{ways.{index}.contracts}}{more} {when}"


def _twins(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """Two contracts that are one to the people in them."""
    for index in range(len(facts.twins)):
        place = f"twins.{index}"
        ended, began = f"the contract that ended on {{{place}.ended}}", f"the same client began on {{{place}.started}}"
        yield SentenceDraft("twins", "inference", f"{ended} and the one that {began} look like one piece of work.")
        words = "the rules count them as two; counted as one, they would give"
        yield SentenceDraft("twins", "rule", f"{words} {{{place}.merged}} %.")


def _certain(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """What the marketplace itself has said, and where."""
    if facts.windows_known in PUBLIC:
        words = (
            "it is certain that the best of several time windows is shown, and that contracts leave them by their age"
        )
        yield SentenceDraft("certain", "rule", f"{words}: the marketplace said so ({{windows_sources}}).")
    for index, cause in enumerate(facts.causes):
        if cause.known in PUBLIC and not cause.confidential:
            words = f"how {{causes.{index}.label}} counts is {CERTAINTY[cause.known]}"
            yield SentenceDraft("certain", "rule", f"{words} ({{causes.{index}.sources}}).")


def _assumed(facts: ReplyFacts) -> Iterator[SentenceDraft]:
    """What was taken for granted."""
    words = "the exact formula was never published: I went by your contracts and by what is known of the rules"
    yield SentenceDraft("assumed", "assumption", f"{words} ({{policy.title}}).")
    if facts.unknown:
        where = "one contract" if facts.unknown == 1 else "{unknown} contracts"
        words = f"on {where} some answers are not known to me, and I took them to agree with what is public."
        yield SentenceDraft("assumed", "assumption", words)


def _unsaid() -> Iterator[SentenceDraft]:
    """What cannot be said, and why."""
    words = "what a client says in confidence stays there, so I can neither confirm nor rule out any single answer."
    yield SentenceDraft("unsaid", "rule", words)
