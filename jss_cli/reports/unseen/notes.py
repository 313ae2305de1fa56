"""What went into the odds: the priors and where they come from, and how the hard cases were handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from jss_cli.domain.inquiry import Inquiry
from jss_cli.domain.policy import Condition, GivenAnswer, Policy, Prior
from jss_cli.domain.report import Block, Column, Note, Row, Span, Table
from jss_cli.reports.fact_words import value_words
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.observed import shown_words
from jss_cli.reports.rules.words import seen_words
from jss_cli.reports.seen import readings_held_words

PRIOR_COLUMNS = (Column("answer to", "text"), Column("where", "text"), Column("chances, in percent", "text"))


def notes(inquiry: Inquiry, *, priors: bool) -> Iterator[Block]:
    """Everything that was assumed; no assumption goes unprinted."""
    answer = inquiry.answer
    policy = answer.score.policy if answer else inquiry.case.policy
    if answer and priors:
        yield _prior_table(policy)
        yield Note("Priors of what was seen", f"{seen_words(policy.seen)} ({policy.seen.basis.known})")
    elif answer:
        words = f"the chances of every unknown answer are {policy.priors.basis.known}"
        yield Note("Priors", words, f"jss infer {inquiry.case.named} --priors")
    if answer:
        yield from _prior_notes(inquiry, policy)
        if answer.worlds and answer.fits != "nothing":
            words = f"counted over {len(answer.worlds)} worlds drawn from all that fit: ± 2.5 in 100"
            yield Note("Stories", f"{words}{readings_held_words(answer)}")
    if inquiry.set_aside:
        days = "; ".join(f"{shown_words(o)} on {o.on}" for o in inquiry.set_aside)
        yield Note("Set aside", f"the file also says {days}; --observed asks about other scores instead")
    if inquiry.reach.may_be_missing and inquiry.reach.best and answer is None:
        yield Note("Minimum", "some answers would leave too few contracts or clients: the range is over the others")
    if inquiry.reach.cuts_days and answer is None:
        yield Note("Not in the range", "every day that nobody told: there are too many, and others may lead beyond it")
    if answer is None and (unlisted := inquiry.case.history.unlisted):
        yield Note("Not in the range", f"{count(unlisted, 'contract')} that the file counts as `unlisted`")
    yield Note(
        "Odds, not facts",
        "private answers were promised to be private: this says what is likely under the "
        "priors, and nothing about any person is known from it",
    )


def _prior_table(policy: Policy) -> Table:
    """The chances that each unknown answer was given."""
    return Table(
        f"Priors of {policy.name} ({policy.priors.basis.known}; --prior changes them)",
        PRIOR_COLUMNS,
        tuple(map(_prior_row, policy.priors.tables)),
    )


def _prior_row(table: Prior) -> Row:
    """One table of chances."""
    where, chances = where_words(table.when), _chances_words(table.chances)
    fact = table.fact.replace("_", " ")
    return Row((Span(fact), Span(where), Span(chances)), f"{fact}, {where}: {chances}.", "quiet")


def where_words(when: Sequence[Condition]) -> str:
    """For which contracts a table holds."""
    return ", ".join(_claim_words(claim) for claim in when) or "else"


def _claim_words(claim: Condition) -> str:
    """A condition as a person reads it."""
    fact = claim.fact.replace("_", " ")
    if claim.one_of is not None:
        values = " or ".join(value_words(claim.fact, value) for value in claim.one_of)
        return values if claim.one_of in {(True,), (False,)} else f"{fact} {values}"
    bounds = (("from", claim.at_least), ("above", claim.above), ("below", claim.below))
    return f"{fact} " + " ".join(f"{word} {float(bound):g}" for word, bound in bounds if bound is not None)


def _chances_words(chances: Sequence[tuple[GivenAnswer, Fraction]]) -> str:
    """Answers with their chances in percent, neighbours of equal chance together: "10: 60, 6-0: 1 each"."""
    parts = []
    for share, run in groupby(chances, key=lambda entry: entry[1]):
        answers = ["none" if answer is None else str(answer).replace("_", " ") for answer, _ in run]
        number = f"{float(100 * share):.3g}"
        if len(answers) > 1 and answers[0].isdigit() and answers[-1].isdigit():
            parts.append(f"{answers[0]}-{answers[-1]}: {number} each")
        else:
            parts.append(f"{' '.join(answers)}: {number}{' each' if len(answers) > 1 else ''}")
    return ", ".join(parts)


def _prior_notes(inquiry: Inquiry, policy: Policy) -> Iterator[Note]:
    """What raised or changed the priors."""
    if inquiry.wishes:
        yield Note("Changed priors", f"{', '.join(inquiry.wishes)}; the other answers keep their proportions")
    if suspects := [contract.id for contract in inquiry.case.history.contracts if contract.suspected]:
        factor = f"{float(policy.priors.suspected):g}"
        words = f"{listed(suspects)}: the odds of every answer that does not count as good were multiplied by {factor}"
        yield Note("You suspect", f"{words} (assumed; --prior suspected=1 takes that back)")
