"""What was assumed, in words: no assumption goes unprinted."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.report import Note
from jss_cli.domain.score import Score
from jss_cli.domain.sections import CURRENCY
from jss_cli.reports.fact_words import assumed_words
from jss_cli.reports.numbers import count, listed


def assumption_notes(case: Case, score: Score) -> list[Note]:
    """A note for each answer taken for an unknown fact, and for what amounts and dates stand for."""
    words = [text.format(where=listed(contracts)) for text, contracts in assumed_words(score).items()]
    words += [*_currency_words(case), *_uncounted_words(case)]
    return [Note("Assumed", text) for text in words]


def _currency_words(case: Case) -> list[str]:
    """That amounts in another currency were not converted, where the rules weigh by earnings."""
    if case.history.currency == CURRENCY or not case.policy.weights.earnings:
        return []
    steps = f"the steps in {CURRENCY} as they stand: nothing was converted"
    return [f"amounts in {case.history.currency} were compared with {steps}"]


def _uncounted_words(case: Case) -> list[str]:
    """What the file tells of the whole record that no rule here can count."""
    unlisted, words = case.history.unlisted, []
    if unlisted:
        words.append(
            f"{count(unlisted, 'contract')} that the file does not list {'is' if unlisted == 1 else 'are'} not counted"
        )
    if case.history.agency:
        words.append("the score is an agency's: the file was taken to list the contracts of all its members")
    return words
