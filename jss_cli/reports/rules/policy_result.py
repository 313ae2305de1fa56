"""The rules for programs: the documents behind `jss policy --format json`."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy, Rule, Source
from jss_cli.domain.sections import Basis
from jss_cli.reports.header import iso
from jss_cli.reports.results import AnyResult, stamp
from jss_cli.reports.rules.words import sections, when_words


@dataclass(frozen=True, slots=True)
class EraResult:
    """One policy in the list."""

    name: str
    title: str
    since: str
    until: str | None
    extends: str | None
    about: str


@dataclass(frozen=True, slots=True)
class PoliciesResult(AnyResult):
    """The shipped policies in the order of their dates."""

    rows_key: ClassVar[str] = "policies"

    policies: tuple[EraResult, ...]


@dataclass(frozen=True, slots=True)
class SectionResult:
    """One section of a policy in words."""

    name: str
    value: str
    known: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One line of a policy's decision table; `when` is in words."""

    code: str
    name: str
    when: str
    outcome: str
    enters: str
    spoils: str
    says: str
    because: str
    remedy: str
    known: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause of a policy."""

    code: str
    name: str
    because: str
    remedy: str
    known: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChanceResult:
    """The chance of one answer of an unknown fact, from 0 to 1, for contracts that meet `when`."""

    fact: str
    when: str
    answer: str | int | None
    chance: float


@dataclass(frozen=True, slots=True)
class WholePolicyResult(AnyResult):
    """One policy with its parents folded in."""

    rows_key: ClassVar[str] = "rules"

    policy: EraResult
    sections: tuple[SectionResult, ...]
    rules: tuple[RuleResult, ...]
    clauses: tuple[ClauseResult, ...]
    priors: tuple[ChanceResult, ...]
    sources: tuple[Source, ...]


def policies_result(policies: tuple[Policy, ...]) -> PoliciesResult:
    """The list of policies."""
    return PoliciesResult(*stamp("policy"), tuple(era_result(policy) for policy in policies))


def whole_policy_result(policy: Policy) -> WholePolicyResult:
    """One policy for programs."""
    return WholePolicyResult(
        *stamp("policy"),
        policy=era_result(policy),
        sections=tuple(SectionResult(s.name, s.words, *basis_values(s.basis)) for s in sections(policy)),
        rules=tuple(_rule_result(rule) for rule in policy.rules),
        clauses=tuple(
            ClauseResult(one.code, one.name, one.because, one.remedy, *basis_values(one.basis))
            for one in policy.clauses
        ),
        priors=tuple(
            ChanceResult(prior.fact, when_words(prior.when), answer, float(chance))
            for prior in policy.priors.tables
            for answer, chance in prior.chances
        ),
        sources=policy.sources,
    )


def era_result(policy: Policy) -> EraResult:
    """A policy as it stands in the list."""
    days = (policy.since.isoformat(), iso(policy.until))
    return EraResult(policy.name, policy.title, *days, policy.extends, policy.about)


def _rule_result(rule: Rule) -> RuleResult:
    """A rule as plain values."""
    prose = (rule.says, rule.because, rule.remedy, *basis_values(rule.basis))
    return RuleResult(rule.code, rule.name, when_words(rule.when), rule.outcome, rule.enters, rule.spoils, *prose)


def basis_values(basis: Basis) -> tuple[str, tuple[str, ...]]:
    """Certainty and sources, as every result carries them."""
    return basis.known, basis.source
