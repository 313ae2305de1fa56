"""What the unknown answers of a contract lead to: each way to give them, with the rule that decides each day."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.policy import Condition, GivenAnswer, Rule
from jss_cli.domain.story import Seen
from jss_cli.scoring.facts import Facts
from jss_cli.scoring.judging import Decisive, asked_before, chances, deciding

Answers = tuple[
    tuple[str, tuple[GivenAnswer, ...]], ...
]  # per fact that was asked for, the answers that come to the same
_Groups = tuple[tuple[tuple[GivenAnswer, ...], Fraction], ...]  # answers that come to the same, with their chance
Days = tuple[Facts, ...]  # one contract on every day seen, the latest first


class Leaf(NamedTuple):
    """A way to answer the unknown facts: per day whether the client answered in private, whether poorly, and whether it
    is silent in public as well; and the rule that decides."""

    answers: Answers
    said: tuple[tuple[bool, bool, bool], ...]
    rules: tuple[Rule, ...]
    chance: Fraction
    worlds: int


class Leaves:
    """The leaves of the decision tables of some days, the latest first; contracts with equal facts share them, and so
    do tables that do not differ for a contract: what comes to the same is `alike`."""

    def __init__(
        self, seen: tuple[Seen, ...], settings: int, alike: dict[tuple[object, ...], tuple[Leaf, ...]]
    ) -> None:
        self._seen, self._settings, self._alike = seen, settings, alike
        self._claims: dict[str, tuple[Condition, ...]] = {}
        self._decisive = [Decisive(s.policy) for s in seen]
        self._found: dict[tuple[object, ...], tuple[Leaf, ...]] = {}
        self._groups: dict[tuple[str, int], _Groups] = {}  # by the id of the table of chances

    def of(self, days: Days) -> tuple[Leaf, ...]:
        """Every way to answer what is unknown; equal facts, as far as any rule tells, have the same object."""
        ids = tuple(map(id, days))  # facts are kept where they were found
        if ids not in self._found:
            key = tuple(decisive.of(facts) for decisive, facts in zip(self._decisive, days, strict=True))
            if key not in self._found:
                leaves = tuple(self._answered(days))
                told = tuple((one[:2], tuple(rule.counts_as for rule in one.rules), one[3:]) for one in leaves)
                self._found[key] = self._alike.setdefault(told, leaves)
            self._found[ids] = self._found[key]
        return self._found[ids]

    def _answered(
        self, days: Days, answers: Answers = (), chance: Fraction = Fraction(1), worlds: int = 1
    ) -> Iterator[Leaf]:
        """Answer unknown facts one by one until every day has its rule; answers no rule tells apart go together."""
        found = [deciding(seen.policy, facts) for seen, facts in zip(self._seen, days, strict=True)]
        fact = next((rule for rule in found if isinstance(rule, str)), None) or self._witness(days)
        if fact is None:
            told = enumerate(days)
            said = tuple(
                (isinstance(f.recommend, int), _is_poor(f.recommend, self._seen[i]), f.is_silent) for i, f in told
            )
            yield Leaf(answers, said, tuple(rule for rule in found if isinstance(rule, Rule)), chance, worlds)
            return
        fact = self._asked_before(fact, days)
        for group, share in self._answers_to(fact, days):
            answered = tuple(f.answered(fact, group[0]) if getattr(f, fact) is UNKNOWN else f for f in days)
            yield from self._answered(answered, (*answers, (fact, group)), chance * share, worlds * len(group))

    def _witness(self, days: Days) -> str | None:
        """The private answer, where a share (of clients who would recommend, or of unrated contracts) depends on it
        though no rule asks for it."""
        unknown = (s for s, facts in zip(self._seen, days, strict=True) if facts.recommend is UNKNOWN)
        silent = self._settings > 1 and days[0].stars is None
        return "recommend" if any(silent or s.recommend_percent is not None for s in unknown) else None

    def _asked_before(self, fact: str, days: Days) -> str:
        latest = next(i for i, facts in enumerate(days) if getattr(facts, fact) is UNKNOWN)
        return asked_before(self._seen[latest].policy, fact, days[latest])

    def _answers_to(self, fact: str, days: Days) -> _Groups:
        """The answers an unknown fact may have, those together that meet the same conditions, with their chances."""
        latest = next(i for i, facts in enumerate(days) if getattr(facts, fact) is UNKNOWN)
        table = chances(self._seen[latest].policy, fact, days[latest])
        key = fact, id(table)
        if key not in self._groups:
            groups: dict[tuple[bool, ...], list[tuple[GivenAnswer, Fraction]]] = {}
            for answer, share in table:
                if share:
                    groups.setdefault(self._signature(fact, answer), []).append((answer, share))
            self._groups[key] = tuple(
                (tuple(answer for answer, _ in group), sum((share for _, share in group), Fraction(0)))
                for group in groups.values()
            )
        return self._groups[key]

    def _signature(self, fact: str, answer: GivenAnswer) -> tuple[bool, ...]:
        claims = self._claims.get(fact) or self._claims.setdefault(fact, tuple(self._claims_on(fact)))
        poor = (fact == "recommend" and _is_poor(answer, seen) for seen in self._seen)
        return (answer is None, *poor, *(claim.holds(answer) for claim in claims))

    def _claims_on(self, fact: str) -> Iterator[Condition]:
        for seen in self._seen:
            tables = (*(rule.when for rule in seen.policy.rules), *(t.when for t in seen.policy.priors.tables))
            yield from (claim for when in tables for claim in when if claim.fact == fact)


def raised_chances(leaves: tuple[Leaf, ...], suspected: Fraction) -> list[Fraction]:
    """The chances of a contract's leaves, with the odds of those that are not positive multiplied by `suspected`."""
    if suspected == 1:
        return [leaf.chance for leaf in leaves]
    raised = [leaf.chance * (1 if leaf.rules[0].outcome == "positive" else suspected) for leaf in leaves]
    total = sum(raised, Fraction(0))
    return [chance / total for chance in raised]


def _is_poor(answer: object, seen: Seen) -> bool:
    """Whether a private answer does not count as "would recommend"."""
    return isinstance(answer, int) and answer < seen.policy.priors.recommends_from
