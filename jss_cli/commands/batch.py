"""Many: score a table of any number of freelancers, a row a freelancer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from jss_cli.domain.answer import Answer, AnswerInTime, Document, Listener
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, UsageError
from jss_cli.extras import refuse_without
from jss_cli.files.policy import load_policy
from jss_cli.options.reading import PolicyName, as_of_option
from jss_cli.options.writing import EACH, Force, output_option, output_path
from jss_cli.reports.many import BatchResult, batch_answer

_Tables = Annotated[
    list[str],
    typer.Argument(metavar="CONTRACTS...", help="Tables of contracts (.parquet, .csv, .jsonl), folders or patterns."),
]
_Day = Annotated[date | None, as_of_option(help="The day asked about; it must be named.")]
_Scores = Annotated[
    Path | None, output_option(help="Where the scores go: .parquet, .csv or .jsonl; a folder gets parts.")
]
_Bad = Annotated[
    Path | None,
    typer.Option(
        "--bad", metavar="FILE|DIR/", parser=output_path, help="Write the bad rows there, with what is wrong."
    ),
]
_Payments = Annotated[
    list[str] | None,
    typer.Option(
        "--payments", metavar="FILE", help="A payment a row: freelancer, id, on, amount (paid back: below 0)."
    ),
]
_Interim = Annotated[
    list[str] | None,
    typer.Option("--interim", metavar="FILE", help="Interim feedback, one a row: freelancer, id, on, stars."),
]
_Contracts = Annotated[
    Path | None,
    typer.Option("--contracts", metavar="FILE|DIR/", parser=output_path, help="Write a row a contract there as well."),
]
_Resume = Annotated[bool, typer.Option("--resume", help="Go on after the parts that are finished, if they fit.")]
_Reasons = Annotated[bool, typer.Option("--reasons", help="Name the contracts that cost each freelancer most.")]


def _most(text: str) -> float:
    """A number, or a share of all."""
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        number = -1
    if number < 0 or (not text.endswith("%") and number != int(number)):
        raise UsageError(Fault("JSS902", f'--max-bad cannot be "{text}"', "write a number, or a share such as 0.1%"))
    return number / 100 if text.endswith("%") else number


_MaxBad = Annotated[
    float | None,
    typer.Option("--max-bad", metavar="N|N%", parser=_most, help="Stop if more freelancers than that are set aside."),
]
_Sort = Annotated[bool, typer.Option("--sort", help="Bring rows of a freelancer together that lie apart.")]
_Memory = Annotated[
    int,
    typer.Option("--memory", min=16, metavar="MIB", help="In how much memory --sort works; the rest is on disk."),
]
_Engine = Annotated[Literal["here", "spark"], typer.Option("--engine", help="Work on this machine, or on Spark.")]
_PrintSql = Annotated[
    Literal["duckdb", "spark"] | None,
    typer.Option("--print-sql", help="Print the query that does it; CONTRACTS and --payments name tables there."),
]
_Master = Annotated[str, typer.Option("--master", metavar="URL", help="Where Spark is.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    tables: _Tables,
    as_of: _Day = None,
    policy: PolicyName = None,
    payments: _Payments = None,
    interim: _Interim = None,
    bad: _Bad = None,
    contracts: _Contracts = None,
    reasons: _Reasons = False,
    max_bad: _MaxBad = None,
    sort: _Sort = False,
    memory: _Memory = 1024,
    engine: _Engine = "here",
    master: _Master = "local[*]",
    resume: _Resume = False,
    output: _Scores = None,
    print_sql: _PrintSql = None,
    force: Force = False,
) -> AnswerInTime:
    """\b
    jss batch contracts.parquet --as-of 2026-10-01 -o scores.parquet
    jss batch exports/ --as-of 2026-10-01 -o scores.csv --bad bad.csv --max-bad 0.1%
    jss batch exports/ --as-of 2026-10-01 -o scores/ --resume
    jss batch contracts/ --as-of 2026-10-01 -o scores --engine spark --master spark://host:7077
    jss batch contracts --payments payments --as-of 2026-10-01 --print-sql duckdb

    The columns are those of a history in CSV and `freelancer`; rows of one freelancer lie together. Every score is the
    one that `jss score --basis computed` gives. Whoever has a faulty row is set aside as a whole: exit code 1; 3 where
    a column is missing, or more are set aside than --max-bad allows.
    A folder gets parts of some hundred thousand freelancers, each whole or not at all, and --resume goes on after those
    that are finished. It needs `pip install 'jss-cli[batch]'`.
    """
    if as_of and print_sql:
        others = any((interim, bad, contracts, reasons, max_bad is not None, sort, resume, engine != "here"))
        query = _query(load_policy(policy, as_of), as_of, print_sql, (*tables, *(payments or ())), is_alone=not others)
        return AnswerInTime(lambda _: Document(query, name=str(output or "")))
    if as_of is None or output is None:
        lacks = "--as-of DAY" if as_of is None else "-o SCORES"
        raise UsageError(Fault("JSS902", f"{lacks} is missing", "a batch names its day and where the scores go"))
    rules = load_policy(policy, as_of)
    refuse_without("batch" if engine == "here" else "spark")
    from jss_cli.batch.question import BatchQuestion  # noqa: PLC0415 - what it needs is an extra
    from jss_cli.batch.running import run_batch  # noqa: PLC0415 - what it needs is an extra

    asked = BatchQuestion(
        sources=tuple(tables),
        policy=rules,
        day=as_of,
        scores=output,
        bad=bad,
        contracts=contracts,
        reasons=reasons,
        most_bad=max_bad,
        memory=memory if sort else None,
        force=force,
        beside={name: tuple(one) for name, one in (("payments", payments), ("interim", interim)) if one},
        resume=resume,
    )

    def work(told: Listener | None) -> Answer:
        found = run_batch(asked, told) if engine == "here" else _on_spark(asked, master)
        numbers = found.freelancers, found.contracts, found.scored, found.set_aside, found.lost
        written, bads = (str(to.parent if to.stem == EACH else to) if to else "" for to in (output, bad))
        return batch_answer(BatchResult(rules.name, str(as_of), *numbers, found.checksum, written, bad=bads))

    return AnswerInTime(work)


def _query(rules: Policy, day: date, dialect: str, tables: tuple[str, ...], *, is_alone: bool) -> str:
    """The query over a table of contracts, and one of payments if there is one. Raises UsageError."""
    if not is_alone or len(tables) > 2:  # noqa: PLR2004 - of each there is one
        hint = "jss batch contracts --payments payments --as-of DAY --print-sql duckdb"
        raise UsageError(Fault("JSS902", "--print-sql takes a table of contracts and one of payments alone", hint))
    refuse_without("batch")
    from jss_cli.batch.sql.query import sql_of  # noqa: PLC0415 - what it needs is an extra

    return sql_of(rules, day, dialect, *tables)


def _on_spark(asked: Any, master: str) -> Any:
    from jss_cli.batch.spark import run_on_spark  # noqa: PLC0415 - an extra of its own

    return run_on_spark(asked, master)
