"""A reply that a support agent can send: short, courteous, graded sentence by sentence, every number traceable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from string import Template
from typing import Any, ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.report import Paragraph, Report, Span
from jss_cli.errors import Fault, InputError
from jss_cli.reports.reply.facts import Audience, ReplyFacts, reply_facts
from jss_cli.reports.reply.words import Grade, Length, SentenceDraft, sentence_drafts
from jss_cli.reports.results import HistoryResult, head

PLACE = re.compile(r"\{([a-z_0-9.]+)\}")
PARTS = ("greeting", "answer", "reasons", "helps", "twins", "certain", "assumed", "unsaid", "closing")
TOGETHER = (("certain", "assumed", "unsaid"),)  # parts that share a paragraph


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
    """The reply, its sentences, and the facts they rest on."""

    rows_key: ClassVar[str] = "sentences"

    tone: Length
    text: str
    facts: ReplyFacts
    sentences: tuple[Sentence, ...]


def reply_result(
    explanation: Explanation, audience: Audience, tone: Length, template: Template | None = None
) -> ReplyResult:
    """The reply in a tone, or filled into an agent's own template. Raises InputError (JSS912) for unknown places."""
    facts = reply_facts(explanation, audience)
    sentences = tuple(_cite(facts, draft) for draft in sentence_drafts(facts, tone))
    parts = {part: _paragraph(part, sentences) for part in PARTS}
    text = _filled(template, parts, facts) if template else "\n\n".join(_paragraphs(parts))
    return ReplyResult(*head("reply", explanation.case, explanation.attribution.score), tone, text, facts, sentences)


def reply_report(result: ReplyResult) -> Report:
    """The reply as it is sent."""
    blocks = (" ".join(part.split()) for part in re.split(r"\n\s*\n", result.text))
    return Report(tuple(Paragraph((Span(words),)) for words in blocks if words))


def _paragraph(part: str, sentences: tuple[Sentence, ...]) -> str:
    """The sentences of one part; each reason begins a paragraph of its own."""
    own = [sentence for sentence in sentences if sentence.part == part]
    if part == "reasons":
        return "\n\n".join(" ".join(sentence.text for sentence in group) for _, group in groupby(own, key=_cause_of))
    return " ".join(sentence.text for sentence in own)


def _cause_of(sentence: Sentence) -> str:
    """The cause that a sentence of a reason is about."""
    return sentence.cited[0].path.rpartition(".")[0]


def _paragraphs(parts: dict[str, str]) -> Iterator[str]:
    """The parts that say something, those that belong together in one paragraph."""
    for part in parts:
        group = next((group for group in TOGETHER if part in group), (part,))
        if part == group[0] and (joined := " ".join(filter(None, (parts[name] for name in group)))):
            yield joined


def _cite(facts: ReplyFacts, draft: SentenceDraft) -> Sentence:
    """A sentence whose `{paths}` are filled with the values they lead to."""
    cited: list[Cited] = []

    def value(match: re.Match[str]) -> str:
        found = _value_at(facts, match[1])
        cited.append(Cited(found, f"facts.{match[1]}"))
        return found

    text = PLACE.sub(value, draft.words)
    return Sentence(draft.part, draft.grade, text[:1].upper() + text[1:], tuple(cited))


def _value_at(facts: ReplyFacts, path: str) -> str:
    """The value at a path such as causes.0.points, as it is written."""
    found: Any = facts
    for step in path.split("."):
        found = found[int(step)] if step.isdigit() else attrgetter(step)(found)
    return str(found)


def _filled(template: Template, parts: dict[str, str], facts: ReplyFacts) -> str:
    """An agent's template with its places filled. Raises InputError (JSS912)."""
    shown = str(facts.score.shown) if facts.score else "none yet"
    values = {**parts, "score": shown, "day": facts.day, "policy": facts.policy.title}
    hint = f"the places are {', '.join(f'${name}' for name in values)}; write $$ for a dollar"
    if not template.template.strip():
        raise InputError(Fault("JSS910", "there is nothing in the template", hint))
    if not template.is_valid():
        raise InputError(Fault("JSS912", "the template has a $ that begins no place", hint))
    unknown = [name for name in template.get_identifiers() if name not in values]
    if unknown:
        raise InputError(*(Fault("JSS912", f'unknown place "${name}" in the template', hint) for name in unknown))
    return template.substitute(values)
