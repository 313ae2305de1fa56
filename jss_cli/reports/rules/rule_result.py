"""Codes for programs: the documents behind `jss rule --format json`."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.catalogue import Catalogue, CodeTopic, ErrorEntry, Version
from jss_cli.domain.policy import Rule, Source
from jss_cli.reports.results import AnyResult, stamp
from jss_cli.reports.rules.words import when_words


@dataclass(frozen=True, slots=True)
class CodeResult:
    """One code in the list; `kind` is rule, clause or error."""

    code: str
    name: str
    kind: str
    title: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodesResult(AnyResult):
    """Every code that jss may print."""

    rows_key: ClassVar[str] = "codes"

    codes: tuple[CodeResult, ...]


@dataclass(frozen=True, slots=True)
class VersionResult:
    """A rule or clause as it stands in some policies; a clause has no `outcome`, `when`, `enters` and `says`."""

    policies: tuple[str, ...]
    outcome: str | None
    when: str | None
    enters: str | None
    says: str | None
    because: str
    remedy: str
    known: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicResult(AnyResult):
    """One rule or clause through all eras."""

    rows_key: ClassVar[str] = "versions"

    code: str
    name: str
    kind: str
    versions: tuple[VersionResult, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ErrorResult(AnyResult):
    """One error code."""

    rows_key: ClassVar[str] = ""

    code: str
    name: str
    kind: str
    title: str
    because: str
    remedy: str


def codes_result(catalogue: Catalogue) -> CodesResult:
    """Every code."""
    rules = tuple(_topic_code(topic) for topic in catalogue.topics)
    errors = tuple(CodeResult(error.code, error.name, "error", error.title, ()) for error in catalogue.errors)
    return CodesResult(*stamp("rule"), rules + errors)


def _topic_code(topic: CodeTopic) -> CodeResult:
    """One rule or clause in the list."""
    return CodeResult(topic.code, topic.name, _kind(topic), title(topic), tuple(one.name for one in topic.policies))


def _kind(topic: CodeTopic) -> str:
    """Whether the code is a line of the decision table or a clause."""
    return "rule" if isinstance(topic.versions[-1].part, Rule) else "clause"


def title(topic: CodeTopic) -> str:
    """What the newest version says, in short."""
    part = topic.versions[-1].part
    return part.says if isinstance(part, Rule) else part.because


def topic_result(topic: CodeTopic) -> TopicResult:
    """One rule or clause."""
    return TopicResult(
        *stamp("rule"),
        topic.code,
        topic.name,
        _kind(topic),
        versions=tuple(map(_version_result, topic.versions)),
        sources=sources_of(topic),
    )


def _version_result(version: Version) -> VersionResult:
    """One version."""
    part = version.part
    rule = part if isinstance(part, Rule) else None
    return VersionResult(
        policies=tuple(policy.name for policy in version.policies),
        outcome=rule.outcome if rule else None,
        when=when_words(rule.when) if rule else None,
        enters=rule.enters if rule else None,
        says=rule.says if rule else None,
        because=part.because,
        remedy=part.remedy,
        known=part.basis.known,
        source=part.basis.source,
    )


def error_result(error: ErrorEntry) -> ErrorResult:
    """One error code."""
    return ErrorResult(*stamp("rule"), error.code, error.name, "error", error.title, error.because, error.remedy)


def sources_of(topic: CodeTopic) -> tuple[Source, ...]:
    """The sources that some version cites."""
    cited = {key for version in topic.versions for key in version.part.basis.source}
    found = {source.key: source for policy in topic.policies for source in policy.sources if source.key in cited}
    return tuple(found[key] for key in sorted(found, key=lambda key: (len(key), key)))
