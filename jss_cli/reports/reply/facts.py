"""What a reply may say, as plain values: the only source of its words. What is confidential does not get this far."""

from __future__ import annotations

from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.facts import ASSUMED
from jss_cli.domain.history import Observation
from jss_cli.domain.page import computed_as_seen
from jss_cli.domain.score import Attribution, WindowScore
from jss_cli.domain.seen_explanation import PublicExplanation, SeenExplanation
from jss_cli.reports.header import elsewhere, named
from jss_cli.reports.noted import dispute_words
from jss_cli.reports.observed import age_of
from jss_cli.reports.reply.ahead import WIDE, CliffFact, WayFact, cliff_fact, plan_words, way_facts
from jss_cli.reports.reply.causes import CauseFact, LikelyFact, TitlesTold, cause_facts, likely_fact, source_words
from jss_cli.reports.reply.language import Language
from jss_cli.reports.results import PolicyResult, ScoreResult, policy_result, score_result
from jss_cli.reports.seen_values import seen_score

ASKED = {fact.name for fact in ASSUMED}  # what only the client knows
NOISE = 2  # points by which a score must have moved since it was seen to be told, where that is only likely
AnswerKind = Literal["plain", "seen", "none", "unshown", "untold"]


@dataclass(frozen=True, slots=True)
class Counted:
    """The contracts that the shown window counts, and what it needs at least; `held` and `needed` say so in words."""

    contracts: int
    good: int
    neutral: int
    bad: int
    short: int
    clients: int
    window: str
    needed_contracts: int
    needed_clients: int
    held: str
    needed: str


@dataclass(frozen=True, slots=True)
class TwinFact:
    """Two contracts that look like one engagement: about when the first ended and the second began, and the score
    as one."""

    ended: str
    started: str
    merged: int


@dataclass(frozen=True, slots=True)
class MoveFact:
    """How the score that was seen moved: from what, which was seen when, and by how much."""

    direction: Literal["fell", "rose"]
    before: str
    since: str
    points: str


@dataclass(frozen=True, slots=True)
class BetweenFact:
    """How many contracts ended between the two days on which scores were seen; of a single one only roughly when."""

    number: int
    contracts: str
    when: str


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """Everything that a reply may rest on; `day` is that of the number `shown`, in words, which was `seen` or not
    (`answer`: "none" was, and the rules give none, or one that is `unshown`; or its number is "untold"), `age` days ago
    if that is old, `today` about what it is by now, if that is another. `unknown` contracts have answers that nobody
    told us; `secret` says whether any that counts can have a private answer, `disputed` whether there was a
    dispute that no rule counts. `passing` is a number seen before that does not go with it. `alone` is what is public
    by itself would give where that is another number, and `likely` then what explains the difference."""

    policy: PolicyResult
    as_of: str
    day: str
    score: ScoreResult | None
    answer: AnswerKind
    shown: str
    age: int
    today: str
    observed: int | None
    fall: MoveFact | None
    passing: MoveFact | None
    between: BetweenFact | None
    counted: Counted
    causes: tuple[CauseFact, ...]
    likely: LikelyFact | None
    alone: str
    secret: bool
    disputed: bool
    twins: tuple[TwinFact, ...]
    unknown: int
    target: int
    ways: tuple[WayFact, ...]
    plan: str
    cliff: CliffFact | None
    windows_known: str
    windows_sources: str
    rules: str
    name: str
    sender: str


def reply_facts(
    public: PublicExplanation,
    language: Language,
    names: TitlesTold,
    name: str = "",
    sender: str = "",
) -> ReplyFacts:
    """The facts that may be told, in the words of a language."""
    found, seen = public.found, public.seen
    told, case, attribution = _told(public), found.case, found.attribution
    number = told or (found.answer.seen if isinstance(found, SeenExplanation) else computed_as_seen(found))
    unshown: AnswerKind = "none" if attribution.score.whole is None else "unshown"
    fall = _move_fact(public, language) if told else None
    fell_since = seen[-2].on if fall and fall.direction == "fell" and len(seen) > 1 else None
    policy, asked = attribution.score.policy, isinstance(found, Explanation)
    ways = way_facts(found, language)
    return ReplyFacts(
        policy=policy_result(case),
        as_of=case.day.isoformat(),
        day=language.long_day(told.on if told else case.day),
        score=score_result(attribution.score) if isinstance(found, Explanation) else seen_score(found.answer),
        answer="untold" if public.is_untold else unshown if number.shown == "none" else "seen" if told else "plain",
        shown=_shown_words(number, language),
        age=age_of(case, told) if told else 0,
        today=_today_words(found, language) if isinstance(found, SeenExplanation) else "",
        observed=told.score if told else None,
        fall=fall,
        passing=_passing_fact(public, fall, language) if told else None,
        between=_between_fact(case, seen, language) if told else None,
        counted=_counted(attribution, language),
        causes=cause_facts(found, language, names),
        likely=likely_fact(found, language, names, fell_since) if isinstance(found, SeenExplanation) else None,
        alone="" if asked or attribution.score.whole is None else _percent(attribution.score.whole, language),
        secret=_may_hold_secrets(attribution),
        disputed=bool(dispute_words(case.history, policy)),
        twins=_twin_facts(found, language) if isinstance(found, Explanation) else (),
        unknown=sum(any(a.fact in ASKED for a in v.assumptions) for v in attribution.score.verdicts),
        target=found.outlook.target,
        ways=ways,
        plan=plan_words(ways, language),
        cliff=cliff_fact(found, language),
        windows_known=policy.windows.basis.known,
        windows_sources=source_words(policy.windows.basis, policy),
        rules=_rules_words(case, language),
        name=name,
        sender=sender,
    )


def _told(public: PublicExplanation) -> Observation | None:
    """The number that was seen, if the answer is about it: by the rules alone it may be another one by now."""
    found, seen = public.found, public.seen
    if not seen or (isinstance(found, Explanation) and not seen[-1].allows(found.attribution.score.whole)):
        return None
    return seen[-1]


def _today_words(found: SeenExplanation, language: Language) -> str:
    """About what it is on the day asked about, where it was computed anew since and is another number by now."""
    answer, today = found.answer, found.outlook.today.middle
    is_later = answer.is_renewed(found.case) and answer.fits != "nothing" and not answer.unexplained
    is_told = is_later and found.outlook.today.width <= WIDE
    if not is_told or answer.seen.score is None or today is None or abs(today - answer.seen.score) < NOISE:
        return ""
    return language.words["percent.about"].format(today)


def _rules_words(case: Case, language: Language) -> str:
    """The rules by name, and for which other marketplace they are assumed to hold."""
    name = named(case.policy)
    return language.words["rules.elsewhere"].format(name, case.history.platform) if elsewhere(case) else name


def _may_hold_secrets(attribution: Attribution) -> bool:
    """Whether a contract that counts can have a private answer."""
    counted = (one.verdict for one in attribution.contributions if one.counted)
    return any(assumption.fact == "recommend" for verdict in counted for assumption in verdict.assumptions)


def _percent(whole: int, language: Language) -> str:
    return language.words["percent"].format(whole)


def _shown_words(seen: Observation, language: Language) -> str:
    """What was seen, or computed instead."""
    if seen.shown == "within" and seen.low is None:
        return language.words["percent.below"].format(seen.bounds[1] + 1)
    if seen.shown == "within":
        return language.words["percent.within"].format(*seen.bounds)
    return language.words["no_score"] if seen.score is None else _percent(seen.score, language)


def _move_fact(public: PublicExplanation, language: Language) -> MoveFact | None:
    """The last move of the score among what was seen; none up from a number that was given up."""
    now = public.seen[-1]
    others = (one for one in public.seen[::-1] if one.on < now.on and one.score not in {None, now.score})
    told = (one for one in others if (one.score or 0) > (now.score or 0) or one not in public.given_up)
    return _move_from(next(told, None), now, language)


def _passing_fact(public: PublicExplanation, fall: MoveFact | None, language: Language) -> MoveFact | None:
    """The last number that was given up, unless the answer tells the move from it."""
    last = next((one for one in public.given_up[::-1] if one.score is not None), None)
    return found if (found := _move_from(last, public.seen[-1], language)) != fall else None


def _move_from(before: Observation | None, now: Observation, language: Language) -> MoveFact | None:
    if before is None or before.score is None or now.score is None:
        return None
    points = language.count(abs(now.score - before.score), "points")
    since = language.long_day(before.on, beside=now.on)
    return MoveFact("fell" if now.score < before.score else "rose", _percent(before.score, language), since, points)


def _between_fact(case: Case, seen: tuple[Observation, ...], language: Language) -> BetweenFact | None:
    """What ended between the last two days on which a score was seen."""
    if len(seen) < 2:  # noqa: PLR2004 - two days
        return None
    first, last = seen[-2].on, seen[-1].on
    told = (c.ended for c in case.history.contracts if c.ended is not None and not c.bounds("ended"))
    if not (ended := [day for day in told if first < day <= last]):
        return None
    when = language.when("on", ended[0]) if len(ended) == 1 else ""
    return BetweenFact(len(ended), language.count(len(ended), "contracts"), when)


def _counted(attribution: Attribution, language: Language) -> Counted:
    """What the shown window holds, or the fullest one where none is shown."""
    score = attribution.score
    minimum = score.policy.windows.minimum
    held = score.shown.longest if score.shown else max((w.longest for w in score.windows), key=lambda w: w.contracts)
    return Counted(
        contracts=held.contracts,
        good=held.positive,
        neutral=held.neutral,
        bad=held.negative,
        short=held.lukewarm + held.neutral + held.negative,
        clients=held.clients,
        window=_window_words(score.shown, language) if score.shown else "",
        needed_contracts=minimum.contracts,
        needed_clients=minimum.clients,
        held=_amount(held.contracts, held.clients, language),
        needed=_amount(minimum.contracts, minimum.clients, language),
    )


def _amount(contracts: int, clients: int, language: Language) -> str:
    """So many contracts from so many clients."""
    words = language.words["answer.held"]
    return words.format(language.count(contracts, "contracts"), language.count(clients, "clients"))


def _window_words(window: WindowScore, language: Language) -> str:
    """A window by its length, a blend by its name."""
    if len(window.parts) == 1:
        return language.words["window.months"].format(window.parts[0].months)
    return language.words["window.figure"].format(window.name)


def _twin_facts(explanation: Explanation, language: Language) -> tuple[TwinFact, ...]:
    """The twin that would gain most as one contract, if any gains."""
    now = explanation.attribution.score.whole or 0
    gaining = [twin for twin in explanation.outlook.twins if (twin.merged.whole or 0) > now]
    best = max(gaining, key=lambda twin: twin.merged.whole or 0, default=None)
    if best is None or best.merged.whole is None or best.first.ended is None or best.first.vague or best.second.vague:
        return ()
    return (TwinFact(language.around(best.first.ended), language.around(best.second.started), best.merged.whole),)
