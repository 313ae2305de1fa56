"""When and how much contracts were paid until a day: the stages in which `batch.paying` finds it, as SQL."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.batch.counting import CENTS
from jss_cli.batch.sql.dialects import Cells, Query, months_between, ones, selected

KEY = "freelancer, id"
_REFUNDED = "CASE WHEN refunded = 0 THEN COALESCE(back_all, 0) ELSE refunded END"
_IS_LISTED, _ONCE = "told IS NOT NULL", "times IS NULL"


def paying_stages(query: Query, payments: str | None) -> Iterator[tuple[str, str]]:
    """The stages from contracts as `given`, and a table of payments, to the number of paid periods."""
    yield "listed", _listed(query, payments)
    yield "sums", selected(_sums(query), "listed", others=KEY, rest=f"GROUP BY {KEY}")
    yield "totals", selected(_totals(query), f"given LEFT JOIN sums USING ({KEY})", others="*")
    yield "timed", selected(_times(), "totals", others="*")
    yield "earning", selected({"kept": _kept()}, "timed", others="*")
    yield "paid", selected(dict(_ends(query)), "earning", others="*")
    inside = f"WHERE first_paid IS NOT NULL AND cents > 0 AND paid_on BETWEEN started AND {_last(query)}"
    found = {"found": _found(query)}
    yield "spread", selected(found, f"listed JOIN paid USING ({KEY})", others=KEY, rest=f"{inside} GROUP BY {KEY}")
    yield "counted", selected({"periods": _periods(query)}, f"paid LEFT JOIN spread USING ({KEY})", others="*")


def _listed(query: Query, payments: str | None) -> str:
    """The payments beside the contracts, what went back below zero."""
    if payments is None:
        return selected({"paid_on": "started", "cents": "earned"}, "given", others=KEY, rest="WHERE FALSE")
    names = {name: f"CAST({name} AS {query.dialect.text})" for name in KEY.split(", ")}
    cells = names | {"paid_on": query.dialect.name("on"), "cents": f"CAST(amount * {CENTS} AS BIGINT)"}
    return selected(cells, query.dialect.table(payments))


def _sums(query: Query) -> Cells:
    """What is told of the payments of a contract: in all, until the day, and on which days."""
    is_known = f"paid_on <= {query.now}"
    return {
        "told_all": "SUM(CASE WHEN cents >= 0 THEN cents END)",
        "told": f"SUM(CASE WHEN cents < 0 THEN NULL WHEN {is_known} THEN cents ELSE 0 END)",
        "told_first": f"MIN(CASE WHEN cents > 0 AND {is_known} THEN paid_on END)",
        "told_last": f"MAX(CASE WHEN cents > 0 AND {is_known} THEN paid_on END)",
        "back_all": "SUM(CASE WHEN cents < 0 THEN -cents END)",
        "back_told": f"SUM(CASE WHEN cents >= 0 THEN NULL WHEN {is_known} THEN -cents ELSE 0 END)",
    }


def _totals(query: Query) -> Cells:
    return {
        "gross": f"COALESCE(earned, told_all, {_REFUNDED} + 1)",
        "back": f"COALESCE(back_told, {_REFUNDED})",
        "months": f"{months_between('started', 'until')} + 1",
        "lasting": f"{months_between('started', 'ended')} + 1",
        "has_begun": f"started <= {query.now}",
    }


def _times() -> Cells:
    """How often a contract was paid of which no payment is listed, and of how many equal shares its money is."""
    by_months = "WHEN paid_months > 0 THEN LEAST(paid_months, months) WHEN hourly THEN months"
    return {
        "times": f"CASE WHEN {_IS_LISTED} THEN NULL {by_months} END",
        "shares": "CASE WHEN told IS NULL AND paid_months > 0 THEN LEAST(paid_months, lasting) ELSE 1 END",
    }


def _kept() -> str:
    by_month = "CASE WHEN has_begun THEN gross * times ELSE 0 END"
    return f"CASE WHEN {_IS_LISTED} THEN told WHEN paid_months > 0 THEN {by_month} ELSE gross END - back * shares"


def _ends(query: Query) -> Iterator[tuple[str, str]]:
    """The first and the last day of a payment."""
    nothing = f"NOT (kept > 0 AND ({_IS_LISTED} OR has_begun))"
    for end, monthly in (("first", "started"), ("last", query.dialect.later("started", "times - 1"))):
        once = f"WHEN {_IS_LISTED} THEN told_{end} WHEN {_ONCE} THEN until"
        yield f"{end}_paid", f"CASE WHEN {nothing} THEN NULL {once} ELSE {monthly} END"


def _whole_periods(query: Query, day: str) -> str:
    """How many periods of a contract are over on a day."""
    period, dialect = query.policy.jobs.period, query.dialect
    if period.days:
        return dialect.over(dialect.days(day, "started"), period.days)
    return dialect.over(months_between("started", day), period.months)


def _over(query: Query) -> str:
    return _whole_periods(query, _last(query))


def _last(query: Query) -> str:
    """The last day of a period: extras end with their contract."""
    return "until" if query.policy.jobs.are == "extras" else query.now


def _found(query: Query) -> str:
    """How many periods have a listed payment."""
    jobs, index = query.policy.jobs, _whole_periods(query, "paid_on")
    is_cut = jobs.are == "extras" or jobs.complete
    number = (
        f"COUNT(DISTINCT CASE WHEN {index} < {_over(query)} THEN {index} END)" if is_cut else f"COUNT(DISTINCT {index})"
    )
    if jobs.are == "jobs":
        return number
    return f"CASE WHEN {query.dialect.days('MAX(paid_on)', 'MIN(paid_on)')} >= {jobs.apart} THEN {number} ELSE 0 END"


def _periods(query: Query) -> str:
    """The number of paid periods: that of the listed ones, or one after the other."""
    jobs, dialect, over = query.policy.jobs, query.dialect, _over(query)
    touched = f"{_whole_periods(query, 'last_paid')} + 1"
    if not jobs.period.days:
        touched = f"{dialect.over('(COALESCE(times, months) - 1)', jobs.period.months)} + 1"
    own = ones(f"{over} >= {touched}") if jobs.complete else "1"
    many, is_long = (f"LEAST({touched}, {over})" if jobs.complete else touched), "TRUE"
    if jobs.are == "extras":
        own, many = "0", f"LEAST({touched}, {over})"
        is_long = f"{dialect.days('last_paid', 'first_paid')} >= {jobs.apart}"
    listed = f"WHEN {_IS_LISTED} THEN COALESCE(found, 0) WHEN first_paid IS NULL THEN 0"
    return f"CASE {listed} WHEN {_ONCE} THEN {own} WHEN {is_long} THEN {many} ELSE 0 END"
