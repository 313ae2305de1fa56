"""Described changes applied to a history, one after the other; what cannot be applied is refused.

Beside the score before stands the score after, and what lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.facts import ORIGINS
from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.scenario import (
    Add,
    Agency,
    Changed,
    Counterfactual,
    Deed,
    Drop,
    Merge,
    Scenario,
    ScenarioStep,
    SetFact,
    Setting,
    UsePolicy,
    Wait,
)
from jss_cli.domain.vague import with_told
from jss_cli.errors import Fault, UsageError, did_you_mean
from jss_cli.explaining.next.adding import good_contract, new_names
from jss_cli.explaining.next.merging import merge
from jss_cli.explaining.time.change import bridge
from jss_cli.explaining.why.attribution import attribute
from jss_cli.scoring.scoring import score_history

SHOWN = 12  # ids in a hint
MOST_MERGED = 200  # contracts in one change
LONGEST = 100  # signs of a change that are told of it where it is refused


def apply(case: Case, scenario: Scenario) -> Changed:
    """The history, day and rules that a scenario leads to.

    Raises UsageError (JSS909) for a contract that does not exist and for changes that contradict each other.
    """
    reached, policy = _Reached(case), case.policy
    agency: list[Agency] = []
    for change in scenario.changes:
        mover, before = _agency_of(change.deed, reached, policy), reached.history
        reached.apply(change)
        agency.append("nobody" if isinstance(change.deed, SetFact) and reached.history == before else mover)
    return Changed(scenario, reached.history, reached.day, reached.rulebook, tuple(agency))


class _Reached:
    """How far a scenario has come, and what was said on the way."""

    def __init__(self, case: Case) -> None:
        self.history, self.day, self.rulebook = case.history, case.day, case.rulebook
        self._told_on = case.told_on or case.day
        self._said: dict[tuple[str, str], ScenarioStep] = {}
        self._gone: dict[str, ScenarioStep] = {}

    def apply(self, change: ScenarioStep) -> None:
        """Apply one change."""
        match change.deed:
            case SetFact(name, fact):
                self._set(change, self._contracts(change, (name,))[0], fact)
            case Drop(name):
                self._replace(change, self._contracts(change, (name,)), _without(self.history, name))
            case Merge(names):
                parts = self._parts(change, names)
                self._replace(change, parts, merge(self.history, [part.id for part in parts]))
            case Add():
                self.history = _with_added(self.history, change.deed, self.day)
            case Wait(until):
                self.day = self._later(change, until)
            case UsePolicy():
                self._say(change, "", "policy")
                self.rulebook = change.deed.rulebook

    def _contracts(self, change: ScenarioStep, names: Iterable[str]) -> list[Contract]:
        """The contracts of some ids. Raises UsageError where there is none, or none any more."""
        known = {contract.id: contract for contract in self.history.contracts}
        for name in names:
            if name not in known and name in self._gone:
                hint = f"{self._gone[name].text} comes before it: leave one of the two out"
                raise _refusal(change, f'"{name}" is gone by then', hint)
            if name not in known:
                raise _refusal(change, f'no contract is called "{name}"', which_ids(name, self.history))
        return [known[name] for name in names]

    def _set(self, change: ScenarioStep, contract: Contract, fact: Setting) -> None:
        self._say(change, contract.id, fact.name)
        changed = with_told(contract, {fact.name: fact.value}, self._told_on)
        if fact.name == "ended" and changed.ended:
            self.day = max(self.day, changed.ended)  # an end that lies ahead is looked at from its own day
        contracts = tuple(changed if other is contract else other for other in self.history.contracts)
        self.history = replace(self.history, contracts=contracts)

    def _say(self, change: ScenarioStep, contract: str, fact: str) -> None:
        """Take note of what a change is about. Raises UsageError if an earlier one was about the same."""
        earlier = self._said.setdefault((contract, fact), change)
        if earlier.deed != change.deed:
            raise _refusal(change, f"contradicts {earlier.text}", "leave one of the two out")

    def _replace(self, change: ScenarioStep, parts: Sequence[Contract], history: History) -> None:
        self._gone.update((part.id, change) for part in parts)
        self.history = history

    def _later(self, change: ScenarioStep, until: date) -> date:
        if until < self.day:
            raise _refusal(
                change, f"is before {self.day}, the day reached by then", "--as-of asks about an earlier day"
            )
        return until

    def _parts(self, change: ScenarioStep, names: str) -> list[Contract]:
        """The contracts to merge. Raises UsageError unless they are several of one client."""
        ids = _ids_in(names, self.history)
        if len(ids) > MOST_MERGED:
            hint = "write one contract into the history itself for those that are one"
            raise _refusal(change, f"merges more than {MOST_MERGED} contracts", hint)
        parts = self._contracts(change, ids)
        if len({part.id for part in parts}) < max(len(parts), 2):
            raise _refusal(change, "needs two contracts or more, each once", "write merge:c5+c6")
        if stranger := next((part for part in parts if part.client != parts[0].client), None):
            claim = f'{parts[0].id} is of client "{parts[0].client}", {stranger.id} of client "{stranger.client}"'
            raise _refusal(change, claim, "only contracts of one client can have been one engagement")
        return parts


def _refusal(change: ScenarioStep, claim: str, hint: str) -> UsageError:
    text = change.text if len(change.text) <= LONGEST else f"{change.text[:LONGEST]}..."
    return UsageError(Fault("JSS909", f"{text}: {claim}", hint))


def which_ids(name: str, history: History) -> str:
    """A hint with the id that was meant, or with those that exist."""
    ids = [contract.id for contract in history.contracts]
    all_of_them = f"the contracts are {' '.join(ids[:SHOWN])}{' ...' if len(ids) > SHOWN else ''}"
    return did_you_mean(name, ids, all_of_them, cutoff=0.5)


def _ids_in(names: str, history: History) -> list[str]:
    """The ids in a text that joins them by plus signs, and no more than show that it is too many; an id may hold plus
    signs itself."""
    known = {contract.id for contract in history.contracts}
    most = max((name.count("+") for name in known), default=0) + 1
    pieces, found = names.split("+"), list[str]()
    while pieces and len(found) <= MOST_MERGED:
        longest = next((n for n in range(min(most, len(pieces)), 1, -1) if "+".join(pieces[:n]) in known), 1)
        found.append("+".join(pieces[:longest]))
        pieces = pieces[longest:]
    return found


def _without(history: History, name: str) -> History:
    """The history without a contract; one that continued it continues nothing."""
    left = (contract for contract in history.contracts if contract.id != name)
    loose = (replace(contract, continues=None) if contract.continues == name else contract for contract in left)
    return replace(history, contracts=tuple(loose))


def _with_added(history: History, add: Add, day: date) -> History:
    """The history with the contracts of an `Add`, ended on a day unless it says otherwise.

    A contract with other stars is not known to be good in any other respect either: what it does not say is unknown.
    """
    ids = new_names("new-", {contract.id for contract in history.contracts})
    clients = new_names("new client ", {contract.client for contract in history.contracts})
    stars_only = any(fact.name == "feedback.stars" for fact in add.facts)
    added = []
    for _ in range(add.count):
        contract = good_contract(next(ids), next(clients), add.earned, day)
        if stars_only:
            contract = replace(contract, feedback=Feedback(), ending=Ending())
        contract = with_told(contract, {fact.name: fact.value for fact in add.facts}, day)
        added.append(replace(contract, started=min(contract.started, contract.ended or day)))
    return replace(history, contracts=(*history.contracts, *added))


def _agency_of(deed: Deed, reached: _Reached, policy: Policy) -> Agency:
    """Who can bring a change about on the day that was reached."""
    match deed:
        case Add() | Wait():
            return "you"
        case SetFact(name, fact):
            contract = next((contract for contract in reached.history.contracts if contract.id == name), None)
            return _agency_of_fact(contract, fact, reached.day, policy) if contract else "thought"
        case _:
            return "thought"


def _agency_of_fact(contract: Contract, fact: Setting, day: date, policy: Policy) -> Agency:
    """Who can make a fact of a contract otherwise. A private answer is final once the days for feedback are over."""
    ended = contract.ended
    match ORIGINS[fact.name].mover:
        case "client":
            return "others"
        case "in_time":
            return "thought" if ended and ended + timedelta(policy.measures.feedback_days) < day else "others"
        case "payer" | "owner" as mover:
            return "thought" if ended else "you" if mover == "owner" else "others"
        case "perk":
            return "you" if policy.removal else "thought"
        case "nobody":
            return "thought"


def counterfactual(case: Case, changed: Changed) -> Counterfactual:
    """Both scores and the bridge."""
    before = score_history(case.history, case.policy, case.day)
    after = score_history(changed.history, changed.rulebook.on(changed.day), changed.day)
    return Counterfactual(changed.scenario, changed.agency, attribute(before), attribute(after), bridge(before, after))
