"""Contracts in batches of Arrow -> their scores in batches of Arrow: what any engine runs that brings rows together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import polars as pl

from jss_cli.batch.columns import found_columns
from jss_cli.batch.scorer import Scorer
from jss_cli.batch.tables import Batch, in_whole, typed_batch
from jss_cli.domain.policy import Policy


def score_arrow(batches: Iterable[Any], policy: Policy, day: date) -> Iterator[Any]:
    """A row of scores for each freelancer, all of whose contracts lie together. Raises InputError (JSS841: a column is
    missing or of another type; JSS843: rows of a freelancer lie apart)."""
    scorer = Scorer(policy, day)
    for batch in in_whole(map(_typed, batches)):
        yield from scorer.score(batch).scores.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()
    scorer.refuse_apart()


def _typed(batch: Any) -> Batch:
    raw = pl.DataFrame(pl.from_arrow(batch))
    columns = found_columns(raw.schema, "the contracts")
    return typed_batch(raw.with_row_index("at").with_columns(file=pl.lit("")), columns)
