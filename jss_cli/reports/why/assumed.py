"""What was assumed, in words: no assumption goes unprinted."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.report import Note
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Assumption
from jss_cli.reports.numbers import listed


def assumption_notes(case: Case, score: Score) -> list[Note]:
    """A note for each answer taken for an unknown fact, and for what the amounts and dates had to stand for."""
    notes: dict[Assumption, list[str]] = {}
    for verdict in score.verdicts:
        for assumption in verdict.assumptions:
            notes.setdefault(assumption, []).append(verdict.contract.id)
    words = [assumption_words(assumption, contracts) for assumption, contracts in notes.items()]
    words += currency_words(case)
    return [Note("Assumed", text) for text in words]


def assumption_words(assumption: Assumption, contracts: list[str]) -> str:
    """One assumption and the contracts it was made for."""
    where = listed(contracts)
    match assumption.fact, assumption.basis:
        case "recommend", "like_stars":
            return f"no private answer is known for {where}: each was taken to agree with the stars"
        case "recommend", _:
            return f"no private answer is known for {where}: none was taken to have been given"
        case "paid_months", _:
            return f"{where}: taken as paid in every month from start to end, as no payments are listed"
        case "reason", _:
            return f"the reason for ending is not known for {where}: taken as {assumption.answer}".replace("_", " ")
        case _:
            return f"who ended the contract is not known for {where}: taken as the {assumption.answer}"


def currency_words(case: Case) -> list[str]:
    """That amounts in another currency were not converted, where the rules weigh by earnings."""
    if case.history.currency == "USD" or not case.policy.weights.earnings:
        return []
    return [
        f"amounts in {case.history.currency} were compared with the steps in USD as they stand: nothing was converted"
    ]
