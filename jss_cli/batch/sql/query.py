"""The kernel as the text of one query, for warehouses in which no Python may run: row for row the same scores.

What is looked up (weights, windows, figures) and the decision table come from where the kernel has them; how payments
become periods is said again, and held to the kernel by tests. A table is taken at its word: nothing checks its rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jss_cli.batch.counting import CENTS, rules_by_way
from jss_cli.batch.paying import LONGEST_MONTH, is_detailed
from jss_cli.batch.sql.dialects import (
    DIALECTS,
    Cells,
    Query,
    by_place,
    literal,
    months_between,
    ones,
    selected,
    truth,
)
from jss_cli.batch.sql.paying import paying_stages
from jss_cli.batch.sql.rules import assumed_answers, decided, unsaid
from jss_cli.batch.sql.windows import window_stages
from jss_cli.domain.policy import Policy
from jss_cli.scoring.windows import earliest_entry

NEEDED = (
    "freelancer, id, client, kind, started, ended, earned, refunded, paid_months, stars, recommend,",
    "feedback_removed, ended_by, end_reason, client_standing, insights, disputed",
)


def sql_of(policy: Policy, day: date, dialect: str, contracts: str, payments: str | None = None) -> str:
    """The query over tables of contracts and payments. Raises UsageError (JSS848) for rules that it cannot say."""
    if is_detailed(policy) or 0 < policy.jobs.period.days < LONGEST_MONTH:
        raise unsaid(policy, "they look at every single period of a contract")
    query = Query(policy, day, DIALECTS[dialect])
    *stages, (_, told) = _stages(query, contracts, payments)
    head = [f"{policy.name} as of {day}; days are DATE, amounts DECIMAL, NULL is not known. Of each contract:", *NEEDED]
    head += ["Of each payment: freelancer, id, on, amount (below zero: paid back)"] if payments else []
    body = ",\n".join(f"{name} AS (\n  {text}\n)" for name, text in stages)
    return "".join(f"-- {line}\n" for line in head) + f"WITH {body}\n{told}\n"


def _stages(query: Query, contracts: str, payments: str | None) -> Iterator[tuple[str, str]]:
    """The stages by their names, each over those before it."""
    yield "given", selected(_given(query), query.dialect.table(contracts))
    yield from paying_stages(query, payments)
    yield "facts", selected(_facts(query), "counted", others="*")
    yield "answers", selected(assumed_answers(query.policy), "facts", others="*")
    yield "judged", selected({"rule": decided(query.policy)}, "answers", others="*")
    yield "outcomes", selected(_outcomes(query), "judged", others="*")
    yield from window_stages(query)


def _given(query: Query) -> Cells:
    """The columns as they are counted with: cents, hundredths of a star, words."""
    who, name, client, stars, recommend = (
        f"CAST({column} AS {query.dialect.text})" for column in ("freelancer", "id", "client", "stars", "recommend")
    )
    status = f"WHEN started > {query.now} THEN 'not_started' WHEN ended <= {query.now} THEN 'ended' ELSE 'open'"
    hundredths = "CAST(CAST(stars AS DECIMAL(5, 2)) * 100 AS INT)"
    return {
        "freelancer": who,
        "id": name,
        "client": f"CASE WHEN {client} = 'unknown' THEN CONCAT('unknown (', id, ')') ELSE {client} END",
        "started": "started",
        "ended": "ended",
        "hourly": truth("kind = 'hourly'"),
        "earned": f"CAST(earned * {CENTS} AS BIGINT)",
        "refunded": f"CAST(COALESCE(refunded, 0) * {CENTS} AS BIGINT)",
        "paid_months": "COALESCE(paid_months, 0)",
        "stars": f"CASE WHEN {stars} NOT IN ('none', 'unknown') THEN {hundredths} END",
        "recommend": f"COALESCE({recommend}, 'unknown')",
        "removed": truth("feedback_removed"),
        "ended_by": "COALESCE(ended_by, 'unknown')",
        "reason": "COALESCE(end_reason, 'unknown')",
        "client_standing": "COALESCE(client_standing, 'ok')",
        "insights": "insights",
        "disputed": truth("disputed"),
        "status": f"CASE {status} END",
        "until": f"LEAST(COALESCE(ended, {query.now}), {query.now})",
    }


def _facts(query: Query) -> Cells:
    """The facts of contracts, an answer that nobody told as 'unknown'."""
    policy, ended, days = query.policy, "status = 'ended'", query.dialect.days
    of_client = "OVER (PARTITION BY freelancer, client)"
    last, first = (
        f"{of}(CASE WHEN status <> 'not_started' THEN {end}_paid END) {of_client}"
        for of, end in (("MAX", "last"), ("MIN", "first"))
    )
    since = literal(earliest_entry(query.day, policy.measures.unrated_months))
    rateable = truth(f"ended BETWEEN {since} AND {query.now} AND kept > 0")
    unrated = f"{rateable} AND COALESCE(stars, 0) = 0 AND recommend IN ('none', 'unknown')"
    idle = months_between("COALESCE(last_paid, started)", query.now)
    return {
        "f_paid": "first_paid IS NOT NULL OR kept > 0",
        "f_stars": f"CASE WHEN {ended} THEN stars END",
        "f_recommend": f"CASE WHEN {_is_asked(query, 'recommend')} THEN recommend ELSE 'none' END",
        "f_reason": f"CASE WHEN {_is_asked(query, 'reason')} THEN reason END",
        "f_ended_by": f"CASE WHEN {ended} THEN ended_by END",
        "f_removed": f"removed AND {ended}",
        "f_idle_months": f"CASE WHEN status = 'open' THEN {idle} END",
        "f_paid_days": f"COALESCE({days('last_paid', 'first_paid')}, 0)",
        "f_client_days": f"COALESCE({days(last, first)}, 0)",
        "f_refunded": "CASE WHEN back = 0 THEN 'none' WHEN gross > back THEN 'part' ELSE 'full' END",
        "rateable": f"SUM({ones(rateable)}) OVER (PARTITION BY freelancer)",
        "unrated": f"SUM({ones(unrated)}) OVER (PARTITION BY freelancer)",
    }


def _is_asked(query: Query, fact: str) -> str:
    return f"status = 'ended' AND ended <= {literal(query.policy.asked_until(fact) or query.day)}"


def _outcomes(query: Query) -> Cells:
    """How the rule that decides counts a contract."""
    policy, kinds = query.policy, list(rules_by_way(query.policy))
    ended = "CASE WHEN status = 'ended' THEN ended END"
    by_rule: dict[str, list[object]] = {
        "outcome": [literal(rule.outcome) for rule in policy.rules],
        "by_end": [literal(rule.enters == "ended") for rule in policy.rules],
        "way": [kinds.index((rule.outcome, rule.spoils)) for rule in policy.rules],
    }
    passed = (ones(f"kept > shares * {int(step.above * CENTS)}") for step in policy.weights.earnings)
    return {
        **{name: by_place("rule", dict(enumerate(values))) for name, values in by_rule.items()},
        "earnings": " + ".join(("0", *passed)),
        "jobs": f"LEAST(GREATEST(periods + {int(policy.jobs.are == 'extras')}, 1), {policy.jobs.cap})",
        "aged": f"COALESCE({f'{ended}, ' if policy.age.runs_from == 'end' else ''}last_paid, {ended}, started)",
    }
