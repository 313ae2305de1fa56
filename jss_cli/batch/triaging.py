"""A table of scores, as `jss batch --reasons` writes it, by what costs each freelancer most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from glob import escape
from pathlib import Path

import polars as pl

from jss_cli.batch.scorer import FAULTY
from jss_cli.domain.explanation import LossReason
from jss_cli.domain.policy import Rule
from jss_cli.domain.triage import CauseKind, Ticket, TicketGroup, Triage, ranked
from jss_cli.errors import Fault, InputError
from jss_cli.files.policy import named_policy

NEEDED = ("freelancer", "computed", "no_score", "policy", "as_of", "reasons")
READ: dict[str, Callable[[str], pl.LazyFrame]] = {
    ".parquet": pl.scan_parquet,
    ".csv": pl.scan_csv,
    ".jsonl": pl.scan_ndjson,
}
NAMED = 40  # freelancers of a cause that are named
_REASON = r"^(?<contract>.*?) (?<rule>JSS\d+) (?<points>-?\d+(?:\.\d+)?)(?:;|$)"


def triage_of_scores(file: str, top: int | None) -> Triage:
    """The freelancers of a table by the rule that decided the contract which costs each most; the `top` lowest scores
    (None: all) are tickets. Raises InputError for a table that is none of scores with reasons."""
    found = _read(file).with_columns(pl.col("reasons").cast(pl.String).str.extract_groups(_REASON).struct.unnest())
    found = found.with_columns(points=pl.col("points").cast(pl.Float64).abs().fill_null(0.0), cause=_cause())
    rules = {rule.code: rule for name in found["policy"].unique().sort() for rule in named_policy(str(name)).rules}
    named = pl.col("freelancer").cast(pl.String).sort_by("points", descending=True).head(NAMED)
    sums = found.group_by("cause", "rule", maintain_order=True).agg(
        number=pl.len(), median=pl.col("points").median(), total=pl.col("points").sum(), named=named
    )
    lowest = found.sort("computed", "points", descending=[False, True], nulls_last=True, maintain_order=True)[:top]
    groups = ranked(_groups(sums, rules))
    return Triage(found.height, ("freelancer", "freelancers"), tuple(_tickets(lowest, rules)), groups)


def _read(file: str) -> pl.DataFrame:
    """The columns that matter here. Raises InputError (JSS984, JSS841)."""
    if not Path(file).exists():
        raise InputError(Fault("JSS984", f"no such file: {file}", "check the name", file))
    try:
        frame = (
            pl.scan_parquet(f"{escape(file)}/*.parquet")
            if Path(file).is_dir()
            else READ[Path(file).suffix.lower()](escape(file))
        )
        if not (missing := [name for name in NEEDED if name not in frame.collect_schema().names()]):
            return frame.select(NEEDED).collect()
    except pl.exceptions.PolarsError as error:
        message = str(error).partition("\n")[0]
        raise InputError(Fault("JSS841", f"the table cannot be read: {message}", "write it anew", file)) from None
    hint = "jss batch CONTRACTS --as-of DAY --reasons -o SCORES makes one"
    raise InputError(Fault("JSS841", f"it is no table of scores: {', '.join(missing)} is missing", hint, file))


def _cause() -> pl.Expr:
    """What each row is about, as the nouns of a ticket name it."""
    return (
        pl.when(pl.col("computed").is_not_null() & pl.col("rule").is_not_null())
        .then(pl.lit("rule"))
        .when(pl.col("computed").is_not_null())
        .then(pl.lit("nothing"))
        .when(pl.col("no_score").cast(pl.String) == FAULTY)
        .then(pl.lit("faulty"))
        .otherwise(pl.lit("no score"))
    )


def _groups(sums: pl.DataFrame, rules: dict[str, Rule]) -> Iterator[TicketGroup]:
    for row in sums.iter_rows(named=True):
        cause: CauseKind = row["cause"]
        names = tuple(row["named"])
        clear, doubtful = ((), names) if cause == "faulty" else (names, ())
        rule = rules[row["rule"]] if cause == "rule" else None
        yield TicketGroup(cause, rule, row["number"], _exact(row["median"]), _exact(row["total"]), clear, doubtful)


def _tickets(lowest: pl.DataFrame, rules: dict[str, Rule]) -> Iterator[Ticket]:
    for row in lowest.iter_rows(named=True):
        points, rule = _exact(row["points"]), rules.get(row["rule"] or "")
        words = rule.name.replace("-", " ") if rule else ""
        reasons = (LossReason(rule, words, (row["contract"],), points, None),) if rule else ()
        day = row["as_of"] if isinstance(row["as_of"], date) else date.fromisoformat(row["as_of"])
        yield Ticket(
            str(row["freelancer"]), day, row["policy"], row["computed"], None, row["cause"], reasons, points, None, ()
        )


def _exact(points: float | None) -> Fraction:
    """Points as the table has them, in tenths."""
    return Fraction(round((points or 0.0) * 10), 10)
