"""Close, wait or ask? The choices about one open contract, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from jss_cli.domain.case import Case
from jss_cli.domain.facts import LEAST_STARS, MOST_STARS
from jss_cli.domain.history import Contract, Feedback, History
from jss_cli.domain.plan import ChoiceKind, Dilemma, DilemmaChoice
from jss_cli.domain.policy import Policy, Rule
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.next.actions import BAD, with_interim
from jss_cli.explaining.next.adding import DONE, GOOD
from jss_cli.explaining.next.applying import which_ids
from jss_cli.explaining.time.timeline import timeline
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months

SILENT = Feedback(None, None)
TURNS = 2  # days ahead on which waiting makes a difference, that are looked at
_Moods = tuple[Contract, Contract, Contract]  # with a content, a silent and an unhappy client
_Best = tuple[ChoiceKind, ...]


def dilemma(case: Case, name: str) -> Dilemma:
    """What closing the open contract of an id, leaving it alone, or asking its client for feedback does today and on
    the days on which waiting makes a difference. Nothing else is taken to happen. Raises UsageError (JSS909)."""
    contract = open_contract_of(case, name)
    score = score_history(case.history, case.policy, case.day)
    turns = turns_ahead(case, contract)
    rule = next(verdict.rule for verdict in score.verdicts if verdict.contract.id == contract.id)
    days = (case.day, *(turn for turn, _ in turns))
    choices = choices_on(case, contract, days)
    last = [choice for choice in choices if choice.day == days[-1]]
    return Dilemma(contract, score, rule, turns, choices, (_best(last, 0), _best(last, 1), _best(last, 2)))


def open_contract_of(case: Case, name: str) -> Contract:
    """The open contract of an id. Raises UsageError (JSS909) for any other."""
    found = next((contract for contract in case.history.contracts if contract.id == name), None)
    if found is None:
        raise UsageError(Fault("JSS909", f'no contract is called "{name}"', which_ids(name, case.history)))
    if found.started > case.day or (found.ended is not None and found.ended <= case.day):
        state = f"ended on {found.ended}" if found.ended else f"starts on {found.started}"
        hint = "the choice is about a contract that is open on the day asked about; --as-of asks about another day"
        raise UsageError(Fault("JSS909", f"contract {name} {state}: there is nothing to close", hint))
    return found


def choices_on(case: Case, contract: Contract, days: Sequence[date]) -> tuple[DilemmaChoice, ...]:
    """What each choice about an open contract leads to on some days."""
    options = _options(contract, case.day).items()
    return tuple(
        DilemmaChoice(kind, on, *(_percent(case.history, contract, mood, case.rulebook.on(on), on) for mood in moods))
        for on in days
        for kind, moods in options
    )


def _options(contract: Contract, day: date) -> dict[ChoiceKind, _Moods]:
    """The contract after each choice, for each mood of its client. A client who is left alone says nothing."""
    closed = replace(contract, ended=day, ending=DONE)
    content, unhappy = (with_interim(contract, day, stars) for stars in (MOST_STARS, LEAST_STARS))
    return {
        "close": (replace(closed, feedback=GOOD), replace(closed, feedback=SILENT), replace(closed, feedback=BAD)),
        "wait": (contract, contract, contract),
        "ask": (content, contract, unhappy),
    }


def _percent(history: History, old: Contract, new: Contract, policy: Policy, day: date) -> Fraction | None:
    """The exact score on a day with one contract in another's place."""
    contracts = tuple(new if contract is old else contract for contract in history.contracts)
    return score_history(replace(history, contracts=contracts), policy, day).percent


def turns_ahead(case: Case, contract: Contract) -> tuple[tuple[date, Rule], ...]:
    """The first days ahead on which another rule decides the contract if it is left alone, with that rule."""
    day = case.day
    ahead = timeline(case.history, case.rulebook, day, add_months(day, max(case.policy.windows.lengths)))
    spans = [span for era in ahead.eras for span in era.spans if span.verdict.contract.id == contract.id]
    rule = next((span.verdict.rule for span in spans if span.first <= day), None)
    found: list[tuple[date, Rule]] = []
    for span in spans:
        if span.first > day and (rule is None or span.verdict.rule.code != rule.code):
            found.append((span.first, span.verdict.rule))
        rule = span.verdict.rule
    return tuple(found[:TURNS])


def _best(choices: Sequence[DilemmaChoice], mood: int) -> _Best:
    """The choices with the highest score for one mood of the client."""
    values = [(choice.content, choice.silent, choice.unhappy)[mood] for choice in choices]
    worths = [Fraction(-1) if value is None else value for value in values]
    return tuple(choice.kind for choice, worth in zip(choices, worths, strict=True) if worth == max(worths))
