"""What the windows hold on a day before good contracts are added to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Condition, Policy, Scale
from jss_cli.domain.score import WindowSum
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.shares import answers, measured_days
from jss_cli.scoring.facts import is_unrated
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import outcome_value, window_sum

MOST_ADDED = 10**9  # more contracts than anyone will have: the end of a search


@dataclass(frozen=True, slots=True)
class Footing:
    """The window sums on a day, by length in months, while from `least` to `most` contracts are added (None: any more).

    More than one footing stands on a day where added contracts take the share of unrated ones past a rule's limit.
    """

    day: date
    policy: Policy
    sums: dict[int, WindowSum]
    least: int = 0
    most: int | None = None


def footings(history: History, policy: Policy, day: date, badly_for: int | None = None) -> tuple[Footing, ...]:
    """What the windows hold on a day, for any number of added contracts, the fewest first.

    `badly_for`: everything unknown is answered as badly as it can be for a score of so many percent.
    """
    interpreter = Interpreter(policy)
    found = []
    for least, most, share in share_ranges(history.contracts, policy, day):
        verdicts = [interpreter.judge(contract, day, share) for contract in history.contracts]
        if badly_for is not None:
            verdicts = [at_worst(verdict, policy.scale, badly_for) for verdict in verdicts]
        sums = {months: window_sum(verdicts, months, policy.scale, day) for months in policy.windows.lengths}
        found.append(Footing(day, policy, sums, least, most))
    return tuple(found)


def share_ranges(
    contracts: Sequence[Contract], policy: Policy, day: date
) -> Iterator[tuple[int, int | None, Fraction]]:
    """Ranges of a number of added, rated contracts (least, most) in which every claim a policy makes about the share of
    unrated contracts has the same answer, each with a share that gives it."""
    claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == "unrated_share"]
    unrated, measured = unrated_of(contracts, policy, day) if claims else (0, 0)

    least: int | None = 0
    while least is not None:
        following = next_change(claims, unrated, measured + least)
        yield least, (least + following - 1 if following else None), Fraction(unrated, measured + least or 1)
        least = least + following if following else None


def next_change(claims: Sequence[Condition], unrated: int, measured: int) -> int | None:
    """The least number of rated contracts after which some claim about the share is answered otherwise; None: none."""
    now = answers(claims, Fraction(unrated, measured or 1))

    def differs(added: int) -> bool:
        return answers(claims, Fraction(unrated, measured + added or 1)) != now

    return bisect_left(range(MOST_ADDED), 1, key=differs) if differs(MOST_ADDED) else None


def unrated_of(contracts: Sequence[Contract], policy: Policy, day: date) -> tuple[int, int]:
    """How many contracts are measured for the share of unrated ones on a day: those nobody rated, and all."""
    measured = [
        is_unrated(contract)
        for contract in contracts
        if any(first <= day <= last for first, last in measured_days(contract, policy.measures))
    ]
    return sum(measured), len(measured)


def at_worst(verdict: Verdict, scale: Scale, target: int) -> Verdict:
    """The verdict whose outcome, of those possible, takes a window furthest from the target: the least w (v - t)."""

    def worth(outcome: Outcome) -> Fraction:
        if outcome is Outcome.EXCLUDED:
            return Fraction(0)
        return Fraction(outcome_value(scale, outcome), scale.unit) - Fraction(2 * target - 1, 200)

    return replace(verdict, outcome=min(verdict.possible, key=worth))
