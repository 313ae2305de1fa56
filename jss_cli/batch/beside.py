"""Payments and interim feedback in tables of their own, a row each: brought to the contracts that they are of.

No rules count interim feedback; like that of a payment, a faulty row of it sets the whole freelancer aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from jss_cli.batch.cells import LISTS, summed
from jss_cli.batch.columns import FREELANCER, PAID
from jss_cli.batch.faults import against_themselves, told_twice, without_contract
from jss_cli.batch.tables import Batch, ContractTable, batches_beside, joined_batch
from jss_cli.errors import Fault, InputError

CONTRACT = (FREELANCER, "id")
PLACE = (*CONTRACT, "file", "at")
RowsBeside = Mapping[str, Batch]  # the rows beside some contracts, by what they are


def freelancers_in(tables: Iterable[ContractTable]) -> pl.Series:
    """Hashes of the freelancers in tables. Raises InputError for what cannot be read."""
    found = (
        batch.contracts[FREELANCER].unique().hash()
        for batch in batches_beside(replace(table, columns={FREELANCER: table.columns[FREELANCER]}) for table in tables)
    )
    return pl.concat([pl.Series(dtype=pl.UInt64), *found]).unique()


class _Reader:
    """Rows whose freelancers come in the order of the contracts; what comes later is held. `known` are the hashes of
    the freelancers who have contracts: rows of others are read with those around them."""

    def __init__(self, batches: Iterable[Batch], known: pl.Series) -> None:
        self._batches, self._known = iter(batches), known.implode()
        self._held: Batch | None = next(self._batches, None)

    def of(self, freelancers: pl.Series) -> Batch | None:
        """The next rows, as long as they are of some freelancers or of nobody who has contracts."""
        found: list[Batch] = []
        while self._held is not None:
            names = self._held.contracts[FREELANCER]
            is_other = ~names.is_in(freelancers.implode()) & names.is_not_null()
            others = (is_other & names.hash().is_in(self._known) if is_other.any() else is_other).arg_true()
            end = int(others[0]) if len(others) else len(names)
            found.append(self._held._replace(contracts=self._held.contracts[:end]))
            if len(others):
                self._held = Batch(self._held.contracts[end:], self._held.bad.clear())
                break
            self._held = next(self._batches, None)
        return joined_batch(found) if found else None

    def refuse_rest(self) -> None:
        """Raise InputError (JSS843) for the first row whose freelancer was read before."""
        if self._held is not None:
            who, _, file, at = self._held.contracts.select(PLACE).row(0)
            words, hint = (
                ("comes earlier in the contracts", "bring both tables into one order of freelancers; or add --sort")
                if len(self._known[0])
                else ("has no contracts: there are none", "name the table that has them, or leave the rows out")
            )
            raise InputError(Fault("JSS843", f'{file}, row {at}: "{who}" {words}', hint))


def in_step(batches: Iterable[Batch], beside: Mapping[str, Iterable[Batch]], known: pl.Series) -> Iterator[Batch]:
    """Batches of whole freelancers, whose hashes are `known`, with what is beside them. Raises InputError where the
    orders differ."""
    readers = {name: _Reader(found, known) for name, found in beside.items()}
    for batch in batches:
        names = batch.contracts[FREELANCER].unique()
        yield with_rows(batch, {name: rows for name, one in readers.items() if (rows := one.of(names)) is not None})
    for reader in readers.values():
        reader.refuse_rest()


def with_rows(batch: Batch, beside: RowsBeside) -> Batch:
    """Contracts with the payments beside them as if they listed these; whoever has a faulty row is marked."""
    contracts, bad, lost = batch.contracts, [batch.bad], 0
    keys = contracts.select(*CONTRACT, of="row").unique(CONTRACT)
    for name, told in beside.items():
        rows = told.contracts.with_columns(row=pl.int_range(pl.len(), dtype=pl.UInt32)).join(
            keys, CONTRACT, how="left", maintain_order="left"
        )
        strays = rows.filter(pl.col("of").is_null() & ~pl.col("faulty"))
        bad += [told.bad, _placed(without_contract(strays["row"]), strays)]
        wrong = rows.filter(pl.col("faulty") | pl.col("of").is_null())[FREELANCER]
        lost += int((~wrong.is_in(contracts[FREELANCER].implode())).fill_null(value=True).sum())
        contracts = contracts.with_columns(faulty=pl.col("faulty") | pl.col(FREELANCER).is_in(wrong.implode()))
        if name == "payments":
            contracts, faults = _paid(contracts, rows.filter(pl.col("of").is_not_null() & ~pl.col("faulty")))
            bad.append(faults)
    return Batch(contracts, pl.concat(bad, how="diagonal"), batch.lost + lost)


def _paid(contracts: pl.DataFrame, rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The contracts with the payments of some rows (below zero: what went back), and what is wrong with them then."""
    item = pl.struct("on", amount=pl.col("amount").abs())
    lists = {"payments": item.filter(pl.col("amount") >= 0), "refunds": item.filter(pl.col("amount") < 0)}
    told = rows.sort("of", "on").group_by(row="of").agg(**{f"told_{name}": items for name, items in lists.items()})
    found = contracts.join(told, "row", how="left", maintain_order="left")
    twice = found.filter(
        pl.col("told_payments").is_not_null(), pl.any_horizontal(pl.col(name).list.len() > 0 for name in LISTS)
    )["row"]
    found = found.with_columns(pl.coalesce(f"told_{name}", name).cast(PAID).alias(name) for name in LISTS)
    found = summed(found.drop(f"told_{name}" for name in LISTS), LISTS)
    of_these = found.filter(pl.col("row").is_in(told["row"].implode()) & ~pl.col("faulty"))
    faults = pl.concat([told_twice(twice), against_themselves(of_these.filter(~pl.col("row").is_in(twice.implode())))])
    faulty = pl.col("faulty") | pl.col("row").is_in(faults["row"].implode())
    return found.with_columns(faulty=faulty), _placed(faults, found)


def _placed(faults: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Faults with where their rows stand."""
    return faults.join(rows.select("row", *PLACE), "row", how="left", maintain_order="left")
