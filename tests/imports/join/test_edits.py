"""Import, edit by hand, import again: nothing that a person wrote is lost, and no contract becomes two."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from conftest import Examples
from imports.evidences import day
from imports.files import EXPORTS, material

from jss_cli.domain.history import Contract, total_of
from jss_cli.imports.join.joining import join
from jss_cli.imports.source import Extract, Wish, source_readers

WISH = Wish()
SOME = 0.25  # of everything is edited
READERS = [reader for _, reader in source_readers()]


def handed() -> Iterator[Extract]:
    for path in sorted(EXPORTS.iterdir()):
        if not path.name.startswith(("expected", "map", "zlecenia")):
            file = material(path.read_bytes(), path.name)
            known = [reader for reader in READERS if reader.reads(file, WISH)]
            yield max(known, key=lambda reader: reader.rank).read(file, WISH)


def edits(contract: Contract, number: int) -> Iterator[dict[str, Any]]:
    """What a person may change of a contract, each by itself."""
    yield from ({"title": "mine"}, {"client": "Mine"}, {"id": f"x{number}"}, {"started": day("2010-01-01")})
    yield from ({"kind": "fixed" if contract.kind == "hourly" else "hourly"}, {"notes": "mine", "suspected": True})
    yield {"feedback": replace(contract.feedback, stars=Decimal("1.5"), recommend=3)}
    yield {"ending": replace(contract.ending, by="platform", reason="other")}
    if contract.ended:
        yield {"ended": day("2026-09-30")}
    if contract.payments:
        first, *others = contract.payments
        paid = (replace(first, amount=Decimal("1.11")), *others)
        yield {"payments": paid, "earned": total_of(paid)}
    else:
        yield {"earned": Decimal("77.00")}


def test_what_a_person_wrote_is_kept_by_every_later_import(examples: Examples) -> None:
    files = list(handed())
    for seed in examples(12):
        chance = random.Random(seed)  # noqa: S311 - examples
        given = [file for file in files if chance.random() < 0.5] or files[:1]
        history = join(given).history
        own = []
        for number, contract in enumerate(history.contracts):
            some = [one for one in edits(contract, number) if chance.random() < SOME]
            own.append((contract, {name: value for one in some for name, value in one.items()}))
        edited = tuple(replace(contract, **changes) for contract, changes in own)
        again = {one.id: one for one in join(given, replace(history, contracts=edited)).history.contracts}
        assert len(again) == len(edited), seed
        for mine, (_, changes) in zip(edited, own, strict=True):
            kept = {name: getattr(again[mine.id], name) for name in changes}
            assert kept == {name: getattr(mine, name) for name in changes}, (seed, mine.id)
