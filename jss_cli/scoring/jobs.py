"""A contract as one or more jobs: its periods with a payment, what each weighs, and when it was last paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Jobs, Period
from jss_cli.domain.weighing import parts, weight_of
from jss_cli.scoring.payments import kept_until, payment_days
from jss_cli.scoring.windows import add_months, months_since


class Paid(NamedTuple):
    """When a contract was paid until a day: on which days, oldest first, and the last of them in each of its `periods`
    that has one. A payment after the end makes a period where the periods are the jobs; extras are complete by the end
    or that day, and the first one needs payments that lie far enough apart."""

    days: tuple[date, ...]
    periods: tuple[date, ...]


class Work(NamedTuple):
    """The jobs of a contract, oldest first: its `weight` (in 1/`weights.unit`), the `parts` by which they share it, and
    the last payment in the period of each (None: the job is no period of its own, or nothing was paid in it)."""

    weight: int
    parts: Sequence[int]
    paid: tuple[date | None, ...]


def paid_until(contract: Contract, day: date, policy: Policy) -> Paid:
    """When a contract was paid until a day, in the periods of a policy."""
    days = payment_days(contract, day)
    return Paid(days, _periods_with(days, contract, day, policy))


def work_of(contract: Contract, day: date, policy: Policy, periods: tuple[date, ...]) -> Work:
    """The jobs of a contract as of a day, at least one; of too many the latest.

    Where periods are extras, the contract itself is the last job.
    """
    kind, weights = policy.jobs, policy.weights
    paid = ((*periods, None) if kind.are == "extras" or not periods else periods)[-kind.cap :]
    apart = kind.combine == "per_period" and kind.are == "jobs" and len(periods) > 1
    money = _own_money(contract, day, policy)[-kind.cap :] if apart else (kept_until(contract, day),) * len(paid)
    return work_of_steps([weights.step(amount) for amount in money], paid, policy)


def work_of_steps(steps: Sequence[int], paid: tuple[date | None, ...], policy: Policy) -> Work:
    """The jobs of a contract, of each its weight by earnings and its last payment."""
    combine, weights = policy.jobs.combine, policy.weights
    return Work(weight_of(combine, steps, weights.plain, weights.cap), parts(combine, steps, weights.plain), paid)


def _periods_with(days: Sequence[date], contract: Contract, day: date, policy: Policy) -> tuple[date, ...]:
    """The last payment in each period that has one, for payments on some days."""
    period, is_job = policy.jobs.period, policy.jobs.are == "jobs"
    until = day if is_job or contract.ended is None else min(day, contract.ended)
    paid = [on for on in days if contract.started <= on <= until]
    if not is_job and (not paid or (paid[-1] - paid[0]).days < policy.jobs.apart):
        return ()
    last = {index_of(period, contract.started, on): on for on in paid}
    if is_job:
        return tuple(on for index, on in last.items() if _is_over(contract, index, day, policy.jobs))
    return tuple(on for index, on in last.items() if start_of(period, contract.started, index + 1) <= until)


def _own_money(contract: Contract, day: date, policy: Policy) -> tuple[Decimal, ...]:
    """What was kept of each period with a payment: equal shares where no days are told."""
    period, kept = policy.jobs.period, kept_until(contract, day)
    sums: dict[int, Decimal] = {}
    for on, amount in _amounts(contract, day):
        index = index_of(period, contract.started, on)
        if contract.started <= on and _is_over(contract, index, day, policy.jobs):
            sums[index] = sums.get(index, Decimal(0)) + amount
    if not (contract.payments or contract.paid_months):
        sums = dict.fromkeys(sums, Decimal(1))
    total = sum(sums.values(), Decimal(0))
    return tuple(kept * amount / total for amount in sums.values())


def _is_over(contract: Contract, index: int, day: date, jobs: Jobs) -> bool:
    """Whether a period can be a job on a day: at once, or where it has to be complete, once its last day is over."""
    return not jobs.complete or start_of(jobs.period, contract.started, index + 1) <= day


def _amounts(contract: Contract, day: date) -> Sequence[tuple[date, Decimal]]:
    """The payments until a day, oldest first; those whose amounts are not told are equal."""
    if contract.payments:
        told = ((payment.on, payment.amount) for payment in contract.payments if payment.amount > 0)
        return sorted(pair for pair in told if pair[0] <= day)
    return [(on, Decimal(1)) for on in payment_days(contract, day)]


def index_of(period: Period, start: date, on: date) -> int:
    """The number of the period, from 0, that a day lies in."""
    return (on - start).days // period.days if period.days else months_since(start, on) // period.months


def start_of(period: Period, start: date, index: int) -> date:
    """The first day of a period."""
    return start + timedelta(period.days * index) if period.days else add_months(start, period.months * index)
