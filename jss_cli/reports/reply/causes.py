"""Why a score is what it is, as a reply may say it: by rules that rest on what is public, or by what is likely."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.facts import FACT
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.score import Contribution, shown_percent
from jss_cli.domain.sections import Basis
from jss_cli.domain.seen import SeenStory
from jss_cli.domain.seen_explanation import AnyExplanation, SeenExplanation
from jss_cli.domain.vague import DayField, span_of
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.reports.numbers import tenths_of
from jss_cli.reports.reply.language import Language
from jss_cli.reports.results import lost_points

Mending = Literal["", "edit", "rate", "open", "reason"]
Likely = Literal[
    "public", "private", "reason", "reading", "fact", "good", "out", "missing", "unlisted", "unexplained", "unscored"
]
MOST, NAMED = 4, 2  # causes, and contracts that are named in one
GOOD = Decimal("4.5")  # stars that nobody asks about
MENDINGS: dict[str, Mending] = {  # by the rule that decided
    **dict.fromkeys(("JSS214", "JSS215", "JSS216"), "edit"),
    **dict.fromkeys(("JSS221", "JSS225"), "rate"),
    **dict.fromkeys(("JSS223", "JSS226"), "open"),
    "JSS211": "reason",
}
SPARING = {"JSS221", "JSS222", "JSS223", "JSS224", "JSS230", "JSS231", "JSS234"}  # by what is public


@dataclass(frozen=True, slots=True)
class TitlesTold:
    """What contracts are called by their ids; those that are not among them are called by their days."""

    titles: tuple[tuple[str, str], ...]

    def title(self, contract: Contract) -> str:
        """The title of a contract, if it is to be told."""
        return next((title for name, title in self.titles if name == contract.id), "")


def titles_told(case: Case) -> TitlesTold:
    """The titles of all contracts of a case, by the names that they have in public: their places in the file."""
    return TitlesTold(tuple((f"c{n}", c.title) for n, c in enumerate(case.history.contracts, 1)))


@dataclass(frozen=True, slots=True)
class CauseFact:
    """Contracts that cost points for one reason: `points` with a sign, `cost` and `costs` as they are said. `label` is
    what they are called in the reply, `deed` what can be done about them, in some cases only `until` a day."""

    label: str
    contracts: int
    words: str
    points: float
    cost: str
    costs: str
    without: int | None
    rule: str
    because: str
    remedy: str
    known: str
    sources: str
    confidential: bool
    deed: Mending
    until: str


@dataclass(frozen=True, slots=True)
class LikelyFact:
    """What is likely to explain a number that the rules alone do not give: a public fact (of contracts called `label`,
    by a rule that says `words`), what clients say in confidence (of `number` among `rated` contracts; 0: not told; the
    `lowest` of their public stars is told where it is not good), a reason for ending, how the rules are read, or a
    contract that is missing from the file. Where the number is not less than what is public gives: a public fact by
    which a contract counts as `good` or is `out`, or a `fact` that is not public. `unlisted`: the file
    says that some are missing, `unexplained`: that none is, `unscored`: there is no score, though the contracts are
    enough for one."""

    kind: Likely
    number: int
    rated: int
    listed: str
    lowest: str
    label: str
    words: str
    deed: Mending


def cause_facts(explanation: AnyExplanation, language: Language, names: TitlesTold) -> tuple[CauseFact, ...]:
    """The costliest causes, at most four. A number that shows that what is public is not all has those beside the one
    contract that counts better by a public fact, and none if there is no such contract."""
    spared: tuple[Contract, ...] = ()
    if isinstance(explanation, SeenExplanation) and _is_spared(explanation):
        story = next(iter(explanation.answer.stories), None)
        if _kind(explanation, story) not in {"good", "out"}:
            return ()
        spared = _touched(story)[1]
    costs = explanation.attribution.costs_by_rule(spared)[:MOST]
    return tuple(_cause(lost, group, explanation, language, names) for lost, group in costs)


def _cause(
    lost: Fraction, group: Sequence[Contribution], found: AnyExplanation, language: Language, names: TitlesTold
) -> CauseFact:
    """One cause: the contracts that a rule decided, and the points that they cost together."""
    first, policy, day = group[0], found.attribution.score.policy, found.case.day
    rule, tenths = first.verdict.rule, tenths_of(lost)
    without = first.without if len(group) == 1 else None
    deed, until = _deed(rule, [one.verdict.contract for one in group], policy, day)
    return CauseFact(
        label=_label([one.verdict.contract for one in group], len(group), rule, day, language, names),
        contracts=len(group),
        words=language.causes.get(rule.code) or language.words["label.other"],
        points=lost_points(Fraction(tenths, 10)),
        cost=language.tenths(tenths),
        costs=language.points(tenths),
        without=None if without is None else shown_percent(without),
        rule=rule.code,
        because=" ".join(rule.because.split()),
        remedy=" ".join(rule.remedy.split()),
        known=rule.basis.known,
        sources=source_words(rule.basis, policy),
        confidential=_is_confidential(rule),
        deed=deed,
        until="" if until is None else language.words["until.day"].format(language.long_day(until)),
    )


def source_words(basis: Basis, policy: Policy) -> str:
    """Where something was said: the first source of it, by title and date."""
    found = next((source for key in basis.source for source in policy.sources if source.key == key), None)
    return f"{found.title}, {found.date}" if found else ""


def _deed(rule: Rule, contracts: Sequence[Contract], policy: Policy, day: date) -> tuple[Mending, date | None]:
    """What can be done about contracts that a rule decided, and the last day for it (None: there is none)."""
    mending = MENDINGS.get(rule.code, "")
    if mending != "rate":
        return mending, None
    ended = None if contracts[0].bounds("ended") else contracts[0].ended
    until = ended and ended + timedelta(days=policy.measures.feedback_days)
    return ("rate", until) if until and len(contracts) == 1 and day <= until else ("", None)


def _is_confidential(rule: Rule) -> bool:
    """Whether a rule rests on what a client said in confidence: the private answer, or a reason that blames."""
    facts = {FACT[condition.fact].confidential for condition in rule.when}
    return "always" in facts or ("harmful" in facts and rule.outcome == "negative")


def _label(  # noqa: PLR0913, PLR0917 - which contracts, why, and to whom
    contracts: Sequence[Contract], number: int, rule: Rule, day: date, language: Language, names: TitlesTold
) -> str:
    """What so many of some contracts are called: by title where asked, a single one roughly by its day, and by its
    public stars where they decide, more by their number."""
    titles = [language.words["label.title"].format(title) for c in contracts if (title := names.title(c))]
    if len(titles) == len(contracts) <= NAMED:
        return titles[0] if len(titles) == 1 else language.words["label.titles"].format(*titles)
    if len(contracts) > 1:
        return language.words["label.many"].format(number)
    label = one_label(contracts[0], day, language)
    if MENDINGS.get(rule.code) != "edit":
        return label
    stars = str(contracts[0].feedback.stars).replace(".", language.point)
    return language.words["label.rated"].format(label, stars)


def one_label(contract: Contract, day: date, language: Language) -> str:
    """What one contract is called by its days."""
    if contract.ended and contract.ended <= day:
        return _dated_label(contract, "ended", contract.ended, language)
    return _dated_label(contract, "started", contract.started, language)


def _dated_label(contract: Contract, field: DayField, day: date, language: Language) -> str:
    """What a contract is called by a day of it; where that one was taken, by its month if it is known."""
    if not (vague := contract.bounds(field)):
        return language.words[f"label.{field}"].format(language.around(day))
    first, last = span_of(contract, vague)
    if first and last and (first.year, first.month) == (last.year, last.month):
        return language.words[f"label.{field}.month"].format(language.months[day.month - 1], day.year)
    return language.words[f"label.{field}.unknown"]


def likely_fact(found: SeenExplanation, language: Language, names: TitlesTold, fell_since: date | None) -> LikelyFact:
    """What is likely to explain the number that was seen, which fell since a day (None: it did not), told of a group
    wherever it is not public."""
    answer = found.answer
    story = next(iter(answer.stories), None)
    kind = _kind(found, story, fell_since)
    number, contracts = _touched(story)
    rule = _rule(story) if kind in {"public", "good", "out"} else None
    rated = sum(_is_rated(v.contract) for v in _counted(found)) if all(map(_is_rated, contracts)) else 0
    told = kind in {"private", "reason"} and number < rated
    return LikelyFact(
        kind=kind,
        number=number if told else 0,
        rated=rated if told else 0,
        listed=language.count(len(answer.score.verdicts), "contracts"),
        lowest=_lowest(found, language) if told else "",
        label=_label(contracts, number, rule, found.case.day, language, names) if rule else "",
        words=language.causes.get(rule.code, language.words["label.other"]) if rule else "",
        deed=_deed(rule, contracts, answer.score.policy, found.case.day)[0] if rule and kind == "public" else "",
    )


def _is_spared(found: SeenExplanation) -> bool:
    """Whether a contract may count better than what is public says, or not at all: none then falls short for sure."""
    alone, seen = found.attribution.score.whole, found.answer.seen
    return alone is not None and (seen.shown == "none" or seen.bounds[0] > alone)


def _kind(found: SeenExplanation, story: SeenStory | None, fell_since: date | None = None) -> Likely:
    """What sort of thing explains the number."""
    if _is_spared(found):
        return _missing(found) if found.answer.fits in {"unlisted", "nothing"} else _sparing(story)
    if found.answer.seen.shown == "none":
        return "reading"
    if story is None or found.answer.fits == "nothing" or any(blow.group is None for blow in story.blows):
        return _missing(found)
    if all(blow.outcome in {Outcome.POSITIVE, Outcome.EXCLUDED} for blow in story.blows):
        return "reading"
    rule = _rule(story)
    if rule is not None and not _is_confidential(rule):
        return "public"
    asked = _untold(found, fell_since) or _untold(found, None)
    return "private" if "recommend" in asked else "reason" if "reason" in asked else _missing(found)


def _untold(found: SeenExplanation, since: date | None) -> set[str]:
    """What is not told of the contracts that counted, or of those that ended since a day."""
    counted = [verdict for verdict in _counted(found) if since is None or since < (verdict.contract.ended or date.min)]
    return {assumption.fact for verdict in counted for assumption in verdict.assumptions}


def _sparing(story: SeenStory | None) -> Likely:
    """What speaks for a contract: a public fact of a single one, by which it counts as good or not at all, or one that
    is not public."""
    rule, is_one = _rule(story), len(_touched(story)[1]) == 1
    if story and rule and is_one and len(story.blows) == 1 and rule.code in SPARING:
        return "good" if story.blows[0].outcome is Outcome.POSITIVE else "out"
    return "fact"


def _missing(found: SeenExplanation) -> Likely:
    """That a contract is missing: to be looked for only where it takes points, the file does not say how many are, and
    a score is there; none is taken away by a contract that is added."""
    if found.answer.seen.shown == "none":
        return "unscored"
    if found.answer.announced is None:
        return "unlisted" if _is_spared(found) else "missing"
    return "unlisted" if found.answer.announced else "unexplained"


def _rule(story: SeenStory | None) -> Rule | None:
    """The rule that brings a story about in most worlds."""
    return next((rule for rule, _ in story.causes if rule is not None), None) if story else None


def _touched(story: SeenStory | None) -> tuple[int, tuple[Contract, ...]]:
    """How many contracts of a story are not what they seem, and those that they are among."""
    blows = [blow for blow in story.blows if blow.group] if story else []
    return sum(blow.number for blow in blows), tuple(one.contract for b in blows if b.group for one in b.group.odds)


def _counted(found: SeenExplanation) -> list[Verdict]:
    """The contracts that counted on the day of the number."""
    return [one.verdict for one in found.attribution.contributions if one.counted]


def _is_rated(contract: Contract) -> bool:
    return isinstance(contract.feedback.stars, Decimal)


def _lowest(found: SeenExplanation, language: Language) -> str:
    """The lowest public stars among the contracts that counted; empty if they are good."""
    stars = [verdict.contract.feedback.stars for verdict in _counted(found)]
    lowest = min((one for one in stars if isinstance(one, Decimal)), default=GOOD)
    return str(lowest).replace(".", language.point) if lowest < GOOD else ""
