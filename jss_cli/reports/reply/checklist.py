"""For the agent alone: what explains the number, how likely, what to look up, and what must not be said."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.explanation import Explanation
from jss_cli.domain.history import UNKNOWN, Contract
from jss_cli.domain.report import Headline, NumberedItem, Report, Span, Steps
from jss_cli.domain.score import Score
from jss_cli.domain.seen_explanation import AnyExplanation, SeenExplanation
from jss_cli.reports.fact_words import assumed_words
from jss_cli.reports.header import score_headline
from jss_cli.reports.numbers import listed, tenth
from jss_cli.reports.reply.facts import ReplyFacts
from jss_cli.reports.reply.reply import ReplyResult, ReplyWish, Sentence
from jss_cli.reports.seen import given_up_notes, odds, seen_headline, weighed_words
from jss_cli.reports.seen_explanation import explanation_words, story_words
from jss_cli.reports.seen_values import head_of

SECTIONS = {
    "explains": "What explains it",
    "odds": "Odds",
    "look_up": "Look up",
    "unsaid": "Do not say",
    "assumed": "Assumed",
}
STORIES, LEAST = 3, 0.02  # stories, and the least share of one that is told
UNPLANNED = "by all that is known no way to the target can be planned (jss plan)"
UNSURE = 0.05  # the chance of a contract that is missing, which is worth a look


def checklist_result(found: AnyExplanation, facts: ReplyFacts, wish: ReplyWish) -> ReplyResult:
    """The checklist of a case, private facts and all; `facts` are those that may be told."""
    sentences = tuple(_items(found, facts))
    first = head_of("reply", found)
    text = "\n".join(f"{SECTIONS[one.part]}: {one.text}" for one in sentences)
    return ReplyResult(*first, wish.tone, text, facts, sentences, "en", ())


def checklist_report(found: AnyExplanation, result: ReplyResult) -> Report:
    """The checklist with the number first."""
    blocks = (
        Steps(title, tuple(NumberedItem((Span(one.text),)) for one in result.sentences if one.part == part))
        for part, title in SECTIONS.items()
    )
    return Report((_headline(found), *(block for block in blocks if block.steps)))


def _headline(found: AnyExplanation) -> Headline:
    if isinstance(found, SeenExplanation):
        first = seen_headline(found.case, found.answer)
    else:
        first = score_headline(found.attribution.score, found.case)
    return Headline(first.label, first.value, ("for colleagues only: do not send", *first.facts))


def _items(found: AnyExplanation, facts: ReplyFacts) -> Iterator[Sentence]:
    """Every item, section by section."""
    contracts, score = found.case.history.contracts, found.attribution.score
    if isinstance(found, SeenExplanation):
        yield from _seen_items(found)
    else:
        yield from _computed_items(found)
        if facts.passing:
            yield _item("look_up", f"{facts.passing.before} ({facts.passing.since}): a passing or mistaken number")
    yield from _look_ups(contracts, score)
    if isinstance(found, SeenExplanation) and not found.answer.is_given and facts.plan:
        yield _item("unsaid", f"the way that the letter tells: it rests on what is public, and {UNPLANNED}")
    yield from (*_unsaid(contracts), *_assumed(score))


def _item(part: str, text: str) -> Sentence:
    return Sentence(part, "assumption" if part == "assumed" else "inference", text, ())


def _seen_items(found: SeenExplanation) -> Iterator[Sentence]:
    """What explains the number seen, the odds, and which older number does not go with it."""
    answer = found.answer
    yield _item("explains", explanation_words(answer))
    for story in answer.stories[:STORIES]:
        if story.share >= LEAST:
            yield _item("odds", f"{odds(story.share)}: {story_words(story, answer)}")
    if answer.number > 1:
        yield _item("odds", weighed_words(answer))
    yield from (_item("look_up", note.text) for note in given_up_notes(answer))
    if answer.absent >= UNSURE:
        offer = "an offer closed unpaid, a refund, an old contract that the client ended"
        missing = "one of those that are not listed counts" if answer.announced else "a contract is missing"
        yield _item("look_up", f"whether {missing} ({odds(answer.absent)}): {offer}")


def _computed_items(found: Explanation) -> Iterator[Sentence]:
    """The reasons by the rules alone."""
    if not found.reasons:
        yield _item("explains", "by the rules alone, nothing costs points")
    for reason in found.reasons:
        words = f"{listed(reason.contracts)}: {tenth(reason.lost)} points, {reason.words} ({reason.rule.code})"
        yield _item("explains", words)
    for twin in found.outlook.twins:
        if (twin.merged.whole or 0) > (found.attribution.score.whole or 0):
            pair = f"{twin.first.id} and {twin.second.id}"
            yield _item("look_up", f"whether {pair} are one engagement: as one they would give {twin.merged.whole} %")


def _look_ups(contracts: tuple[Contract, ...], score: Score) -> Iterator[Sentence]:
    """What a colleague with access can find out."""
    if score.policy.asks("insights"):
        yield _item("look_up", "the insights page: how many jobs it lists as eligible")
    for fact, words in (("recommend", "private answers"), ("reason", "reasons for ending"), ("ended_by", "who ended")):
        if asked := [v.contract.id for v in score.verdicts if any(a.fact == fact for a in v.assumptions)]:
            yield _item("look_up", f"{words}: {listed(asked)}")
    if disputed := [contract.id for contract in contracts if contract.disputed]:
        yield _item("look_up", f"disputes of {listed(disputed)}: their weight was never published")


def _unsaid(contracts: tuple[Contract, ...]) -> Iterator[Sentence]:
    """What the customer must not hear from us."""
    answered = [c.id for c in contracts if c.feedback.recommend is not UNKNOWN and c.feedback.recommend is not None]
    if answered:
        yield _item("unsaid", f"the private answers to {listed(answered)}, or that they are known")
    if reasoned := [c.id for c in contracts if c.ending.reason is not UNKNOWN]:
        yield _item("unsaid", f"the reasons for ending {listed(reasoned)}, unless chosen in the open (then --reasons)")
    yield _item(
        "unsaid", "which contract or client it was, but by what is public, any odds, the exact day of a single contract"
    )
    yield _item("unsaid", "that the score will be corrected, or that a client should change what was said")


def _assumed(score: Score) -> Iterator[Sentence]:
    """What was taken for unknown facts."""
    yield from (
        _item("assumed", words.format(where=listed(names)))
        for words, names in assumed_words((v.contract, one) for v in score.verdicts for one in v.assumptions).items()
    )
