"""What each contract may count as, surprises included, and the contracts that may be missing from the file.

A surprise is that a contract counts as another kind than its facts and the rules say: one of the kinds that the rules
of the latest day have, or not at all, each in equal shares. One that no answer to an unknown fact could have brought
about is *unexplained*; few of these may come together in one world.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.sections import Seeing
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Counting, Outcome, Share, outcomes_of
from jss_cli.explaining.unseen.findings import Findings
from jss_cli.explaining.unseen.possible import (
    Deciding,
    Mark,
    Most,
    Possibilities,
    Possibility,
    merged_tellings,
    taken_days,
)
from jss_cli.explaining.unseen.settings import ShareSetting
from jss_cli.scoring.days import MOST_DAYS
from jss_cli.scoring.untold import Telling

NOTHING = Mark(Outcome.EXCLUDED, (), 0, answered=False, poor=False)
Chosen = dict[int, int]  # of a world: by the contract's number the possibility that it takes
MOST_VAGUE = 3  # contracts beyond which their days are: each more than doubles the states of a walk
MOST_VARIED = 48  # tellings beyond which days, kinds and months that nobody told are left as the file takes them

_Decided = Sequence[tuple[Telling, Deciding]]
_StandIns = tuple[tuple[Counting, ...], ...]  # how a contract counts on every day seen if it is of each kind


class OwnKinds(NamedTuple):
    """What a contract may count as; of each possibility whether it is a surprise, whether it is one that no answer
    explains, and its chance; and what the contract counts as before anything is seen, in the setting of the file."""

    possible: tuple[Possibility, ...]
    surprising: tuple[bool, ...]
    unexplained: tuple[bool, ...]
    chances: tuple[float, ...]
    before: dict[Outcome, float]

    @classmethod
    def of(
        cls, possible: tuple[Possibility, ...], surprising: tuple[bool, ...], unexplained: tuple[bool, ...]
    ) -> OwnKinds:
        """Some possibilities, with their chances."""
        chances = tuple(float(one.chance) for one in possible)
        before = dict.fromkeys(Outcome, 0.0)
        for one, chance in zip(possible, chances, strict=True):
            if not one.setting:
                before[one.marks[0].outcome] += chance
        return cls(possible, surprising, unexplained, chances, before)

    def of_another(self, told: dict[int, Contract], shares: dict[int, tuple[Share, ...]]) -> OwnKinds:
        """The same of a contract that differs in nothing but its tellings and shares: its own by the ids of these."""
        every = [
            tuple(Mark(m.outcome, shares.get(id(m.shares), ()), m.jobs, m.answered, m.poor) for m in one.marks)
            for one in self.possible
        ]
        pairs = zip(self.possible, every, strict=True)
        return self._replace(possible=tuple(p._replace(marks=marks, told=told[id(p.told)]) for p, marks in pairs))


class KindFindings(Findings):
    """What is found of contracts on some days, with what they may count as; kept from one reading of the rules to the
    next."""

    def __init__(self, contracts: Iterable[Contract], days: Sequence[date]) -> None:
        super().__init__(contracts, days)
        self.kinds: dict[tuple[object, ...], OwnKinds] = {}  # by what may decide a contract, and how it would count
        self.first: dict[tuple[object, ...], tuple[OwnKinds, _Decided, tuple[int, ...]]] = {}  # by all but its shares


@dataclass(frozen=True)
class Kinds:
    """What every contract may count as under one reading of the rules: the `listed` ones, then those that may be
    missing; and those of the first whose days stand as they are taken, for there are too many ways to tell all."""

    contracts: tuple[Contract, ...]
    own: tuple[OwnKinds, ...]
    settings: tuple[ShareSetting, ...]
    listed: int
    days_taken: tuple[str, ...]

    @cached_property
    def possible(self) -> tuple[tuple[Possibility, ...], ...]:
        """Per contract what it may count as."""
        return tuple(one.possible for one in self.own)


def kinds_of(history: History, seen: tuple[Seen, ...], seeing: Seeing, findings: KindFindings | None = None) -> Kinds:
    """Everything that the contracts of a history may count as on some days, the latest first; `findings` are those of
    the history under other rules on the same days."""
    findings = findings or KindFindings(history.contracts, [s.on for s in seen])
    most, kinds = Most(MOST_VARIED * len(seen), MOST_VAGUE), outcomes_of(seen[0].policy)
    beside = tuple(tuple(_stand_in(kind, s.policy) for s in seen) for kind in kinds)
    found = Possibilities(history, seen, most=most, findings=findings, beside=beside)
    surprises = _Surprises(found, seen, seeing, findings)
    missing = list(_missing(history, seen, seeing, len(found.settings)))
    own = [surprises.with_those_of(contract) for contract in history.contracts]
    return Kinds(
        contracts=(*history.contracts, *(contract for contract, _ in missing)),
        own=(*own, *(OwnKinds.of(one, (False,) * len(one), (False,) * len(one)) for _, one in missing)),
        settings=found.settings,
        listed=len(history.contracts),
        days_taken=taken_days(history.contracts, found.varied._replace(days=MOST_DAYS), seen[0]),
    )


class _Surprises:
    """The surprises that the contracts of a history may be on some days."""

    def __init__(self, found: Possibilities, seen: tuple[Seen, ...], seeing: Seeing, known: KindFindings) -> None:
        self._found, self._seen, self._share, self._known = found, seen, seeing.surprise, known
        self._kinds = outcomes_of(seen[0].policy)
        self._asks = any(s.recommend_percent is not None for s in seen)

    def with_those_of(self, contract: Contract) -> OwnKinds:
        """The possibilities of a contract by the rules, then its surprises."""
        told = tuple(self._found.deciding(contract))
        key = (self._found.lists, self._kinds, *((id(one), deciding.key) for one, deciding in told))
        return self._known.kinds.get(key) or self._known.kinds.setdefault(key, self._own(contract, told))

    def _own(self, contract: Contract, told: _Decided) -> OwnKinds:
        """The same from those of a contract that differs in nothing but its shares, if there was one."""
        counted = {id(one): one for _, deciding in told for some in deciding.counted for one in some}
        shares = {id(one.shares): one.shares for one in counted.values()}
        key = self._likeness(contract, told, counted, tuple(shares))
        if key not in self._known.first:
            stand = {id(one.contract): deciding.counted[-len(self._kinds) :] for one, deciding in told}
            found = self._kinds_of(contract, self._found.apart(contract, told), stand)
            self._known.first[key] = found, told, tuple(shares)
            return found
        like, others, their_shares = self._known.first[key]
        tellings = {id(other.contract): one.contract for (other, _), (one, _) in zip(others, told, strict=True)}
        return like.of_another(tellings, dict(zip(their_shares, shares.values(), strict=True)))

    def _likeness(
        self, contract: Contract, told: _Decided, counted: dict[int, Counting], shares: tuple[int, ...]
    ) -> tuple[object, ...]:
        """What contracts have in common that differ in nothing but their shares: of these which are the same."""
        page = contract.insights, contract.started <= self._seen[0].on, contract.suspected, self._ended(contract)
        places = {one: place for place, one in enumerate(counted)}
        ways = ((one.chance, self._ended(one.contract), d.setting, id(d.leaves), d.measured) for one, d in told)
        counts = tuple(places[id(one)] for _, deciding in told for some in deciding.counted for one in some)
        days = [seen.on for seen in self._seen]
        jobs = ((shares.index(id(c.shares)), c.jobs, *map(c.counts_on, days)) for c in counted.values())
        return self._found.lists, self._kinds, *page, *ways, counts, *jobs

    def _ended(self, contract: Contract) -> tuple[bool, ...]:
        """Per day seen whether a contract has ended."""
        return tuple(contract.ended is not None and contract.ended <= seen.on for seen in self._seen)

    def _kinds_of(self, contract: Contract, natural: Sequence[Possibility], stand: dict[int, _StandIns]) -> OwnKinds:
        surprises = tuple(merged_tellings(tuple(self._of(contract, natural, stand))))
        own = 1 - self._share if surprises else 1
        kept = [one._replace(chance=one.chance * own) for one in merged_tellings(natural)]
        reached = {(one.setting, one.marks[0].outcome) for one in natural if one.chance}
        unexplained = ((one.setting, one.marks[0].outcome) not in reached for one in surprises)
        none = (False,) * len(kept)
        return OwnKinds.of((*kept, *surprises), (*none, *(True for _ in surprises)), (*none, *unexplained))

    def _of(
        self, contract: Contract, natural: Sequence[Possibility], stand: dict[int, _StandIns]
    ) -> Iterator[Possibility]:
        """Per setting, telling and kind the surprise that the contract, which has ended, counts as it; none breaks what
        the insights page lists."""
        listed = [kind for kind in self._kinds if self._found.is_listed(contract, kind)]
        binds = any(self._found.is_listed(contract, one.marks[0].outcome) for one in natural)
        kinds = listed if binds else self._kinds
        if not self._ended(contract)[0] or len(kinds) == 1:
            return
        for alike in self._told_alike(natural):
            total, by_kind = Fraction(0), dict.fromkeys(kinds, Fraction(0))
            for one in alike:
                total += one.chance
                by_kind[one.marks[0].outcome] = by_kind.get(one.marks[0].outcome, 0) + one.chance
            for kind, countings in zip(self._kinds, stand[id(alike[0].told)], strict=True):
                if kind in kinds and (others := total - by_kind[kind]):
                    chance = others * self._share / (len(kinds) - 1)
                    marks = tuple(self._marks(kind, alike[0], countings))
                    yield alike[0]._replace(answers=(), marks=marks, chance=chance, worlds=1)

    def _told_alike(self, natural: Sequence[Possibility]) -> Iterable[list[Possibility]]:
        """Possibilities that differ in nothing but what the contract counts as: it weighs the same, and as far as some
        share depends on it, its client has said as much."""
        groups: dict[object, list[Possibility]] = defaultdict(list)
        for one in natural:
            said = tuple((mark.answered, mark.poor) for mark in one.marks) if self._asks else ()
            groups[one.setting, said, one.silent, id(one.told)].append(one)
        return groups.values()

    def _marks(self, kind: Outcome, one: Possibility, countings: Sequence[Counting]) -> Iterator[Mark]:
        """Per day seen what a contract counts as if it is of some kind; before its end it counts as ever, and what its
        client answered stays."""
        assert one.told is not None  # noqa: S101 - every possibility of a history has its contract
        ended = self._ended(one.told)
        for seen, counting, mark, has_ended in zip(self._seen, countings, one.marks, ended, strict=True):
            shares, jobs = (counting.shares, counting.jobs) if counting.counts_on(seen.on) else ((), 0)
            yield mark._replace(outcome=kind, shares=shares, jobs=jobs) if has_ended else mark


def _stand_in(kind: Outcome, policy: Policy) -> Rule | None:
    """A rule by which an ended contract counts as some kind."""
    return next((rule for rule in policy.rules if rule.outcome == kind and rule.enters == "ended"), None)


def _missing(
    history: History, seen: tuple[Seen, ...], seeing: Seeing, settings: int
) -> Iterator[tuple[Contract, tuple[Possibility, ...]]]:
    """The contracts that may be missing: those that the file announces, or one where it does not say how many."""
    latest = seen[0]
    counts = [seeing.unlisted] if history.unlisted is None else [seeing.announced] * history.unlisted
    for number, chance in enumerate(counts, 1):
        name = f"(missing {number})"
        counting = ((outcome, chance * share) for outcome, share in _missing_kinds(latest.policy, seeing))
        outcomes = ((Outcome.EXCLUDED, 1 - chance), *counting)
        before, silent = [NOTHING] * (len(seen) - 1), (False,) * len(seen)
        possible = tuple(
            Possibility((), (_plain(outcome, latest), *before), share, 1, setting, silent)
            for setting in range(settings)
            for outcome, share in outcomes
        )
        yield Contract(name, name, latest.on, ended=latest.on), possible


def _missing_kinds(policy: Policy, seeing: Seeing) -> list[tuple[Outcome, Fraction]]:
    """What a missing contract that counts may count as: good, in between as far as the rules have that, bad."""
    good, between, bad = seeing.missing
    there = outcomes_of(policy)
    middle = next((kind for kind in (Outcome.LUKEWARM, Outcome.NEUTRAL) if kind in there), None)
    found = [(Outcome.POSITIVE, good), *([(middle, between)] if middle else []), (Outcome.NEGATIVE, bad)]
    total = sum((chance for _, chance in found), Fraction(0))
    return [(kind, chance / total) for kind, chance in found]


def _plain(outcome: Outcome, seen: Seen) -> Mark:
    """A plain contract that counts as something on a day."""
    if outcome is Outcome.EXCLUDED:
        return NOTHING
    weight, scale = seen.policy.weights.plain, seen.policy.scale
    share = Share(weight, weight * scale.value(outcome.value), seen.on)
    return Mark(outcome, (share,), 1, answered=False, poor=False)
