"""A reply that a support agent can send: short, warm, graded sentence by sentence, every number traceable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from operator import attrgetter
from string import Template
from typing import Any, ClassVar, Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Letter, Report
from jss_cli.domain.seen_explanation import PublicExplanation, SeenExplanation
from jss_cli.reports.reply.causes import TitlesTold
from jss_cli.reports.reply.facts import ReplyFacts, reply_facts
from jss_cli.reports.reply.language import Language, LanguageCode, language_of
from jss_cli.reports.reply.template import REPLY_PARTS, filled, places
from jss_cli.reports.reply.words import Grade, Length, SentenceDraft, sentence_drafts
from jss_cli.reports.results import ComputedResult, Head, HistoryResult, head
from jss_cli.reports.seen_values import seen_head

Audience = Literal["client", "titles", "internal"]  # who reads it: what contracts are called, what is left out
PLACE = re.compile(r"\{([a-z_0-9.]+)\}")
MOST_WORDS = 130  # of a brief reply
BRIEF = (
    ("answer", "warm", "today", "between"),
    ("count", "cause", "secret", "disputed"),
    ("remedy", "plan", "next"),
    ("signature",),
    ("rules",),
)
FULL = (*BRIEF[:3], ("twins", "certain", "unsaid"), ("closing",), *BRIEF[3:])
DROPPED = ("between", "remedy", "warm", "next")  # what a brief reply may do without


@dataclass(frozen=True, slots=True)
class ReplyWish:
    """How a reply is wanted: how long, in which language, to and from whom, whether with a subject."""

    tone: Length = "brief"
    language: LanguageCode = "en"
    name: str = ""
    sender: str = ""
    subject: bool = False
    template: Template | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A value in a sentence, and where it stands in this document."""

    value: str
    path: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the part it belongs to and how far it can be relied on: a fact of the history, a rule of the
    marketplace, an assumption, an inference; a courtesy claims nothing."""

    part: str
    grade: Grade
    text: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ReplyResult(HistoryResult):
    """The reply, its sentences, and the facts they rest on; `left_out` are parts that a brief one has no room for."""

    rows_key: ClassVar[str] = "sentences"

    tone: Length
    text: str
    facts: ReplyFacts
    sentences: tuple[Sentence, ...]
    lang: LanguageCode
    left_out: tuple[str, ...]


def reply_result(public: PublicExplanation, wish: ReplyWish, titles: TitlesTold) -> ReplyResult:
    """The reply as it is wanted, or filled into an agent's own template, whose places are known."""
    language = language_of(wish.language)
    facts = reply_facts(public, language, titles, wish.name, wish.sender)
    sentences = sentences_of(facts, language)
    parts = {part: " ".join(one.text for one in sentences if one.part == part) for part in REPLY_PARTS}
    if wish.template:
        if "fall" in wish.template.get_identifiers():  # which the answer then need not tell
            answered = sentences_of(replace(facts, fall=None), language)
            parts["answer"] = next(one.text for one in answered if one.part == "answer")
        text = filled(wish.template, places(parts, facts))
        return ReplyResult(*public_head("reply", public), wish.tone, text, facts, sentences, wish.language, ())
    left = _left_out(parts) if wish.tone == "brief" else ()
    parts |= dict.fromkeys(left, "")
    text = _text(parts, BRIEF if wish.tone == "brief" else FULL, subject=wish.subject)
    told = tuple(one for one in sentences if parts[one.part] and one.text in text)
    return ReplyResult(*public_head("reply", public), wish.tone, text, facts, told, wish.language, left)


def sentences_of(facts: ReplyFacts, language: Language) -> tuple[Sentence, ...]:
    """Every sentence that can be said of some facts, in the words of a language."""
    return tuple(_cited(facts, draft, language) for draft in sentence_drafts(facts))


def public_head(answers: str, public: PublicExplanation) -> Head:
    """The first fields of the result. A number that nobody saw is the computed one, of which no more may be told."""
    found, case = public.found, public.found.case
    if not isinstance(found, SeenExplanation):
        seen = replace(case, history=replace(case.history, observed=public.seen))
        return head(answers, seen, found.attribution.score)
    told = seen_head(answers, case, found.answer)
    if public.seen:
        return told
    shown, computed = found.answer.seen.score, told[11]
    reason = computed.no_score if shown is None and computed else None
    return *told[:8], "computed", told[9], reason, ComputedResult(shown, None, None, None, reason), None, *told[13:]


def reply_report(result: ReplyResult) -> Report:
    """The reply as it is sent."""
    return Report((Letter(result.text),))


def _text(parts: Mapping[str, str], groups: Sequence[Sequence[str]], *, subject: bool) -> str:
    """The parts in paragraphs; a greeting begins the first sentence."""
    paragraphs = [" ".join(filter(None, (parts[part] for part in group))) for group in groups]
    first = [parts["subject"]] if subject else []
    if parts["greeting"]:
        paragraphs[0] = f"{parts['greeting']} {paragraphs[0]}"
    return "\n\n".join(filter(None, (*first, *paragraphs)))


def _left_out(parts: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that a brief reply has no room for: as few as make it fit, the first of those it may do without."""
    told = [part for part in DROPPED if parts[part]]
    for way in (way for number in range(len(told)) for way in combinations(told, number)):
        if len(_text({**parts, **dict.fromkeys(way, "")}, BRIEF, subject=False).split()) <= MOST_WORDS:
            return way
    return tuple(told)


def _cited(facts: ReplyFacts, draft: SentenceDraft, language: Language) -> Sentence:
    """A sentence whose `{paths}` are filled with the values they lead to."""
    cited: list[Cited] = []

    def value(match: re.Match[str]) -> str:
        found = _value_at(facts, match[1])
        cited.append(Cited(found, f"facts.{match[1]}"))
        return found

    words = language.words[draft.words]
    if draft.part in {"cause", "remedy"}:
        words = words.replace("%", str(draft.cause))
    text = PLACE.sub(value, words)
    greeted = draft.part == "answer" and facts.name
    return Sentence(draft.part, draft.grade, text if greeted else text[:1].upper() + text[1:], tuple(cited))


def _value_at(facts: ReplyFacts, path: str) -> str:
    """The value at a path such as causes.0.points, as it is written."""
    found: Any = facts
    for step in path.split("."):
        found = found[int(step)] if step.isdigit() else attrgetter(step)(found)
    return str(found)
