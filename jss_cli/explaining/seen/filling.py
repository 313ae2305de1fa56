"""A world as an ordinary history: every unknown answer filled in, so that whatever asks about histories can ask it.

What a surprise makes of a contract, no answer may explain: then stars and private answers are tried until the rules
say the same of it, and it stays as it is if none does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

from jss_cli.domain.facts import FACT, LEAST_STARS, MOST_STARS
from jss_cli.domain.history import Contract, Feedback, History, with_values
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.kinds import Chosen, Kinds
from jss_cli.explaining.unseen.possible import Possibility
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.judging import assume

TRIED_STARS = (MOST_STARS, Decimal("4.2"), Decimal(4), Decimal("3.2"), LEAST_STARS, None)
TRIED_ANSWERS = (None, 10, 8, 0)

_Ways = tuple[object, ...]  # what makes the ways to fill in a contract: the contract, how it is told, its answers


class FilledIn:
    """What contracts of one history were filled in with, kept from one reading of the rules to the next."""

    def __init__(self, history: History) -> None:
        self._history, self._relations = history, dict[date, Relations]()
        self.by_table: dict[tuple[object, ...], dict[_Ways, tuple[Contract, Rule | None]]] = {}
        self._tried: dict[_Ways, tuple[Contract, ...]] = {}
        self._facts: dict[tuple[object, ...], Facts] = {}

    def tried(self, way: _Ways, contract: Contract, possibility: Possibility, *, is_odd: bool) -> tuple[Contract, ...]:
        """A contract as one of its possibilities answers, and what else is tried with one that nothing explains."""
        tried = _tried(contract, possibility, is_odd=is_odd)
        return self._tried.get(way) or self._tried.setdefault(way, tuple(tried))

    def facts(self, contract: Contract, day: date, policy: Policy, share: Fraction, basis: tuple[int, int]) -> Facts:
        """The facts of a contract that was tried, where such a share is unrated; equal for policies of one basis."""
        key, found = (id(contract), day, share, basis), self._facts
        return found.get(key) or found.setdefault(
            key, facts_on(contract, day, policy, Surroundings(share, self._on(day)))
        )

    def _on(self, day: date) -> Relations:
        return self._relations.get(day) or self._relations.setdefault(day, Relations(self._history.contracts, day))


class Filler:
    """Fills in the worlds of one history under one reading; what is asked of a contract again is answered once, also
    under another reading whose rules decide alike (`known`)."""

    def __init__(self, history: History, kinds: Kinds, seen: Seen, known: FilledIn | None = None) -> None:
        self._history, self._kinds, self._day = history, kinds, seen.on
        policy = self._policy = seen.policy
        self._known, self._own = known or FilledIn(history), dict[tuple[int, int], tuple[Contract, Rule | None]]()
        self._basis = id(policy.jobs if policy.asks("paid_periods") else None), id(policy.asked)
        table = id(policy.rules), id(policy.assume), self._day, *self._basis
        self._filled = self._known.by_table.setdefault(table, {})

    def history(self, chosen: Chosen) -> History:
        """The history of a world; a contract that is missing from the file and counts is one of it."""
        number = len(self._history.contracts)
        own = (self.filled(i, chosen[i])[0] if i in chosen else c for i, c in enumerate(self._history.contracts))
        missing = [i for i in sorted(chosen) if i >= number and self.mark(i, chosen[i]) is not Outcome.EXCLUDED]
        return replace(self._history, contracts=(*own, *(self.filled(i, chosen[i])[0] for i in missing)), unlisted=0)

    def mark(self, index: int, member: int) -> Outcome:
        """What a contract counts as by a possibility of it."""
        return self._kinds.possible[index][member].marks[0].outcome

    def filled(self, index: int, member: int) -> tuple[Contract, Rule | None]:
        """A contract as one of its possibilities has it, and the rule that makes it so; None: none does."""
        key, found = (index, member), self._own
        return found.get(key) or found.setdefault(key, self._filled_as(index, member))

    def _filled_as(self, index: int, member: int) -> tuple[Contract, Rule | None]:
        possibility = self._kinds.possible[index][member]
        wanted = possibility.marks[0].outcome
        is_odd = self._kinds.own[index].surprising[member] or index >= len(self._history.contracts)  # it needs no facts
        share = self._kinds.settings[possibility.setting].shares[0]
        way = index, id(possibility.told), possibility.answers, is_odd
        if (key := (*way, wanted, share)) not in self._filled:
            tried = self._known.tried(way, self._kinds.contracts[index], possibility, is_odd=is_odd)
            ruled = ((one, self._rule(one, wanted, share)) for one in tried)
            one, rule = next(((one, rule) for one, rule in ruled if rule), (tried[0], None))
            self._filled[key] = one, None if is_odd else rule
        return self._filled[key]

    def _rule(self, contract: Contract, wanted: Outcome, share: Fraction) -> Rule | None:
        """The rule by which a contract counts as wanted where such a share is unrated; None if it does not."""
        rule = assume(self._policy, self._known.facts(contract, self._day, self._policy, share, self._basis))[0]
        return rule if rule.outcome == wanted else None


def _tried(contract: Contract, possibility: Possibility, *, is_odd: bool) -> Iterator[Contract]:
    """A contract with the answers of a possibility; an odd one with other feedback than it has as well, and at last
    with feedback that counts for nothing."""
    values = {FACT[fact].origins[0].name: answers[0] for fact, answers in possibility.answers if FACT[fact].origins}
    answered = with_values(possibility.told or contract, values)
    yield answered
    if is_odd:
        feedbacks = [Feedback(*said) for said in product(TRIED_STARS, TRIED_ANSWERS)]
        yield from (replace(answered, feedback=feedback, client_standing="ok") for feedback in feedbacks)
        yield replace(answered, feedback=replace(answered.feedback, removed=True))
        yield replace(answered, client_standing="suspended")
