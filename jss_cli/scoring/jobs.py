"""A contract as one or more jobs: its periods with a payment, what each weighs, and when it was last paid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Jobs, Period
from jss_cli.domain.weighing import parts, weight_of
from jss_cli.scoring.payments import kept_until, payment_days, shares_until
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
    is_job = policy.jobs.are == "jobs"
    until = day if is_job or contract.ended is None else min(day, contract.ended)
    paid = days[bisect_left(days, contract.started) : bisect_right(days, until)]
    if not is_job and (not paid or (paid[-1] - paid[0]).days < policy.jobs.apart):
        return ()
    return tuple(paid[after - 1] for _, after in _complete(paid, contract, until, policy.jobs))


def _own_money(contract: Contract, day: date, policy: Policy) -> tuple[Decimal, ...]:
    """What was kept of each period with a payment: equal shares where no days are told."""
    days, sums = shares_until(contract, day)
    money = [sums[after] - sums[first] for first, after in _complete(days, contract, day, policy.jobs)]
    if not (contract.payments or contract.paid_months):
        money = [Decimal(1)] * len(money)
    kept, total = kept_until(contract, day), sum(money, Decimal(0))
    return tuple(kept * amount / total for amount in money)


def _complete(days: Sequence[date], contract: Contract, until: date, jobs: Jobs) -> Iterator[tuple[int, int]]:
    """Which of some days (the first, and the first after them) lie in each period that can be a job, or an extra, on a
    last day: at once, or where it has to be complete, once its own last day is over."""
    first, at_once = bisect_left(days, contract.started), jobs.are == "jobs" and not jobs.complete
    while first < len(days):
        over = start_of(jobs.period, contract.started, index_of(jobs.period, contract.started, days[first]) + 1)
        after = bisect_left(days, over, first)
        if at_once or over <= until:
            yield first, after
        first = after


def index_of(period: Period, start: date, on: date) -> int:
    """The number of the period, from 0, that a day lies in."""
    return (on - start).days // period.days if period.days else months_since(start, on) // period.months


def start_of(period: Period, start: date, index: int) -> date:
    """The first day of a period."""
    return start + timedelta(period.days * index) if period.days else add_months(start, period.months * index)
