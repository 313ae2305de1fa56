"""A world as an ordinary history: every unknown answer filled in, so that whatever asks about histories can ask it.

What a surprise makes of a contract, no answer may explain: then stars and private answers are tried until the rules
say the same of it, and it stays as it is if none does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product

from jss_cli.domain.facts import FACT, LEAST_STARS, MOST_STARS
from jss_cli.domain.history import Contract, Feedback, History, with_values
from jss_cli.domain.policy import Rule
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.kinds import Chosen, Kinds
from jss_cli.explaining.unseen.possible import Possibility
from jss_cli.scoring.context import Surroundings, surroundings
from jss_cli.scoring.facts import facts_on
from jss_cli.scoring.judging import assume

TRIED_STARS = (MOST_STARS, Decimal("4.2"), Decimal(4), Decimal("3.2"), LEAST_STARS, None)
TRIED_ANSWERS = (None, 10, 8, 0)


FilledIn = dict[tuple[object, ...], tuple[Contract, Rule | None]]  # by what makes a possibility


class Filler:
    """Fills in the worlds of one history under one reading; what is asked of a contract again is answered once, also
    under another reading (`known`) whose rules decide alike."""

    def __init__(
        self, history: History, kinds: Kinds, seen: Seen, known: dict[tuple[int, ...], FilledIn] | None = None
    ) -> None:
        self._history, self._kinds, self._day = history, kinds, seen.on
        policy = self._policy = seen.policy
        jobs = policy.jobs if policy.asks("paid_periods") else None
        deciding = (policy.rules, policy.assume, jobs, policy.asked, policy.measures)
        self._filled = {} if known is None else known.setdefault(tuple(map(id, deciding)), {})

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
        possibility = self._kinds.possible[index][member]
        wanted = possibility.marks[0].outcome
        is_odd = self._kinds.own[index].surprising[member] or index >= len(self._history.contracts)  # it needs no facts
        share = self._kinds.settings[possibility.setting].shares[0]
        key = index, id(possibility.told), possibility.answers, wanted, is_odd, share
        if key not in self._filled:
            answered = _answered(self._kinds.contracts[index], possibility)
            ruled = ((one, self._rule(one, wanted, share)) for one in (answered, *(_tried(answered) if is_odd else ())))
            one, rule = next(((one, rule) for one, rule in ruled if rule), (answered, None))
            self._filled[key] = one, None if is_odd else rule
        return self._filled[key]

    @cached_property
    def _around(self) -> Surroundings:
        return surroundings(self._history.contracts, self._day, self._policy)

    def _rule(self, contract: Contract, wanted: Outcome, share: Fraction) -> Rule | None:
        """The rule by which a contract counts as wanted where such a share is unrated; None if it does not."""
        around = replace(self._around, unrated_share=share)
        rule = assume(self._policy, facts_on(contract, self._day, self._policy, around))[0]
        return rule if rule.outcome == wanted else None


def _answered(contract: Contract, possibility: Possibility) -> Contract:
    """A contract with the answers of a possibility."""
    values = {FACT[fact].origins[0].name: answers[0] for fact, answers in possibility.answers if FACT[fact].origins}
    return with_values(possibility.told or contract, values)


def _tried(contract: Contract) -> Iterator[Contract]:
    """A contract with other feedback than it has, and at last with feedback that counts for nothing."""
    for stars, recommend in product(TRIED_STARS, TRIED_ANSWERS):
        yield replace(contract, feedback=Feedback(stars, recommend), client_standing="ok")
    yield replace(contract, feedback=replace(contract.feedback, removed=True))
    yield replace(contract, client_standing="suspended")
