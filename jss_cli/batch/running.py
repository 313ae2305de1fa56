"""A batch: tables in, a row a freelancer out, and the rows that were bad; every file, or part, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from jss_cli.batch.beside import freelancers_in, in_step
from jss_cli.batch.columns import BESIDE
from jss_cli.batch.parts import Outputs, Sheets, manifest_of, part_of, remove_parts
from jss_cli.batch.question import BatchQuestion
from jss_cli.batch.scorer import Scorer, Wanted
from jss_cli.batch.sorting import brought_together, number_of_parts
from jss_cli.batch.tables import (
    Batch,
    ContractTable,
    batches,
    batches_beside,
    in_whole,
    open_tables,
    rows_in,
)
from jss_cli.domain.answer import Listener
from jss_cli.errors import Fault, InputError


def run_batch(asked: BatchQuestion, told: Listener | None = None) -> Scorer:
    """Score the freelancers of some tables; what was counted. How many rows of how many are done is `told` if somebody
    listens. Raises JssError, for what is asked before anything is written."""
    outputs = asked.outputs()
    scorer = Scorer(asked.policy, asked.day, Wanted(asked.contracts is not None, asked.reasons))
    tables = open_tables(asked.sources)
    beside = {name: open_tables(sources, BESIDE[name]) for name, sources in asked.beside.items()}
    done = manifest_of(outputs, asked.made_of(chain(tables, *beside.values())), resume=asked.resume, force=asked.force)
    scorer.recall((part_of(outputs["scores"], number) for number in range(done.parts)), done.lost)
    rest, empty = done.rest_of(tables), pl.DataFrame(schema=scorer.schema)
    with ExitStack() as stack:
        sheets = stack.enter_context(Sheets(outputs, asked.metadata, done, empty))
        for batch in _watched(_in_order(rest, beside, asked, stack), rest, told):
            sheets.add(scorer.score(batch), batch, scorer.lost)
            _refuse_too_many(scorer, asked.most_bad, is_over=False)
        _refuse_apart(scorer, outputs, tables)
        _refuse_too_many(scorer, asked.most_bad, is_over=True)
        sheets.finish(scorer.lost)
    return scorer


def _watched(batches: Iterable[Batch], tables: tuple[ContractTable, ...], told: Listener | None) -> Iterator[Batch]:
    """Batches; how many rows of how many are done is told after each if somebody listens."""
    done, total = 0, rows_in(tables) if told else 0
    for batch in batches:
        yield batch
        done += len(batch.contracts)
        if told:
            told(done, total)


def _in_order(
    tables: tuple[ContractTable, ...],
    beside: Mapping[str, tuple[ContractTable, ...]],
    asked: BatchQuestion,
    stack: ExitStack,
) -> Iterable[Batch]:
    """The rows of the tables as they are, or brought together beside the scores. Raises OutputError (JSS990)."""
    contracts, rows = batches(tables), {name: batches_beside(found) for name, found in beside.items()}
    if asked.memory is None:
        return in_step(in_whole(contracts), rows, freelancers_in(tables if rows else ()))
    folder = stack.enter_context(TemporaryDirectory(prefix=".jss-", dir=asked.scores.resolve().parent))
    parts = number_of_parts([table for found in (tables, *beside.values()) for table in found], asked.memory)
    return in_whole(brought_together(contracts, Path(folder), parts, rows))


def _refuse_apart(scorer: Scorer, outputs: Outputs, tables: tuple[ContractTable, ...]) -> None:
    """Raise InputError (JSS843) if rows of a freelancer lie apart; parts with wrong scores are taken away."""
    try:
        scorer.refuse_apart(in_whole(batches(tables)))
    except InputError:
        remove_parts(outputs)
        raise


def _refuse_too_many(scorer: Scorer, most: float | None, *, is_over: bool) -> None:
    """Raise InputError (JSS844) once too many freelancers are set aside, a row of nobody being one more; of a share
    this is known at the end."""
    if most is None or (most < 1 and not is_over):
        return
    if scorer.set_aside + scorer.lost > (most * scorer.freelancers if most < 1 else most):
        lost = f" and {scorer.lost} row{'s' * (scorer.lost > 1)} of no freelancer" if scorer.lost else ""
        raise InputError(
            Fault(
                "JSS844",
                f"{scorer.set_aside} of {scorer.freelancers} freelancers with faulty rows{lost}:"
                " more than --max-bad allows",
                "mend the table, or raise --max-bad; --bad FILE without it lists them",
            )
        )
