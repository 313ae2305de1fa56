"""The score and its parts, slow and obvious: the engine must equal this exactly. It shares no code with the engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.policy import Condition, Policy, Rule

Counted = tuple[Contract, str, int, date]  # contract, outcome, weight in quarter units, the day it entered


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


def quarters(contract: Contract, day: date, span: int) -> list[date]:
    until = min(day, contract.ended or day)
    found = []
    number = 0
    while later(contract.started, span * (number + 1)) <= until:
        start, end = later(contract.started, span * number), later(contract.started, span * (number + 1))
        if contract.payments:
            paid = any(start <= payment.on < end for payment in contract.payments)
        elif contract.paid_months is not None:
            paid = span * (number + 1) <= contract.paid_months
        else:
            paid = contract.earned > 0
        if paid:
            found.append(end)
        number += 1
    return found


def net(contract: Contract, day: date) -> Decimal:
    earned = contract.earned
    if contract.payments:
        earned = Decimal(0)
        for payment in contract.payments:
            if payment.on <= day:
                earned += payment.amount
    return earned - contract.refunded


def paid_last(contract: Contract, day: date) -> date:
    if contract.payments:
        return max([contract.started] + [payment.on for payment in contract.payments if payment.on <= day])
    if contract.paid_months is not None:
        return min(day, later(contract.started, contract.paid_months))
    return day if contract.earned > 0 else contract.started


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
        silent = contract.feedback.stars is None and not contract.interim
        if silent and not isinstance(contract.feedback.recommend, int):
            unrated += 1
        else:
            rated += 1
    return Fraction(unrated, rated + unrated) if rated + unrated else Fraction(0)


def facts(history: History, contract: Contract, policy: Policy, day: date) -> dict[str, Any]:
    ended = contract.ended is not None and contract.ended <= day
    stars = contract.feedback.stars if ended else None
    if stars is None:
        for interim in sorted(contract.interim, key=lambda i: i.on):
            if interim.on <= day:
                stars = interim.stars
    opened = contract.started <= day and not ended
    return {
        "status": "not_started" if contract.started > day else "ended" if ended else "open",
        "paid": net(contract, day) > 0,
        "stars": stars,
        "recommend": contract.feedback.recommend if ended else None,
        "reason": contract.ending.reason if ended else None,
        "ended_by": contract.ending.by if ended else None,
        "removed": contract.feedback.removed and ended,
        "idle_months": whole_months(paid_last(contract, day), day) if opened else None,
        "paid_quarters": len(quarters(contract, day, policy.measures.quarter_months)),
        "client_standing": contract.client_standing,
        "disputed": contract.disputed,
        "refunded": "none" if not contract.refunded else "full" if contract.net <= 0 else "part",
        "unrated_share": share_unrated(history, policy, day),
    }


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
    """Every unknown fact answered as the policy assumes."""
    reason, taken = "completed" if known["paid"] else "not_needed", dict(policy.assume.words)
    answers = {
        "recommend": None,
        "reason": reason if taken["reason"] == "completed_if_paid" else taken["reason"],
        "ended_by": taken["ended_by"],
    }
    return {fact: answers[fact] if value is UNKNOWN else value for fact, value in known.items()}


def every_answer(policy: Policy, known: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Fraction]]:
    """Every way to answer the unknown facts, with its chance."""
    unknown = [fact for fact, value in known.items() if value is UNKNOWN]
    tables = []
    for fact in unknown:
        fits = [t for t in policy.priors.tables if t.fact == fact and all(meets(c, known[c.fact]) for c in t.when)]
        tables.append(fits[0].chances)
    for answers in product(*tables):
        chance = Fraction(1)
        for _, share in answers:
            chance *= share
        yield {**known, **{fact: answer for fact, (answer, _) in zip(unknown, answers, strict=True)}}, chance


def entered(rule: Rule, contract: Contract, policy: Policy, day: date) -> date:
    if rule.enters == "ended":
        assert contract.ended is not None
        return contract.ended
    if rule.enters == "paid_quarter":
        return quarters(contract, day, policy.measures.quarter_months)[-1]
    months = [int(c.at_least) for c in rule.when if c.fact == "idle_months" and c.at_least is not None]
    return later(paid_last(contract, day), months[0])


def weight(contract: Contract, policy: Policy, day: date) -> int:
    base = policy.weights.plain
    for step in sorted(policy.weights.earnings, key=lambda s: s.above):
        if net(contract, day) > step.above:
            base = step.weight
    spans = len(quarters(contract, day, policy.measures.quarter_months))
    return min(policy.weights.cap, base + policy.weights.per_paid_quarter * spans)


def counted(history: History, policy: Policy, day: date) -> list[Counted]:
    """Every contract that counts, under the policy's assumptions."""
    found: list[Counted] = []
    for contract in history.contracts:
        rule = decided(policy, assumed(policy, facts(history, contract, policy, day)))
        if rule.outcome != "excluded":
            found.append((contract, rule.outcome, weight(contract, policy, day), entered(rule, contract, policy, day)))
    return found


def window(contracts: list[Counted], months: int, policy: Policy, day: date) -> Fraction | None:
    """(successful - negative) / total in percent, by the common scale or the policy's; None below the minimum."""
    scale = policy.scale
    values = {"positive": scale.positive, "neutral": scale.neutral, "negative": scale.negative}
    inside = [entry for entry in contracts if entry[3] <= day <= later(entry[3], months)]
    minimum = policy.windows.minimum
    if len(inside) < minimum.contracts or len({c.client for c, _, _, _ in inside}) < minimum.clients:
        return None
    total = sum(w for _, _, w, _ in inside)
    return 100 * sum((Fraction(w * values[outcome], scale.unit) for _, outcome, w, _ in inside), Fraction(0)) / total


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
