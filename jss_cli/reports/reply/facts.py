"""What a reply may say, as plain values: the only source of its numbers. What is confidential does not get this far."""

from __future__ import annotations

from calendar import month_name
from datetime import date
from fractions import Fraction
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.facts import ASSUMED, FACT
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.score import Contribution, shown_percent
from jss_cli.domain.sections import Basis
from jss_cli.reports.numbers import signed_tenths, tenths_of, whole_percent
from jss_cli.reports.results import PolicyResult, ScoreResult, lost_points, policy_result, score_result

Audience = Literal["client", "titles", "internal"]  # who reads it: what contracts are called, what is left out
CONFIDENTIAL = "feedback that is partly confidential"
MOST, WAYS = 4, 3
ASKED = {fact.name for fact in ASSUMED}  # what only the client knows


@dataclass(frozen=True, slots=True)
class Counted:
    """The contracts that the shown window counts, and what it needs at least."""

    contracts: int
    good: int
    neutral: int
    bad: int
    short: int
    clients: int
    window: str
    needed_contracts: int
    needed_clients: int


@dataclass(frozen=True, slots=True)
class CauseFact:
    """Contracts that cost points for one reason: `points` with a sign, `cost` as it is said. `label` is what they are
    called in the reply."""

    label: str
    contracts: int
    words: str
    points: float
    cost: str
    without: int | None
    rule: str
    because: str
    remedy: str
    known: str
    sources: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class TwinFact:
    """Two contracts that look like one engagement: when the first ended and the second began, and the score as one."""

    ended: str
    started: str
    merged: int


@dataclass(frozen=True, slots=True)
class WayFact:
    """So many more good contracts by a day."""

    day: str
    contracts: int
    is_now: bool


@dataclass(frozen=True, slots=True)
class CliffFact:
    """The next day on which the score changes by itself, and from what to what."""

    seen: str
    before: str
    after: str
    is_good: bool


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """Everything that a reply may rest on; `day` is the `as_of` in words. `unknown` contracts have answers that nobody
    told us."""

    policy: PolicyResult
    as_of: str
    day: str
    score: ScoreResult | None
    observed: int | None
    counted: Counted
    causes: tuple[CauseFact, ...]
    twins: tuple[TwinFact, ...]
    unknown: int
    target: int
    ways: tuple[WayFact, ...]
    cliff: CliffFact | None
    windows_known: str
    windows_sources: str


def reply_facts(explanation: Explanation, audience: Audience) -> ReplyFacts:
    """The facts that an audience may be told."""
    case, score = explanation.case, explanation.attribution.score
    policy = score.policy
    seen = [sighting.observation.score for sighting in explanation.sightings if sighting.observation.on == case.day]
    return ReplyFacts(
        policy=policy_result(case),
        as_of=case.day.isoformat(),
        day=_long_day(case.day),
        score=score_result(score),
        observed=seen[-1] if seen else None,
        counted=_counted(explanation),
        causes=_causes(explanation, audience),
        twins=_twin_facts(explanation),
        unknown=sum(any(a.fact in ASKED for a in v.assumptions) for v in score.verdicts),
        target=explanation.outlook.target,
        ways=_way_facts(explanation),
        cliff=_cliff_fact(explanation),
        windows_known=policy.windows.basis.known,
        windows_sources=_source_words(policy.windows.basis, policy),
    )


def _counted(explanation: Explanation) -> Counted:
    """What the shown window holds, or the fullest one where none is shown."""
    score = explanation.attribution.score
    minimum = score.policy.windows.minimum
    held = score.shown.longest if score.shown else max((w.longest for w in score.windows), key=lambda w: w.contracts)
    name = f"{score.shown.name} {'window' if len(score.shown.parts) == 1 else 'figure'}" if score.shown else ""
    return Counted(
        contracts=held.contracts,
        good=held.positive,
        neutral=held.neutral,
        bad=held.negative,
        short=held.lukewarm + held.neutral + held.negative,
        clients=held.clients,
        window=name,
        needed_contracts=minimum.contracts,
        needed_clients=minimum.clients,
    )


def _causes(explanation: Explanation, audience: Audience) -> tuple[CauseFact, ...]:
    """The costliest causes, at most four. All that is confidential is one cause and names no contract."""
    groups: dict[str, list[Contribution]] = {}
    for contribution in explanation.attribution.contributions:
        if contribution.lost > 0:
            rule = contribution.verdict.rule
            hidden = audience != "internal" and _is_confidential(rule)
            groups.setdefault(CONFIDENTIAL if hidden else rule.code, []).append(contribution)
    ranked = sorted(groups.items(), key=lambda item: -_lost(item[1]))
    return tuple(
        _cause(group, explanation, audience, confidential=name == CONFIDENTIAL) for name, group in ranked[:MOST]
    )


def _is_confidential(rule: Rule) -> bool:
    """Whether a rule rests on what a client said in confidence: the private answer, or a reason that blames."""
    facts = {FACT[condition.fact].confidential for condition in rule.when}
    return "always" in facts or ("harmful" in facts and rule.outcome == "negative")


def _lost(group: list[Contribution]) -> Fraction:
    """The points that some contracts cost together."""
    return sum((contribution.lost for contribution in group), Fraction(0))


def _cause(group: list[Contribution], explanation: Explanation, audience: Audience, *, confidential: bool) -> CauseFact:
    """One cause; what is confidential has neither label nor rule."""
    rule, policy, day = group[0].verdict.rule, explanation.attribution.score.policy, explanation.case.day
    tenths = tenths_of(_lost(group))
    without = group[0].without if len(group) == 1 and not confidential else None
    return CauseFact(
        label="" if confidential else _label(group, audience, day),
        contracts=len(group),
        words=CONFIDENTIAL if confidential else group[0].verdict.words,
        points=lost_points(Fraction(tenths, 10)),
        cost=signed_tenths(tenths),
        without=None if without is None else shown_percent(without),
        rule="" if confidential else rule.code,
        because="" if confidential else " ".join(rule.because.split()),
        remedy="" if confidential else " ".join(rule.remedy.split()),
        known=rule.basis.known,
        sources=_source_words(rule.basis, policy),
        confidential=confidential,
    )


def _label(group: list[Contribution], audience: Audience, day: date) -> str:
    """What contracts are called: by their days, by their titles where asked, by id and client among colleagues."""
    names = [_one_label(contribution.verdict.contract, audience, day) for contribution in group[:MOST]]
    return " and ".join(names) + (f" and {len(group) - MOST} more" if len(group) > MOST else "")


def _one_label(contract: Contract, audience: Audience, day: date) -> str:
    """What one contract is called."""
    if audience == "internal":
        return f"contract {contract.id} ({contract.client})"
    if audience == "titles" and contract.title:
        return f'"{contract.title}"'
    if contract.ended and contract.ended <= day:
        return f"the one that ended on {_long_day(contract.ended)}"
    return f"the one that began on {_long_day(contract.started)}"


def _twin_facts(explanation: Explanation) -> tuple[TwinFact, ...]:
    """The twin that would gain most as one contract, if any gains."""
    now = explanation.attribution.score.whole or 0
    gaining = [twin for twin in explanation.outlook.twins if (twin.merged.whole or 0) > now]
    best = max(gaining, key=lambda twin: twin.merged.whole or 0, default=None)
    if best is None or best.merged.whole is None or best.first.ended is None:
        return ()
    return (TwinFact(_long_day(best.first.ended), _long_day(best.second.started), best.merged.whole),)


def _way_facts(explanation: Explanation) -> tuple[WayFact, ...]:
    """The first few ways with the smallest contracts."""
    ways = explanation.outlook.ways
    smallest = min((way.size.least for way in ways if way.contracts), default=None)
    plain = [way for way in ways if not way.contracts or way.size.least == smallest]
    return tuple(WayFact(_long_day(way.day), way.contracts, way.day == explanation.case.day) for way in plain[:WAYS])


def _cliff_fact(explanation: Explanation) -> CliffFact | None:
    """The next change that comes by itself."""
    event = explanation.outlook.cliff
    if event is None:
        return None
    before, after = event.before.percent, event.after.percent
    is_good = after is not None and (before is None or after > before)
    return CliffFact(_long_day(event.seen), whole_percent(before), whole_percent(after), is_good)


def _source_words(basis: Basis, policy: Policy) -> str:
    """Where something was said: the first source of it, by title and date."""
    found = next((source for key in basis.source for source in policy.sources if source.key == key), None)
    return f"{found.title}, {found.date}" if found else ""


def _long_day(day: date) -> str:
    """A day as a letter has it: 9 June 2016."""
    return f"{day.day} {month_name[day.month]} {day.year}"
