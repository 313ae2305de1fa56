"""What each contract may count as: every answer to its unknown facts, with its chance by the policy's priors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Rule
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Counting, Outcome, Share
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.unseen.findings import ByDay, DecidedTelling, Findings, WaysCounted
from jss_cli.explaining.unseen.leaves import Answers, Days, Leaf, raised_chances
from jss_cli.explaining.unseen.settings import settings_of
from jss_cli.scoring.context import measured
from jss_cli.scoring.days import days_of
from jss_cli.scoring.untold import MOST_VARIED, Telling, Varied, most_tellings

MOST_TELLINGS = 6_400  # of contracts on days seen, with their amounts: a second


class Most(NamedTuple):
    """How many tellings there may be of all contracts on a day, and how many contracts whose days are varied; of more
    they are left as the file takes them."""

    varied: int = MOST_VARIED
    vague: int | None = None


IN_RANGE = Most()


class Mark(NamedTuple):
    """What a contract counts as on one day: the shares that windows hold (none: it does not count), as how many jobs,
    and whether the client answered in private, and poorly."""

    outcome: Outcome
    shares: tuple[Share, ...]
    jobs: int
    answered: bool
    poor: bool


class Possibility(NamedTuple):
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


class Deciding(NamedTuple):
    """What a telling may come to in a setting: the leaves, how it counts by each and by the rules beside them, and on
    which days it is one of those of which the share is that are unrated."""

    setting: int
    leaves: tuple[Leaf, ...]
    counted: WaysCounted
    measured: tuple[bool, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What is equal for tellings that come to the same."""
        return self.setting, id(self.leaves), id(self.counted), self.measured


def taken_days(contracts: Iterable[Contract], varied: Varied, seen: Seen) -> tuple[str, ...]:
    """The contracts whose days that are not known are not told in every way that there is, by their ids."""
    told = ((one.id, len(days_of(one, seen.on, seen.policy, MOST_VARIED))) for one in contracts if one.vague)
    return tuple(name for name, number in told if number > (1 if name in varied.left else varied.days))


class Possibilities:
    """The possibilities of every contract on some days, the latest first; contracts with equal facts share the work.

    `findings` are those of the history under other rules on the same days; `beside` are rules by which contracts are
    counted beside those that decide.
    """

    def __init__(
        self,
        history: History,
        seen: tuple[Seen, ...],
        *,
        most: Most = IN_RANGE,
        findings: Findings | None = None,
        beside: tuple[ByDay, ...] = (),
    ) -> None:
        self._seen = seen
        self._findings = findings or Findings(history.contracts, [s.on for s in seen])
        self._bases = [self._findings.basis(s.policy) for s in seen]
        self.settings = settings_of(history, seen)
        self.varied = self._varied_among(history.contracts, most)
        self.lists = seen[0].policy.asks("insights")
        self._leaves, self._beside = self._findings.leaves(seen, len(self.settings)), beside
        self._ways = self._findings.number(tuple(tuple(rule and rule.counts_as for rule in rules) for rules in beside))
        days = [(b.telling, b.facts, id(s.policy.measures)) for b, s in zip(self._bases, seen, strict=True)]
        shares = [setting.shares for setting in self.settings]
        self._decided_by = self._findings.number((id(self._leaves), self.varied, *shares, *days))

    def _varied_among(self, contracts: Sequence[Contract], most: Most) -> Varied:
        """What is told in every way. Raises InputError (JSS936) where so much is untold that it would take seconds."""
        day, policy, looks = self._seen[0].on, self._seen[0].policy, len(self.settings) * len(self._seen)
        number = sum(most_tellings(contract, day, policy) for contract in contracts) * looks
        if number > MOST_TELLINGS:
            message = f"too many worlds: {number:,} ways to tell the stars that nobody told, at most {MOST_TELLINGS:,}"
            raise InputError(Fault("JSS936", message, "jss explain answers; or name more stars, if only none"))
        earlier = ((seen.on, seen.policy) for seen in self._seen[1:])
        return Varied.fitting(contracts, day, policy, most.varied // looks, earlier, most.vague)

    def of(self, contract: Contract) -> tuple[Possibility, ...]:
        """What one contract may count as; the chances of each setting sum to 1.

        What the insights page lists on the latest day binds: what contradicts it falls away, unless nothing is left.
        """
        return tuple(merged_tellings(self.apart(contract, self.deciding(contract))))

    def apart(self, contract: Contract, told: Iterable[tuple[Telling, Deciding]]) -> tuple[Possibility, ...]:
        """The same of a contract `told` in every way, but those of tellings that count or are decided otherwise
        apart."""
        found = tuple(self._every(contract, told))
        fitting = [one for one in found if self.is_listed(contract, one.marks[0].outcome)]
        if len(fitting) in {0, len(found)}:
            return found
        totals = [
            sum((one.chance for one in fitting if one.setting == i), Fraction(0)) for i in range(len(self.settings))
        ]
        return tuple(one._replace(chance=one.chance / totals[one.setting]) for one in fitting)

    def is_listed(self, contract: Contract, outcome: Outcome) -> bool:
        """Whether the insights page may list a contract so that comes to an outcome, where the rules know the page."""
        if contract.insights is None or contract.started > self._seen[0].on or not self.lists:
            return True
        return (contract.insights == "ineligible") == (outcome is Outcome.EXCLUDED)

    def _every(self, contract: Contract, told: Iterable[tuple[Telling, Deciding]]) -> Iterator[Possibility]:
        suspected = self._seen[0].policy.priors.suspected if contract.suspected else Fraction(1)
        groups: dict[tuple[object, ...], tuple[Deciding, list[Telling]]] = {}
        for one, deciding in told:
            groups.setdefault(deciding.key, (deciding, []))[1].append(one)
        for deciding, alike in groups.values():
            yield from self._possible(deciding, alike, suspected)

    def deciding(self, contract: Contract) -> Iterator[tuple[Telling, Deciding]]:
        """Every way to tell a contract in each setting, with what it may come to."""
        key = id(contract), self._decided_by
        decided = self._findings.decided.get(key) or self._findings.decided.setdefault(key, [*self._decided(contract)])
        for one, setting, leaves, measured_on in decided:
            yield one, Deciding(setting, leaves, self._counted(one.contract, leaves), measured_on)

    def _decided(self, contract: Contract) -> Iterator[DecidedTelling]:
        told = self._findings.tellings(contract, self._seen[0].policy, self._bases[0], self.varied)
        for setting in range(len(self.settings)):
            for one in told:
                yield one, setting, self._leaves.of(self.days(one.contract, setting)), self._measured(one.contract)

    def _possible(self, deciding: Deciding, alike: Sequence[Telling], suspected: Fraction) -> Iterator[Possibility]:
        """What a contract may count as by some tellings that come to the same."""
        telling = sum((one.chance for one in alike), Fraction(0))
        raised = raised_chances(deciding.leaves, suspected)
        for leaf, counts, chance in zip(deciding.leaves, deciding.counted, raised, strict=False):
            yield Possibility(
                answers=leaf.answers,
                marks=tuple(map(_mark, self._seen, leaf.said, counts, leaf.rules)),
                chance=chance * telling,
                worlds=leaf.worlds * len(alike),
                setting=deciding.setting,
                silent=tuple(silent and own for (*_, silent), own in zip(leaf.said, deciding.measured, strict=True)),
                told=alike[0].contract,
            )

    def days(self, contract: Contract, setting: int = 0) -> Days:
        """The facts of one contract on every day seen, in a setting."""
        shares = enumerate(zip(self._seen, self._bases, self.settings[setting].shares, strict=True))
        return tuple(
            self._findings.facts(contract, day, seen.policy, basis, share) for day, (seen, basis, share) in shares
        )

    def _counted(self, contract: Contract, leaves: tuple[Leaf, ...]) -> WaysCounted:
        """How a contract counts by some leaves, then by the rules beside them."""
        days = enumerate(zip(self._seen, self._bases, strict=True))
        counters = [self._findings.counter(contract, day, seen.policy, basis) for day, (seen, basis) in days]
        key = self._findings.ways(leaves), self._ways, *map(id, counters)
        ways, counted = (*(leaf.rules for leaf in leaves), *self._beside), self._findings.counted
        return counted.get(key) or counted.setdefault(key, self._findings.all_of(counters, ways))

    def _measured(self, contract: Contract) -> tuple[bool, ...]:
        """Per day seen whether a contract is among those of which the share is that are unrated, if that matters."""
        if len(self.settings) == 1:
            return (False,) * len(self._seen)
        return tuple(measured(contract, seen.on, seen.policy.measures) for seen in self._seen)


def merged_tellings(found: Collection[Possibility]) -> Iterable[Possibility]:
    """Possibilities under several tellings, those that come to the same as one."""
    return _merged(found) if len({id(one.told) for one in found}) > 1 else found


def _merged(found: Iterable[Possibility]) -> Iterator[Possibility]:
    alike: dict[tuple[object, ...], list[Possibility]] = defaultdict(list)
    for one in found:
        alike[one.answers, one.marks, one.setting, one.silent].append(one)
    for first, *others in alike.values():
        chance = sum((one.chance for one in others), first.chance)
        worlds = first.worlds + sum(one.worlds for one in others)
        yield first._replace(chance=chance, worlds=worlds) if others else first


def _mark(seen: Seen, said: tuple[bool, bool, bool], counting: Counting, rule: Rule) -> Mark:
    """What a contract counts as on a day, as counted by the rule that decides it."""
    shares = counting.shares if counting.counts_on(seen.on) else ()
    return Mark(Outcome(rule.outcome), shares, counting.jobs, *said[:2])
