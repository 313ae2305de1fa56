"""What went into the odds: the priors and where they come from, and how the hard cases were handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from math import sqrt

from jss_cli.domain.policy import Condition, GivenAnswer, Policy, Prior
from jss_cli.domain.report import Block, Column, Note, Row, Span, Table
from jss_cli.domain.story import Draws, Inquiry, Seen, Unseen
from jss_cli.reports.fact_words import value_words
from jss_cli.reports.numbers import listed
from jss_cli.reports.observed import shown_words
from jss_cli.reports.unseen.words import NameOf, seen_words

PRIOR_COLUMNS = (Column("answer to", "text"), Column("where", "text"), Column("chances, in percent", "text"))


def notes(inquiry: Inquiry, named: NameOf) -> Iterator[Block]:
    """Everything that was assumed; no assumption goes unprinted."""
    unseen, policy = inquiry.unseen, inquiry.case.policy
    if unseen is not None:
        policy = unseen.seen[0].policy
        yield _prior_table(policy)
        yield from _prior_notes(inquiry, policy, named)
        yield from _handling_notes(inquiry, unseen)
    if inquiry.reach.may_be_missing and inquiry.reach.best:
        yield Note(
            "Minimum",
            "some answers would leave too few contracts or clients for any score; "
            + ("such worlds do not fit a score that was shown" if unseen else "the range is over the others"),
        )
    yield Note(
        "Odds, not facts",
        "private answers were promised to be private: this says what is likely under the "
        "priors, and nothing about any person is known from it",
    )


def _prior_table(policy: Policy) -> Table:
    """The chances that each unknown answer was given."""
    rows = tuple(_prior_row(table) for table in policy.priors.tables)
    known = policy.priors.basis.known
    return Table(f"Priors of {policy.name} ({known}; --prior changes them)", PRIOR_COLUMNS, rows)


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


def _prior_notes(inquiry: Inquiry, policy: Policy, named: NameOf) -> Iterator[Note]:
    """Where the priors come from, and what raised or changed them."""
    if inquiry.wishes:
        yield Note("Changed priors", f"{', '.join(inquiry.wishes)}; the other answers keep their proportions")
    suspects = [named(contract) for contract in inquiry.case.history.contracts if contract.suspected]
    if suspects:
        factor = f"{float(policy.priors.suspected):g}"
        words = f"{listed(suspects)}: the odds of every answer that does not count as good were multiplied by {factor}"
        yield Note("You suspect", f"{words} (assumed; --prior suspected=1 takes that back)")


def _handling_notes(inquiry: Inquiry, unseen: Unseen) -> Iterator[Note]:
    """How what was seen was taken into account."""
    if unseen.draws:
        yield Note("Drawn, not counted", _draws_words(unseen.draws))
    if any(seen.recommend_percent is not None for seen in unseen.seen):
        least = unseen.seen[0].policy.priors.recommends_from
        yield Note("Would recommend", f"a private answer from {least} was taken to count as that (assumed)")
    if any(seen.policy.windows.blends for seen in unseen.seen):
        yield Note("Blended figures", "the means of several windows compete like windows and were counted exactly")
    for seen in unseen.seen:
        yield from _day_note(seen)
    if inquiry.set_aside:
        days = "; ".join(f"{shown_words(o)} on {o.on}" for o in inquiry.set_aside)
        yield Note("Set aside", f"the file also says {days}; --observed asks about other scores instead")


def _day_note(seen: Seen) -> Iterator[Note]:
    """That a score was seen on a day on which none was computed."""
    computed = seen.policy.cadence.last_until(seen.on)
    if computed != seen.on:
        words = f"{seen_words(seen)}: by the grid of computation days the number was of {computed}"
        yield Note(
            "Day", f"{words}; it was taken as of {seen.on} (--observed {seen.score}@{computed} asks for the other)"
        )


def _draws_words(draws: Draws) -> str:
    """How good a sampled answer is."""
    error = 50 / sqrt(draws.fitting)
    return (
        f"there are too many worlds to count: {draws.drawn:,} were drawn to fit part of what was seen, and "
        f"{draws.fitting:,} of them fit all of it (the effective sample size); a chance may be off by "
        f"{error:.1f} points, seldom by twice that"
    )
