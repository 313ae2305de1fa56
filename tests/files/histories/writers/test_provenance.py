from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.history import Contract, History, Payment, Provenance, is_imported
from jss_cli.files import history as files
from jss_cli.files.document import SourceText
from jss_cli.files.histories import careful
from jss_cli.files.histories.careful import inspect
from jss_cli.files.histories.format import HistoryReader
from jss_cli.files.reading import Reading
from jss_cli.files.writing import write_history
from jss_cli.reports.imports.origins import origin_words

FROM = (Provenance("graphql", "my list.json", "data.list[0]", "started ended", "12ab0000"),)
PAID = Contract(
    "c1",
    "A",
    date(2024, 1, 1),
    earned=Decimal(300),
    payments=(Payment(date(2024, 1, 5), Decimal(200), "007"), Payment(date(2024, 2, 5), Decimal(100))),
    refunds=(Payment(date(2024, 2, 6), Decimal(1), "009"),),
    refunded=Decimal(1),
    provenance=(*FROM, Provenance("transactions", "t.csv", "line 3", "client", "ffff")),
)
IMPORTED = History((PAID,), provenance=(replace(FROM[0], of="unlisted", mark="0001"),))


def read(text: str, suffix: str) -> History:
    return files._history_of(SourceText(f"h.{suffix}", text), Reading())


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_where_values_came_from_goes_round_on_the_fast_road_and_on_the_careful_one(
    suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = write_history(IMPORTED, suffix)
    assert read(text, suffix) == inspect(files._reader(SourceText(f"h.{suffix}", text), Reading())) == IMPORTED

    def never(_: HistoryReader) -> History:
        raise AssertionError("the careful road was taken")

    monkeypatch.setattr(careful, "inspect", never)
    assert read(text, suffix) == IMPORTED


def test_csv_leaves_it_behind() -> None:
    assert is_imported(IMPORTED)
    told = "started ended client of c1, unlisted of the history, the numbers of 2 payments"
    assert origin_words(IMPORTED) == told
    kept = read(write_history(IMPORTED, "csv"), "csv")
    assert not is_imported(kept)
    assert [(paid.on, paid.amount) for paid in kept.contracts[0].payments] == [
        (paid.on, paid.amount) for paid in PAID.payments
    ]
