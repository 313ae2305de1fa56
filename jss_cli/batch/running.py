"""A batch: tables in, a row a freelancer out, and the rows that were bad; every file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import NamedTuple

import polars as pl

from jss_cli import __version__
from jss_cli.batch.beside import in_step
from jss_cli.batch.columns import BESIDE
from jss_cli.batch.scorer import Scorer, Wanted
from jss_cli.batch.sheets import Growing, checked_output
from jss_cli.batch.sorting import brought_together, number_of_parts
from jss_cli.batch.tables import Batch, ContractTable, batches, batches_beside, in_whole, open_tables
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, InputError

NO_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class BatchQuestion(NamedTuple):
    """What is scored by which rules, where the scores, the bad rows and the contracts go, and the most freelancers that
    may be set aside: a number, or a share of all (below 1). `memory` are the MiB within which rows are brought together
    that lie apart; None: they do not. `beside` are tables of payments and interim feedback."""

    sources: tuple[str, ...]
    policy: Policy
    day: date
    scores: Path
    bad: Path | None = None
    contracts: Path | None = None
    reasons: bool = False
    most_bad: float | None = None
    memory: int | None = None
    force: bool = False
    beside: Mapping[str, tuple[str, ...]] = NO_TABLES

    @property
    def metadata(self) -> dict[str, str]:
        """What stands in every table that is written."""
        return {"jss_version": __version__, "policy": self.policy.name, "as_of": str(self.day)}


def run_batch(asked: BatchQuestion) -> Scorer:
    """Score the freelancers of some tables; what was counted. Raises JssError before anything is written."""
    inputs = tuple(source for found in (asked.sources, *asked.beside.values()) for source in found)
    wanted = {"scores": asked.scores, "bad": asked.bad, "contracts": asked.contracts}
    outputs = {name: checked_output(path, force=asked.force, inputs=inputs) for name, path in wanted.items() if path}
    scorer = Scorer(asked.policy, asked.day, Wanted(asked.contracts is not None, asked.reasons))
    tables = open_tables(asked.sources)
    beside = {name: open_tables(sources, BESIDE[name]) for name, sources in asked.beside.items()}
    with ExitStack() as stack:
        sheets = {name: stack.enter_context(Growing(path, asked.metadata)) for name, path in outputs.items()}
        sheets["scores"].add(pl.DataFrame(schema=scorer.schema))
        for batch in _in_order(tables, beside, asked, stack):
            found = scorer.score(batch)
            for name, sheet in sheets.items():
                sheet.add(getattr(found, name))
            _refuse_too_many(scorer, asked.most_bad, is_over=False)
        scorer.refuse_apart()
        _refuse_too_many(scorer, asked.most_bad, is_over=True)
    return scorer


def _in_order(
    tables: tuple[ContractTable, ...],
    beside: Mapping[str, tuple[ContractTable, ...]],
    asked: BatchQuestion,
    stack: ExitStack,
) -> Iterable[Batch]:
    """The rows of the tables as they are, or brought together beside the scores. Raises OutputError (JSS990)."""
    contracts, rows = batches(tables), {name: batches_beside(found) for name, found in beside.items()}
    if asked.memory is None:
        return in_step(in_whole(contracts), rows)
    folder = stack.enter_context(TemporaryDirectory(prefix=".jss-", dir=asked.scores.resolve().parent))
    parts = number_of_parts([table for found in (tables, *beside.values()) for table in found], asked.memory)
    return in_whole(brought_together(contracts, Path(folder), parts, rows))


def _refuse_too_many(scorer: Scorer, most: float | None, *, is_over: bool) -> None:
    """Raise InputError (JSS844) once too many freelancers are set aside; of a share this is known at the end."""
    if most is None or (most < 1 and not is_over):
        return
    if scorer.set_aside > (most * scorer.freelancers if most < 1 else most):
        claim = f"{scorer.set_aside} of {scorer.freelancers} freelancers have faulty rows, more than --max-bad allows"
        raise InputError(Fault("JSS844", claim, "mend the table, or raise --max-bad; --bad FILE without it lists them"))
