"""A history as it would be after some changes, each written as `what-if` takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.scenario import Changed, Scenario, ScenarioStep, SetFact
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.next.applying import apply
from jss_cli.files.changes import parse_change, refuse_contradictions, refuse_too_much


@dataclass(frozen=True, slots=True)
class Trial:
    """The case that was opened, the changes so far, and what they make of it; at most `most` contracts may be in it."""

    opened: Case
    changed: Changed
    most: int

    @property
    def steps(self) -> tuple[ScenarioStep, ...]:
        """The changes, in the order in which they apply."""
        return self.changed.scenario.changes

    @property
    def words(self) -> tuple[str, ...]:
        """The changes as they are written."""
        return tuple(step.text for step in self.steps)

    @property
    def case(self) -> Case:
        """What is asked about now."""
        return replace(self.opened, history=self.changed.history, day=self.changed.day, rulebook=self.changed.rulebook)

    def contract(self, name: str) -> Contract | None:
        """The contract of an id; None: there is none any more."""
        return next((contract for contract in self.changed.history.contracts if contract.id == name), None)

    def opened_contract(self, name: str) -> Contract | None:
        """The same as it was in the file; None: it was added."""
        return next((contract for contract in self.opened.history.contracts if contract.id == name), None)

    def with_steps(self, steps: tuple[ScenarioStep, ...]) -> Trial:
        """The same with other changes. Raises UsageError (JSS909, JSS981) for those that cannot be applied."""
        refuse_too_much(steps)
        changed = apply(self.opened, Scenario(steps))
        refuse_contradictions(changed.history, self.most, "ask jss what-if, which takes more")
        return replace(self, changed=changed)

    def without(self, is_meant: Callable[[ScenarioStep], bool]) -> Trial:
        """The same without some of the changes."""
        return self.with_steps(tuple(step for step in self.steps if not is_meant(step)))

    def with_word(self, text: str) -> Trial:
        """The same with one more change. One about the same fact as an earlier one takes its place; one that sets a
        fact to what it is anyway only takes the earlier one away. Raises UsageError."""
        step = parse_change(text)
        if not isinstance(step.deed, SetFact):
            return self.with_steps((*self.steps, step))
        if not (same := [place for place, earlier in enumerate(self.steps) if _is_same_fact(earlier, step.deed)]):
            changed = self.with_steps((*self.steps, step))
            return self if changed.changed.history == self.changed.history else changed
        place = same[0]
        bare = self.with_steps((*self.steps[:place], *self.steps[place + 1 :]))
        changed = self.with_steps((*self.steps[:place], step, *self.steps[place + 1 :]))
        return bare if changed.changed.history == bare.changed.history else changed

    def setting(self, contract: str, header: str, value: str) -> Trial:
        """The same with a fact of a contract set. Raises UsageError, also for an id that no change can be about."""
        text = f"{contract}.{header}={value}"
        deed = parse_change(text).deed
        if not isinstance(deed, SetFact) or deed.contract != contract:
            hint = "give it an id without signs in the file"
            raise UsageError(Fault("JSS909", f'no change can be about a contract called "{contract}"', hint))
        return self.with_word(text)


def trial_of(case: Case, most: int) -> Trial:
    """A case in which nothing is changed yet."""
    return Trial(case, apply(case, Scenario(())), most)


def _is_same_fact(step: ScenarioStep, deed: SetFact) -> bool:
    """Whether a change sets the fact that another one sets."""
    earlier = step.deed
    return isinstance(earlier, SetFact) and (earlier.contract, earlier.fact.name) == (deed.contract, deed.fact.name)
