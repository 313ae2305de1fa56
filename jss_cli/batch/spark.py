"""The same scores on a cluster of Spark: it brings the rows of a freelancer together, and the kernel scores.

What a worker needs is Python with `jss-cli[batch]`; a Java machine belongs to Spark.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

import polars as pl

from jss_cli.batch.arrow import score_arrow
from jss_cli.batch.columns import FREELANCER, found_columns
from jss_cli.batch.question import BatchQuestion
from jss_cli.batch.scorer import FAULTY, SCORES
from jss_cli.errors import Fault, InputError, OutputError, UsageError
from jss_cli.files.output import folder_of

ROWS = 100_000  # of a batch that Spark hands over


class SparkTally:
    """What was counted, as `batch.scorer` counts it; rows without a freelancer are told of one machine alone."""

    checksum, lost = "", 0

    def __init__(self, counts: Mapping[str, int | None]) -> None:
        self.freelancers, self.contracts = counts["freelancers"] or 0, counts["contracts"] or 0
        self.scored, self.set_aside = counts["scored"] or 0, counts["set_aside"] or 0


def run_on_spark(asked: BatchQuestion, master: str) -> SparkTally:
    """Score the freelancers of Parquet files on a cluster into a folder of them. Raises JssError."""
    if any((asked.bad, asked.contracts, asked.reasons, asked.most_bad is not None, asked.memory, asked.beside)):
        what = "tables beside the scores and the contracts, --max-bad and --sort are of one machine"
        raise UsageError(Fault("JSS902", what, "leave them out: --bad, --contracts, --reasons, --payments, --interim"))
    if asked.resume:
        raise UsageError(Fault("JSS902", "--resume is of one machine", "Spark does again itself what a worker lost"))
    folder = folder_of(asked.scores) or asked.scores
    if asked.scores.suffix:
        raise UsageError(Fault("JSS902", "Spark writes a folder of Parquet files", "name one: -o scores/"))
    if folder.exists():
        raise OutputError(Fault("JSS993", f"{folder} exists already", "name a new folder; Spark replaces none"))
    for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"):
        os.environ.setdefault(name, sys.executable)
    session = import_module("pyspark.sql").SparkSession.builder.master(master).appName("jss batch").getOrCreate()
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
    return _scored(session, asked, str(folder))


def _scored(session: Any, asked: BatchQuestion, folder: str) -> SparkTally:
    """Read, shuffle, score, write; then count what was written."""
    failure = import_module("pyspark.errors").PySparkException
    to_arrow = import_module("pyspark.sql.pandas.types").to_arrow_schema
    try:
        table = session.read.parquet(*asked.sources)
        columns = found_columns(
            pl.DataFrame(pl.from_arrow(to_arrow(table.schema).empty_table())).schema, ", ".join(asked.sources)
        )
        spread = (
            table.select(*columns.values()).repartition(columns[FREELANCER]).sortWithinPartitions(columns[FREELANCER])
        )
        spread.mapInArrow(partial(score_arrow, policy=asked.policy, day=asked.day), _ddl()).write.parquet(folder)
        counts = session.read.parquet(folder).selectExpr(
            "count(*) AS freelancers",
            "sum(contracts) AS contracts",
            "count(computed) AS scored",
            f"count_if(no_score = '{FAULTY}') AS set_aside",
        )
        return SparkTally(counts.collect()[0].asDict())
    except failure as error:
        why = str(error).strip().partition("\n")[0][:200]
        raise InputError(Fault("JSS842", f"Spark could not do it: {why}", "look at what it logged")) from None


def _ddl() -> str:
    """The columns of the scores, as Spark calls their types."""
    kinds = {pl.String: "string", pl.Int32: "int", pl.Int64: "bigint", pl.Float64: "double", pl.Date: "date"}
    return ", ".join(f"`{name}` {kinds[kind]}" for name, kind in SCORES.items())
