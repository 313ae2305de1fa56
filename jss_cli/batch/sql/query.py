"""The kernel as the text of one query, for warehouses in which no Python may run: row for row the same scores.

Its stages are those that the kernel computes; what it says itself is how a table is read, joined and summed. A table is
taken at its word: nothing checks its rows.
"""

from __future__ import annotations

from datetime import date
from textwrap import wrap

from jss_cli.batch.asking import MARKED
from jss_cli.batch.cells import LISTS
from jss_cli.batch.choosing import figure_stages, shown_stages, value_stage
from jss_cli.batch.columns import FIELDS, VALUES
from jss_cli.batch.counting import CENTS, SUMMED, counting_stages, whole_weights, window_stage
from jss_cli.batch.days import day_number
from jss_cli.batch.deciding import NOT_STARTED, RECOMMENDS, DecisionTable, status_stage, unrated_of
from jss_cli.batch.paying import (
    index_in,
    inside,
    is_long,
    is_spread,
    number_stage,
    payment_stages,
    since_payment,
)
from jss_cli.batch.scorer import SCORES
from jss_cli.batch.scoring import counted_claims
from jss_cli.batch.sql.dialects import DIALECTS, Query
from jss_cli.batch.sql.rules import rule_stages, unsaid
from jss_cli.batch.stages import ColumnStage, literal, ones
from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.policy import Policy
from jss_cli.files.histories.field import Field

NEEDED = wrap(", ".join(field.header for name, field in FIELDS.items() if name not in LISTS), 100)
UNDECIDED = "ask jss score: no rule counts a contract that is listed as eligible"
KEY = "freelancer, id"


def sql_of(policy: Policy, day: date, dialect: str, contracts: str, payments: str | None = None) -> str:
    """The query over tables of contracts and payments. Raises UsageError (JSS848) for rules that it cannot say."""
    if is_spread(policy):
        raise unsaid(policy, "they look at every single period of a contract")
    query, table = Query(DIALECTS[dialect]), DecisionTable(policy, day)
    _read(query, day, contracts, payments)
    _pay(query, policy, day)
    query.add("facts", {**table.measures, **_among_others(policy, day)})
    query.add("classes", {f"{fact.name}_": fact.cell for fact in table.facts})
    query.add_all("judged", rule_stages(policy, table))
    _count(query, policy, day)
    query.add_all("figures", (*figure_stages(policy), value_stage(policy)))
    *stages, told = shown_stages(policy)
    query.add_all("shown", stages)
    query.add("scores", _told(told, policy, day), others="")
    head = [f"{policy.name} as of {day}; days are DATE, amounts DECIMAL, NULL is not known. Of each contract:", *NEEDED]
    head += ["Of each payment: freelancer, id, on, amount (below zero: paid back)"] if payments else []
    return "".join(f"-- {line}\n" for line in head) + str(query)


def _read(query: Query, day: date, contracts: str, payments: str | None) -> None:
    """The contracts as they are counted with: days, cents, hundredths of a star, places of words; and what is told of
    their payments."""
    number = query.dialect.number.format
    key = {name: f"CAST({name} AS VARCHAR)" for name in KEY.split(", ")}
    listed = {**key, "paid_on": number('"on"'), "amount": f"CAST(amount * {CENTS} AS BIGINT)"}
    if payments is None:
        listed |= {"paid_on": "0", "amount": "0"}
    source, rest = (contracts, "WHERE FALSE") if payments is None else (payments, "")
    query.add("listed", listed, query.dialect.table(source), others="", rest=rest)
    query.add("sums", _sums(day), others=KEY, rest=f"GROUP BY {KEY}")
    client, stars, recommend = (f"CAST({column} AS VARCHAR)" for column in ("client", "stars", "recommend"))
    none, unknown = (RECOMMENDS.index(one) for one in (None, UNKNOWN))
    given: ColumnStage = {
        **key,
        **{field.header: _placed(field) for field in FIELDS.values() if field.form in {"word", "flag"}},
        "client": f"CASE WHEN {client} = 'unknown' THEN CONCAT('unknown (', id, ')') ELSE {client} END",
        "started": number("started"),
        "ended": number("ended"),
        "earned_told": f"CAST(earned * {CENTS} AS BIGINT)",
        "refunded_told": f"CAST(COALESCE(refunded, 0) * {CENTS} AS BIGINT)",
        "paid_months": "COALESCE(paid_months, 0)",
        "stars": f"CASE WHEN {stars} = 'none' THEN 0 WHEN {stars} <> 'unknown' "
        "THEN CAST(CAST(stars AS DECIMAL(5, 2)) * 100 AS INT) END",
        "recommend": f"CASE WHEN {recommend} = 'none' THEN {none} WHEN {recommend} <> 'unknown' "
        f"THEN CAST(recommend AS INT) ELSE {unknown} END",
    }
    query.add("given", given, query.dialect.table(contracts), others="")
    totals = {
        "earned": "COALESCE(earned_told, told_all)",
        "refunded": "CASE WHEN refunded_told = 0 THEN COALESCE(back_all, 0) ELSE refunded_told END",
    }
    query.add("totals", {**totals, **status_stage(day)}, f"given LEFT JOIN sums USING ({KEY})")


def _placed(field: Field) -> str:
    """The place of a word, or of a flag, among the values of its field."""
    words = map(literal, field.choices) if field.choices else ("FALSE", "TRUE")
    cases = " ".join(f"WHEN {word} THEN {nth}" for nth, word in enumerate(words))
    return f"CASE {field.header} {cases} ELSE {VALUES[field.name].index(field.absent)} END"


def _sums(day: date) -> ColumnStage:
    """What is told of the payments of a contract: in all, until the day, and on which days."""
    is_known = f"paid_on <= {day_number(day)}"
    return {
        "told_all": "SUM(CASE WHEN amount >= 0 THEN amount END)",
        "told": f"SUM(CASE WHEN amount < 0 THEN NULL WHEN {is_known} THEN amount ELSE 0 END)",
        "told_first": f"MIN(CASE WHEN amount > 0 AND {is_known} THEN paid_on END)",
        "told_last": f"MAX(CASE WHEN amount > 0 AND {is_known} THEN paid_on END)",
        "back_all": "SUM(CASE WHEN amount < 0 THEN -amount END)",
        "back_told": f"SUM(CASE WHEN amount >= 0 THEN NULL WHEN {is_known} THEN -amount ELSE 0 END)",
    }


def _pay(query: Query, policy: Policy, day: date) -> None:
    """When and how much contracts were paid, those with payments in as many periods as these lie in."""
    query.add_all("paid", payment_stages(policy, day))
    last = f"paid_{sum(1 for _ in payment_stages(policy, day)) - 1}"
    where = f"WHERE {inside(policy, day)}"
    query.add("within", since_payment(policy), f"listed JOIN {last} USING ({KEY})", rest=where)
    number, apart = f"COUNT(DISTINCT {index_in(policy)})", is_long(policy, "MAX(paid_on)", "MIN(paid_on)")
    query.add("spread", {"found": f"CASE WHEN {apart} THEN {number} END"}, others=KEY, rest=f"GROUP BY {KEY}")
    query.add("numbered", number_stage(policy), f"{last} LEFT JOIN spread USING ({KEY})")


def _among_others(policy: Policy, day: date) -> dict[str, str]:
    """What contracts take from all others of their freelancer, or of their client."""
    sums = {
        name: f"SUM({ones(claim)}) OVER (PARTITION BY freelancer)" for name, claim in unrated_of(policy, day).items()
    }
    last, first = (
        f"{of}(CASE WHEN status <> {NOT_STARTED} THEN {end}_paid END) OVER (PARTITION BY freelancer, client)"
        for of, end in (("MAX", "last"), ("MIN", "first"))
    )
    return sums | {"client_days": f"COALESCE({last} - {first}, 0)"}


def _count(query: Query, policy: Policy, day: date) -> None:
    """What the windows of a freelancer hold, and whether there is a contract that only the engine can count."""
    stages = tuple(counting_stages(policy, day))
    query.add_all("counted", stages)
    rows = ", ".join(f"({place}, {weight}, {net})" for place, (weight, net) in enumerate(whole_weights(policy)))
    query.add("weights", {}, f"(VALUES {rows}) AS looked_up(place, weight, net)")
    query.add("windows", window_stage(policy), f"counted_{len(stages) - 1} JOIN weights USING (place)")
    windows, lifetime = range(len(policy.windows.lengths)), policy.windows.minimum.clients_within == "lifetime"
    sums = {"contracts": "COUNT(*)"} | {f"{part}_{nth}": f"SUM({part}_{nth})" for nth in windows for part in SUMMED}
    sums |= {name: f"SUM({ones(claim)})" for name, claim in counted_claims(policy).items()}
    for nth in windows:
        sums[f"clients_{nth}"] = (
            f"COUNT(DISTINCT CASE WHEN {'counts' if lifetime else f'reach > {nth}'} THEN client END)"
        )
    sums["undecided"] = f"BOOL_OR({MARKED if policy.asks('insights') else 'FALSE'})"
    query.add("held", sums, others="freelancer", rest="GROUP BY freelancer")


def _told(told: ColumnStage, policy: Policy, day: date) -> ColumnStage:
    """A row a freelancer, in the columns of `jss batch`."""
    values = dict.fromkeys(("computed", "percent", "window"), "NULL") | {"no_score": literal(UNDECIDED)}
    cells = {name: f"CASE WHEN undecided THEN {value} ELSE {told[name]} END" for name, value in values.items()}
    own = {"policy": literal(policy.name), "as_of": f"DATE '{day}'", "basis": literal("computed")}
    found = {"freelancer": "freelancer", "contracts": "contracts", **told, **cells, **own}
    return {f'"{name}"': found[name] for name in SCORES}
