"""Typed contracts of whole freelancers -> a row each; whoever has a faulty row is set aside as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import polars as pl
from polars._typing import PolarsDataType

from jss_cli.batch.columns import ALL_FIELDS, FREELANCER
from jss_cli.batch.contracts import CONTRACTS, contract_rows, reasons
from jss_cli.batch.faults import twice
from jss_cli.batch.scoring import Kernel
from jss_cli.batch.tables import Batch
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, InputError

FAULTY = "faulty rows"
NAMED = 3  # places at which rows begin that lie apart
SCORES = {
    FREELANCER: pl.String, "computed": pl.Int32, "percent": pl.Float64, "window": pl.String, "no_score": pl.String,
    "contracts": pl.Int64, "weight": pl.Float64, "jobs": pl.Int64, "good": pl.Int64, "lukewarm": pl.Int64,
    "neutral": pl.Int64, "bad": pl.Int64, "clients": pl.Int64, "policy": pl.String, "as_of": pl.Date,
    "basis": pl.String,
}  # fmt: skip
BAD = {
    "file": pl.String, "at": pl.Int64, **dict.fromkeys(("code", "column", "message", "hint", FREELANCER), pl.String),
    **{field.header: pl.String for field in ALL_FIELDS.values()},
}  # fmt: skip


class Wanted(NamedTuple):
    """What is told beside the scores: a row a contract, and the contracts that cost most."""

    contracts: bool = False
    reasons: bool = False


SCORES_ALONE = Wanted()


class ScoredBatch(NamedTuple):
    """What comes of some contracts: the scores of their freelancers, the bad rows as they were read, and the contracts
    as far as they are wanted."""

    scores: pl.DataFrame
    bad: pl.DataFrame
    contracts: pl.DataFrame


class Scorer:
    """Scores whole freelancers, and counts what it has seen."""

    def __init__(self, policy: Policy, day: date, wanted: Wanted = SCORES_ALONE) -> None:
        self._kernel, self._wanted = Kernel(policy, day), wanted
        self.schema = SCORES | ({"reasons": pl.String} if wanted.reasons else {})
        self._seen: list[pl.Series] = []
        self._hash = sha256()
        self.contracts = self.freelancers = self.scored = self.set_aside = self.lost = 0

    def score(self, batch: Batch) -> ScoredBatch:
        """The scores of the freelancers of a batch, in its order."""
        contracts = batch.contracts.filter(pl.col(FREELANCER).is_not_null())
        self.lost += batch.lost + len(batch.contracts) - len(contracts)
        contracts = contracts.with_columns(place=pl.col(FREELANCER).rle_id())
        doubled = twice(contracts)
        keys = contracts.select("row", FREELANCER, "id", "file", "at")
        bad = pl.concat([batch.bad, doubled.join(keys, "row", how="left")], how="diagonal")
        is_faulty = pl.col("faulty") | pl.col("row").is_in(doubled["row"].implode())
        groups = (
            contracts.with_columns(faulty=is_faulty)
            .group_by("place", maintain_order=True)
            .agg(pl.col(FREELANCER).first(), pl.col("faulty").any(), contracts=pl.len().cast(pl.Int64))
        )
        scores, told = self._rows(groups, contracts)
        self._count(scores)
        return ScoredBatch(scores, _in_form(bad, BAD).rename({"at": "row"}), _in_form(told, CONTRACTS))

    def _rows(self, groups: pl.DataFrame, contracts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """A row a freelancer (of those who are set aside nothing but their name), and a row a contract if wanted."""
        sound = groups.filter(~pl.col("faulty")).with_row_index("number")
        numbers = groups.select(pl.when(~pl.col("faulty")).then((~pl.col("faulty")).cum_sum() - 1))
        kept = contracts.with_columns(pl.lit(numbers.to_series()).gather("place").alias(FREELANCER))
        clients = pl.Categorical(pl.Categories.random())  # of this batch: those of all polars would stay
        kept = kept.filter(pl.col(FREELANCER).is_not_null()).with_columns(
            row=pl.int_range(pl.len(), dtype=pl.UInt32), client=pl.col("client").cast(clients).to_physical()
        )
        rows, told = groups.with_columns(no_score=pl.lit(None, pl.String)), pl.DataFrame()
        if len(kept):
            found, told = self._found(kept)
            scored = pl.concat([sound.select("place"), found.drop("contracts")], how="horizontal")
            rows = groups.join(scored, "place", how="left", maintain_order="left")
            names = sound.select(pl.col("number").alias(FREELANCER), name=FREELANCER)
            told = names.join(told, FREELANCER, maintain_order="right").drop(FREELANCER) if len(told) else told
        reason = pl.when("faulty").then(pl.lit(FAULTY)).otherwise("no_score")
        policy, day = self._kernel.policy, self._kernel.day
        given = {"policy": pl.lit(policy.name), "as_of": pl.lit(day), "basis": pl.lit("computed"), "no_score": reason}
        return _in_form(rows.with_columns(**given), self.schema), told.rename({"name": FREELANCER}, strict=False)

    def _found(self, kept: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The figures of each freelancer, in their order, and the contracts as far as they are wanted."""
        judged = self._kernel.judged(kept)
        sums = self._kernel.summed(judged)
        scored = self._kernel.told(sums)
        if not any(self._wanted):
            return scored, pl.DataFrame()
        told = contract_rows(judged, sums, self._kernel.policy, self._kernel.day if self._wanted.contracts else None)
        named = sums.select(FREELANCER).join(reasons(told), FREELANCER, how="left", maintain_order="left")
        return scored.with_columns(named["reasons"]), told

    def recall(self, parts: Iterable[Path], lost: int) -> None:
        """Count scores that were written before, and the rows that were lost. Raises InputError (JSS842)."""
        self.lost += lost
        for part in parts:
            try:
                self._count(pl.read_parquet(part))
            except (pl.exceptions.PolarsError, OSError):
                claim = "a finished part is missing, or cannot be read"
                raise InputError(Fault("JSS842", claim, "begin anew: --force without --resume", str(part))) from None

    def _count(self, scores: pl.DataFrame) -> None:
        self.contracts += int(scores["contracts"].sum())
        self.freelancers += len(scores)
        self.scored += len(scores) - scores["computed"].null_count()
        self.set_aside += int((scores["no_score"] == FAULTY).sum())
        self._hash.update(scores.write_csv(include_header=False).encode())
        self._seen.append(scores[FREELANCER].hash())

    @property
    def checksum(self) -> str:
        """A hash of the rows in their order."""
        return self._hash.hexdigest()[:16]

    def refuse_apart(self, again: Iterable[Batch] = ()) -> None:
        """Raise InputError (JSS843) if the rows of a freelancer do not lie together; where, if the whole freelancers
        can be read again."""
        seen = pl.concat(self._seen) if self._seen else pl.Series(dtype=pl.UInt64)
        if len(apart := seen.filter(seen.is_duplicated()).unique()):
            places = "".join(islice(_comings(again, apart), NAMED))
            claim = f"the rows of {len(apart)} freelancer{'s' * (len(apart) > 1)} lie apart{places}"
            raise InputError(Fault("JSS843", claim, "sort the table by freelancer, or add --sort"))


def _comings(again: Iterable[Batch], hashes: pl.Series) -> Iterator[str]:
    """Where freelancers come again, of those that have some hashes."""
    met: set[str] = set()
    for batch in again:
        rows = batch.contracts.select(FREELANCER, "file", "at").drop_nulls(FREELANCER)
        names = rows[FREELANCER]
        for who, file, at in rows.filter(names.ne_missing(names.shift()) & names.hash().is_in(hashes)).iter_rows():
            if who in met:
                yield f'; "{who}" comes again in {file}, row {at}'
            met.add(who)


def _in_form(rows: pl.DataFrame, schema: Mapping[str, PolarsDataType]) -> pl.DataFrame:
    """Rows with the columns of a schema, empty where they have none."""
    empty = (pl.lit(None, kind).alias(name) for name, kind in schema.items() if name not in rows.columns)
    return rows.with_columns(*empty).select(pl.col(name).cast(kind) for name, kind in schema.items())
