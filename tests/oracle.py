"""The score and its parts, slow and obvious: the engine must equal this exactly. It shares no code with the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any, NamedTuple

from jss_cli.domain.history import UNKNOWN, Contract, History, Unknown
from jss_cli.domain.policy import Condition, Policy, Rule


class Counted(NamedTuple):
    """A contract that counts: its outcome, the day from which it does, and per job its weight (in plain contracts), its
    value and the day from which its age runs."""

    contract: Contract
    outcome: str
    entered: date
    parts: tuple[tuple[Fraction, Fraction, date], ...]


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day there is before it."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def whole_months(start: date, day: date) -> int:
    count = 0
    while later(start, count + 1) <= day:
        count += 1
    return count


def period_start(contract: Contract, policy: Policy, number: int) -> date:
    period = policy.jobs.period
    if period.days:
        return contract.started + timedelta(days=period.days * number)
    return later(contract.started, period.months * number)


def paid_periods(contract: Contract, policy: Policy, day: date) -> list[tuple[date, Fraction]]:
    """The last payment in each period that is a job or an extra, and what was paid in it, oldest first."""
    extras = policy.jobs.are == "extras"
    until = min(day, contract.ended or day) if extras else day  # a payment after the end may be one more job
    payments = [(on, amount) for on, amount in schedule(contract, day) if contract.started <= on <= until]
    if net(contract, day) <= 0 or not payments:
        return []
    days = [on for on, amount in payments if amount > 0]
    if extras and (not days or (max(days) - min(days)).days < policy.jobs.apart):
        return []
    found = []
    number = 0
    while period_start(contract, policy, number) <= until:
        first, after = (period_start(contract, policy, n) for n in (number, number + 1))
        inside = [(on, amount) for on, amount in payments if first <= on < after and amount > 0]
        running = after > (until if extras else day)
        if inside and not (running and (extras or policy.jobs.complete)):
            found.append((inside[-1][0], sum((amount for _, amount in inside), Fraction(0))))
        number += 1
    return found


def step_weight(policy: Policy, amount: Fraction) -> Fraction:
    weights = policy.weights
    found = Fraction(weights.plain, weights.unit)
    for step in sorted(weights.earnings, key=lambda s: s.above):
        if amount > Fraction(step.above):
            found = Fraction(step.weight, weights.unit)
    return found


def jobs(contract: Contract, policy: Policy, day: date) -> list[tuple[Fraction, date | None]]:
    """The weight of each job of a contract, in plain contracts, and the last payment of its period; oldest first."""
    rules, plain = policy.jobs, Fraction(policy.weights.plain, policy.weights.unit)
    periods = paid_periods(contract, policy, day)
    kept = net(contract, day)
    days: list[date | None] = [on for on, _ in periods]
    days = [*days, None] if rules.are == "extras" or not days else days
    step, number = step_weight(policy, kept), min(len(days), rules.cap)
    if rules.combine == "times":
        found = [step] * number
    elif rules.combine == "plus":
        found = [plain] * (number - 1) + [step]
    elif rules.combine == "max":
        found = [max(step, number * plain) / number] * number
    elif len(days) == 1:
        found = [step]
    else:
        told = contract.payments or contract.paid_months
        money = [amount if told else Fraction(1) for _, amount in periods]
        found = [step_weight(policy, kept * amount / sum(money)) for amount in money][-number:]
    cap = Fraction(policy.weights.cap, policy.weights.unit)
    if sum(found) > cap:
        found = [weight * cap / sum(found) for weight in found]
    return list(zip(found, days[-number:], strict=True))


@cache
def schedule(contract: Contract, day: date) -> list[tuple[date, Fraction]]:
    """Every payment that is told or taken to have been made until a day: the day and the amount."""
    end = contract.ended or date(2100, 1, 1)
    if contract.payments:
        found = [(payment.on, Fraction(payment.amount)) for payment in contract.payments]
    elif contract.paid_months:
        days = [later(contract.started, k) for k in range(contract.paid_months)]
        inside = [on for on in days if on <= end]
        found = [(on, earned(contract) / len(inside)) for on in inside]
    elif contract.kind == "hourly":
        days = []
        while later(contract.started, len(days)) <= min(end, day):
            days.append(later(contract.started, len(days)))
        found = [(on, earned(contract) / len(days)) for on in days]
    else:
        found = [(min(end, day), earned(contract))] if contract.started <= day else []
    return sorted((on, amount) for on, amount in found if on <= day)


@cache
def net(contract: Contract, day: date) -> Fraction:
    """What was kept of the payments until a day; all of it where no days are told."""
    if contract.payments or contract.paid_months:
        return sum((amount for _, amount in schedule(contract, day)), Fraction(0)) - paid_back(contract, day)
    return earned(contract) - paid_back(contract, day)


def paid_back(contract: Contract, day: date) -> Fraction:
    """What was refunded until a day; where no days are told it always was."""
    if not contract.refunds:
        return Fraction(contract.refunded)
    return sum((Fraction(item.amount) for item in contract.refunds if item.on <= day), Fraction(0))


@cache
def paid_days(contract: Contract, day: date) -> list[date]:
    return [on for on, amount in schedule(contract, day) if amount > 0] if net(contract, day) > 0 else []


def paid_last(contract: Contract, day: date) -> date:
    return max([contract.started, *paid_days(contract, day)])


def client_payments(history: History, client: str, day: date) -> list[date]:
    """Every day until `day` on which a client paid, over all its contracts."""
    return sorted(on for c in history.contracts if c.client == client for on in paid_days(c, day))


def apart(days: list[date]) -> int:
    """The days from the first to the last of some days."""
    return (days[-1] - days[0]).days if days else 0


def share_unrated(history: History, policy: Policy, day: date) -> Fraction:
    rated = unrated = 0
    for contract in history.contracts:
        ended = contract.ended
        if (
            ended is None
            or ended > day
            or later(ended, policy.measures.unrated_months) < day
            or net(contract, day) <= 0
        ):
            continue
        if stars(contract) is None and not isinstance(contract.feedback.recommend, int):
            unrated += 1
        else:
            rated += 1
    return Fraction(unrated, rated + unrated) if rated + unrated else Fraction(0)


def stars(contract: Contract) -> Decimal | None:
    """The public stars; where nobody told them none are taken."""
    return contract.feedback.stars if isinstance(contract.feedback.stars, Decimal) else None


def earned(contract: Contract) -> Fraction:
    """What was paid in all; where nobody told it, a cent more than what was paid back: the least that is something."""
    told = contract.earned
    return Fraction(contract.refunded) + Fraction(1, 100) if isinstance(told, Unknown) else Fraction(told)


def asked(fact: str, contract: Contract, policy: Policy) -> bool:
    """Whether the contract ended while its client was still asked."""
    for entry in policy.asked:
        if entry.fact == fact and entry.until is not None and contract.ended is not None:
            return contract.ended <= entry.until
    return True


def facts(history: History, contract: Contract, policy: Policy, day: date) -> dict[str, Any]:
    ended = contract.ended is not None and contract.ended <= day
    opened = contract.started <= day and not ended
    return {
        "status": "not_started" if contract.started > day else "ended" if ended else "open",
        "paid": net(contract, day) > 0,
        "stars": stars(contract) if ended else None,
        "recommend": contract.feedback.recommend if ended and asked("recommend", contract, policy) else None,
        "reason": contract.ending.reason if ended and asked("reason", contract, policy) else None,
        "ended_by": contract.ending.by if ended else None,
        "removed": contract.feedback.removed and ended,
        "idle_months": whole_months(paid_last(contract, day), day) if opened else None,
        "paid_periods": len(paid_periods(contract, policy, day)),
        "insights": contract.insights,
        "paid_days": apart(paid_days(contract, day)),
        "client_days": apart(client_payments(history, contract.client, day)),
        "client_standing": contract.client_standing,
        "disputed": contract.disputed,
        "refunded": refunded(contract, day),
        "unrated_share": share_unrated(history, policy, day),
    }


def refunded(contract: Contract, day: date) -> str:
    """Whether nothing, a part or all of what the contract earned in all was paid back until a day."""
    back = paid_back(contract, day)
    return "none" if not back else "full" if back >= earned(contract) else "part"


def decided(policy: Policy, known: dict[str, Any]) -> Rule:
    """The first rule that holds for facts that are all known."""
    said = known["stars"] is not None or known["recommend"] is not None
    full = {**known, "feedback": "removed" if known["removed"] else "given" if said else "none"}
    for rule in policy.rules:
        if all(meets(condition, full[condition.fact]) for condition in rule.when):
            return rule
    raise AssertionError


def meets(condition: Condition, value: Any) -> bool:
    if condition.one_of is not None:
        return value in condition.one_of
    if value is None:
        return False
    if condition.at_least is not None and value < condition.at_least:
        return False
    if condition.above is not None and value <= condition.above:
        return False
    return condition.below is None or bool(value < condition.below)


def assumed(policy: Policy, known: dict[str, Any]) -> dict[str, Any]:
    """Every unknown fact answered as the policy assumes; where the client said something, nothing is assumed of the end
    that could decide before it."""
    said = known["stars"] is not None or isinstance(known["recommend"], int)
    reason = "completed" if known["paid"] else "not_needed"
    answers = {
        "recommend": None,
        "reason": reason if policy.assume.word("reason") == "completed_if_paid" else policy.assume.word("reason"),
        "ended_by": policy.assume.word("ended_by"),
    }
    if said and not known["removed"]:
        answers |= {"reason": None, "ended_by": None}
    return {fact: answers[fact] if value is UNKNOWN else value for fact, value in known.items()}


def every_answer(policy: Policy, known: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Fraction]]:
    """Every way to answer the unknown facts, with its chance; those on which other chances depend come first."""
    order = ("stars", "recommend", "reason", "ended_by")
    unknown = [fact for fact in order if known[fact] is UNKNOWN]
    if not unknown:
        yield known, Fraction(1)
        return
    fact = unknown[0]
    table = next(t for t in policy.priors.tables if t.fact == fact and all(meets(c, known[c.fact]) for c in t.when))
    for answer, share in table.chances:
        for answers, chance in every_answer(policy, {**known, fact: answer}):
            yield answers, chance * share


def claimed(rule: Rule, fact: str) -> int:
    return max([0] + [ceil(c.at_least) for c in rule.when if c.fact == fact and c.at_least is not None])


def told_by(contract: Contract, day: date) -> Contract:
    """The contract as if what was refunded until a day always had been, and nothing later ever was."""
    back, paid = paid_back(contract, day), earned(contract)
    amounts = (Decimal(amount.numerator) / amount.denominator for amount in (back, paid))
    return replace(contract, refunded=next(amounts), earned=next(amounts), refunds=())


def entered(rule: Rule, history: History, contract: Contract, day: date) -> date:
    """The day from which a contract counts, by what is known of refunds on the day asked about."""
    history = replace(history, contracts=tuple(told_by(c, day) for c in history.contracts))
    contract = told_by(contract, day)
    if rule.enters == "ended":
        assert contract.ended is not None
        return contract.ended
    if rule.enters == "idle":
        return later(paid_last(contract, day), claimed(rule, "idle_months"))
    own, of_client, of_contract = paid_days(contract, day)[0], claimed(rule, "client_days"), claimed(rule, "paid_days")
    if not of_client and not of_contract:
        return own
    days = client_payments(history, contract.client, day)
    claim, starts = of_client or of_contract, {c.started for c in history.contracts}
    for on in sorted({day, *days, *starts, *(on + timedelta(days=claim) for on in days)}):
        payments = client_payments(history, contract.client, on) if of_client else paid_days(contract, on)
        if apart(payments) >= claim:
            return max(on, own)
    raise AssertionError


def aged(contract: Contract, policy: Policy, day: date) -> date:
    """The day from which the age of a contract runs."""
    ended = contract.ended if contract.ended is not None and contract.ended <= day else None
    if ended is not None and policy.age.runs_from == "end":
        return ended
    paid = paid_days(contract, day)
    return paid[-1] if paid else ended or contract.started


def counting(rule: Rule, history: History, contract: Contract, policy: Policy, day: date) -> Counted:
    """How a contract counts by a rule."""
    scale = policy.scale
    values = {"positive": scale.positive, "lukewarm": scale.lukewarm, "neutral": scale.neutral}
    value = Fraction(values.get(rule.outcome, scale.negative) or 0, scale.unit)
    parts = []
    works = jobs(contract, policy, day)
    for number, (weight, last) in enumerate(works):
        spoiled = rule.spoils == "whole" or number == len(works) - 1
        own = last if policy.age.holds == "periods" else None
        parts.append((weight, value if spoiled else Fraction(1), own or aged(contract, policy, day)))
    return Counted(contract, rule.outcome, entered(rule, history, contract, day), tuple(parts))


def counted(history: History, policy: Policy, day: date) -> list[Counted]:
    """Every contract that counts, under the policy's assumptions."""
    found: list[Counted] = []
    for contract in history.contracts:
        rule = decided(policy, assumed(policy, facts(history, contract, policy, day)))
        if rule.outcome != "excluded":
            found.append(counting(rule, history, contract, policy, day))
    return found


def window(contracts: list[Counted], months: int, policy: Policy, day: date) -> Fraction | None:
    """(successful - negative) / total in percent, by the common scale or the policy's; None below the minimum."""
    minimum = policy.windows.minimum
    total = value = Fraction(0)
    inside = number = 0
    clients = set()
    for contract in contracts:
        if contract.entered > day:
            continue
        held = [(weight, worth) for weight, worth, since in contract.parts if day <= later(since, months)]
        if held or minimum.clients_within == "lifetime":
            clients.add(contract.contract.client)
        inside += bool(held)
        number += len(held)
        total += sum((weight for weight, _ in held), Fraction(0))
        value += sum((weight * worth for weight, worth in held), Fraction(0))
    enough = (number if minimum.counts == "jobs" else inside) >= minimum.contracts and len(clients) >= minimum.clients
    return 100 * value / total if enough and total else None


def percent(contracts: list[Counted], policy: Policy, day: date) -> Fraction | None:
    """The best of the windows and blends, exact and unclamped."""
    figures = [window(contracts, months, policy, day) for months in policy.windows.months]
    for blend in policy.windows.blends:
        parts = [window(contracts, months, policy, day) for months in blend.of]
        whole = [part for part in parts if part is not None]
        figures.append(sum(whole, Fraction(0)) / len(parts) if len(whole) == len(parts) else None)
    return max((figure for figure in figures if figure is not None), default=None)


def score(history: History, policy: Policy, day: date) -> Fraction | None:
    """The exact score within 0 to 100, None if there is none."""
    found = percent(counted(history, policy, day), policy, day)
    return None if found is None else min(max(found, Fraction(0)), Fraction(100))


def every_day(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
