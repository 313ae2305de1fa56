"""What each contract may count as: every answer to its unknown facts, with its chance by the policy's priors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import chain

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.policy import Condition, GivenAnswer, Policy, Rule
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Counting, Outcome, Share
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.unseen.settings import settings_of
from jss_cli.scoring.context import Relations, Surroundings, measured
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.judging import Decisive, asked_before, chances, deciding
from jss_cli.scoring.untold import Varied, most_tellings, tellings

MOST_VARIED = 1_000  # tellings beyond which first days, then kinds and months are left as the file takes them
MOST_TELLINGS = 6_400  # of contracts on days seen, with their amounts: a second
Answers = tuple[
    tuple[str, tuple[GivenAnswer, ...]], ...
]  # per fact that was asked for, the answers that come to the same
Groups = tuple[tuple[tuple[GivenAnswer, ...], Fraction], ...]  # answers that come to the same, with their chance
Days = tuple[Facts, ...]  # one contract on every day seen, the latest first


@dataclass(frozen=True, slots=True)
class Mark:
    """What a contract counts as on one day: the shares that windows hold (none: it does not count), as how many jobs,
    and whether the client answered in private, and poorly."""

    outcome: Outcome
    shares: tuple[Share, ...]
    jobs: int
    answered: bool
    poor: bool


@dataclass(frozen=True, slots=True)
class Possibility:
    """Worlds of one contract that come to the same: a mark per day seen, their chance together, how many they are, the
    number of their setting, per day whether the contract counts as unrated in them, and the contract as it is told
    there."""

    answers: Answers
    marks: tuple[Mark, ...]
    chance: Fraction
    worlds: int
    setting: int = 0
    silent: tuple[bool, ...] = ()
    told: Contract | None = None


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A way to answer the unknown facts: the facts and the deciding rule of every day."""

    answers: Answers
    days: Days
    rules: tuple[Rule, ...]
    chance: Fraction
    worlds: int


class Possibilities:
    """The possibilities of every contract on some days, the latest first; contracts with equal facts share the work.

    Without `every_setting` only that of the file: nobody who may have answered did.
    """

    def __init__(
        self,
        history: History,
        seen: tuple[Seen, ...],
        *,
        every_setting: bool = True,
        most_varied: int = MOST_VARIED,
    ) -> None:
        self._seen = seen
        self.settings = settings_of(history, seen)[: None if every_setting else 1]
        self._varied = self._varied_among(history.contracts, most_varied)
        rules = seen[0].policy.rules
        self._lists = any(claim.fact == "insights" for rule in rules for claim in rule.when)
        self.relations = [Relations(history.contracts, s.on) for s in seen]
        self._claims: dict[str, tuple[Condition, ...]] = {}
        self._decisive = [Decisive(s.policy) for s in seen]
        self._leaves: dict[tuple[object, ...], tuple[_Leaf, ...]] = {}
        self._groups: dict[tuple[str, tuple[tuple[GivenAnswer, Fraction], ...]], Groups] = {}

    def _varied_among(self, contracts: Sequence[Contract], most: int) -> Varied:
        """What is told in every way. Raises InputError (JSS936) where so much is untold that it would take seconds."""
        day, policy, looks = self._seen[0].on, self._seen[0].policy, len(self.settings) * len(self._seen)
        number = sum(most_tellings(contract, day, policy) for contract in contracts) * looks
        if number > MOST_TELLINGS:
            message = f"too many worlds: {number:,} ways to tell the stars that nobody told, at most {MOST_TELLINGS:,}"
            raise InputError(Fault("JSS936", message, "jss explain answers; or name more stars, if only none"))
        return Varied.fitting(contracts, day, policy, most // looks)

    def of(self, contract: Contract) -> tuple[Possibility, ...]:
        """What one contract may count as; the chances of each setting sum to 1.

        What the insights page lists on the latest day binds: what contradicts it falls away, unless nothing is left.
        """
        found = self._every(contract)
        fitting = [one for one in found if self.is_listed(contract, one.marks[0].outcome)]
        if len(fitting) in {0, len(found)}:
            return found
        totals = [
            sum((one.chance for one in fitting if one.setting == i), Fraction(0)) for i in range(len(self.settings))
        ]
        return tuple(replace(one, chance=one.chance / totals[one.setting]) for one in fitting)

    def contradicts(self, contract: Contract) -> bool:
        """Whether no world has a contract in the list in which the insights page has it."""
        return not any(self.is_listed(contract, one.marks[0].outcome) for one in self._every(contract))

    def is_listed(self, contract: Contract, outcome: Outcome) -> bool:
        """Whether the insights page may list a contract so that comes to an outcome, where the rules know the page."""
        if contract.insights is None or contract.started > self._seen[0].on or not self._lists:
            return True
        return (contract.insights == "ineligible") == (outcome is Outcome.EXCLUDED)

    def _every(self, contract: Contract) -> tuple[Possibility, ...]:
        latest, numbers = self._seen[0], range(len(self.settings))
        told = tuple(tellings(contract, latest.on, latest.policy, self._varied))
        every = (self.under(one, self.days(one, number), number) for number in numbers for one, _ in told)
        if len(told) == 1:
            return tuple(chain.from_iterable(every))
        shares = (chance for _ in numbers for _, chance in told)
        return tuple(_together((one, share) for found, share in zip(every, shares, strict=True) for one in found))

    def days(self, contract: Contract, setting: int = 0) -> Days:
        """The facts of one contract on every day seen, in a setting."""
        triples = zip(self._seen, self.settings[setting].shares, self.relations, strict=True)
        return tuple(
            facts_on(contract, seen.on, seen.policy, Surroundings(share, relations.told(contract)))
            for seen, share, relations in triples
        )

    def under(self, contract: Contract, days: Days, setting: int = 0) -> tuple[Possibility, ...]:
        """What a contract may count as if its facts were these."""
        key = tuple(decisive.of(facts) for decisive, facts in zip(self._decisive, days, strict=True))
        leaves = self._leaves.get(key)
        if leaves is None:
            leaves = self._leaves[key] = tuple(self._answered(days))
        raised = _raised_chances(leaves, self._seen[0].policy.priors.suspected if contract.suspected else Fraction(1))
        pairs = zip(self._seen, self.relations, strict=True)
        counters = [Counter(contract, seen.on, seen.policy, relations.told(contract)) for seen, relations in pairs]
        return tuple(
            Possibility(
                leaf.answers,
                self._marks(leaf, counters),
                chance,
                leaf.worlds,
                setting,
                self._silent(contract, leaf),
                contract,
            )
            for leaf, chance in zip(leaves, raised, strict=True)
        )

    def _silent(self, contract: Contract, leaf: _Leaf) -> tuple[bool, ...]:
        pairs = zip(self._seen, leaf.days, strict=True)
        return tuple(f.is_silent and measured(contract, seen.on, seen.policy.measures) for seen, f in pairs)

    def _answered(
        self, days: Days, answers: Answers = (), chance: Fraction = Fraction(1), worlds: int = 1
    ) -> Iterator[_Leaf]:
        """Answer unknown facts one by one until every day has its rule; answers no rule tells apart go together."""
        found = [deciding(seen.policy, facts) for seen, facts in zip(self._seen, days, strict=True)]
        fact = next((rule for rule in found if isinstance(rule, str)), None) or self._witness(days)
        if fact is None:
            yield _Leaf(answers, days, tuple(rule for rule in found if isinstance(rule, Rule)), chance, worlds)
            return
        fact = self._asked_before(fact, days)
        for group, share in self.answers_to(fact, days):
            answered = tuple(f.answered(fact, group[0]) if getattr(f, fact) is UNKNOWN else f for f in days)
            yield from self._answered(answered, (*answers, (fact, group)), chance * share, worlds * len(group))

    def _witness(self, days: Days) -> str | None:
        """The private answer, where a share (of clients who would recommend, or of unrated contracts) depends on it
        though no rule asks for it."""
        unknown = (s for s, facts in zip(self._seen, days, strict=True) if facts.recommend is UNKNOWN)
        silent = len(self.settings) > 1 and days[0].stars is None
        return "recommend" if any(silent or s.recommend_percent is not None for s in unknown) else None

    def _asked_before(self, fact: str, days: Days) -> str:
        latest = next(i for i, facts in enumerate(days) if getattr(facts, fact) is UNKNOWN)
        return asked_before(self._seen[latest].policy, fact, days[latest])

    def answers_to(self, fact: str, days: Days) -> Groups:
        """The answers an unknown fact may have, those together that meet the same conditions, with their chances."""
        latest = next(i for i, facts in enumerate(days) if getattr(facts, fact) is UNKNOWN)
        table = chances(self._seen[latest].policy, fact, days[latest])
        if (fact, table) not in self._groups:
            groups: dict[tuple[bool, ...], list[tuple[GivenAnswer, Fraction]]] = {}
            for answer, share in table:
                if share:
                    groups.setdefault(self._signature(fact, answer), []).append((answer, share))
            self._groups[fact, table] = tuple(
                (tuple(answer for answer, _ in group), sum((share for _, share in group), Fraction(0)))
                for group in groups.values()
            )
        return self._groups[fact, table]

    def _signature(self, fact: str, answer: GivenAnswer) -> tuple[bool, ...]:
        if fact not in self._claims:
            self._claims[fact] = tuple(self._claims_on(fact))
        poor = (fact == "recommend" and _is_poor(answer, seen) for seen in self._seen)
        return (answer is None, *poor, *(claim.holds(answer) for claim in self._claims[fact]))

    def _claims_on(self, fact: str) -> Iterator[Condition]:
        for seen in self._seen:
            tables = (*(rule.when for rule in seen.policy.rules), *(t.when for t in seen.policy.priors.tables))
            yield from (claim for when in tables for claim in when if claim.fact == fact)

    def _marks(self, leaf: _Leaf, counters: Sequence[Counter]) -> tuple[Mark, ...]:
        days = zip(self._seen, leaf.days, leaf.rules, counters, strict=True)
        return tuple(_mark(seen, facts, counter.by(rule), Outcome(rule.outcome)) for seen, facts, rule, counter in days)


def contradicted(history: History, day: date, policy: Policy) -> tuple[str, ...]:
    """The ids of the contracts that no world has in the list in which the insights page has them on a day."""
    if not any(contract.insights for contract in history.contracts):
        return ()
    possible = Possibilities(history, (Seen(day, policy),), every_setting=False)
    return tuple(one.id for one in history.contracts if one.insights and possible.contradicts(one))


def _together(weighed: Iterable[tuple[Possibility, Fraction]]) -> Iterator[Possibility]:
    """Possibilities under several tellings, each with the chance of its telling, those that come to the same as one."""
    alike: dict[tuple[object, ...], list[tuple[Possibility, Fraction]]] = {}
    for one, share in weighed:
        alike.setdefault((one.answers, one.marks, one.setting, one.silent), []).append((one, share))
    for same in alike.values():
        chance = sum((one.chance * share for one, share in same), Fraction(0))
        yield replace(same[0][0], chance=chance, worlds=sum(one.worlds for one, _ in same))


def _raised_chances(leaves: tuple[_Leaf, ...], suspected: Fraction) -> list[Fraction]:
    """The chances of a contract's leaves, with the odds of those that are not positive multiplied by `suspected`."""
    if suspected == 1:
        return [leaf.chance for leaf in leaves]
    raised = [leaf.chance * (1 if leaf.rules[0].outcome == "positive" else suspected) for leaf in leaves]
    total = sum(raised, Fraction(0))
    return [chance / total for chance in raised]


def _mark(seen: Seen, facts: Facts, counting: Counting, outcome: Outcome) -> Mark:
    """What a contract counts as on a day, as counted by the rule that decides it."""
    counts = counting.entered is not None and counting.entered <= seen.on
    answered, poor = isinstance(facts.recommend, int), _is_poor(facts.recommend, seen)
    return Mark(outcome, counting.shares if counts else (), counting.jobs, answered, poor)


def _is_poor(answer: object, seen: Seen) -> bool:
    """Whether a private answer does not count as "would recommend"."""
    return isinstance(answer, int) and answer < seen.policy.priors.recommends_from
