from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from jss_cli.domain.history import Contract, History
from jss_cli.errors import OutputError
from jss_cli.files.document import SourceText
from jss_cli.files.history import _history_of
from jss_cli.files.reading import Reading
from jss_cli.files.writing import write_history

HOSTILE = ("=1+1", "+1", "-1", "@x", "'", "''=", "'quoted'", "#1", "null", "~", "true", "007", "1e5", "2024-01-01")


def read(text: str, suffix: str) -> History:
    return _history_of(SourceText(f"history.{suffix}", text), Reading())


def test_no_cell_of_the_csv_begins_like_a_formula() -> None:
    contracts = tuple(Contract(f"={n}", "@A", date(2020, 1, 1), title=text) for n, text in enumerate(HOSTILE))
    rows = list(csv.reader(io.StringIO(write_history(History(contracts), "csv"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_csv_refuses_what_it_cannot_give_back() -> None:
    contract = Contract("c1", "A", date(2020, 1, 1), title="a\x1bb")
    with pytest.raises(OutputError) as raised:
        write_history(History((contract,)), "csv")
    assert raised.value.faults[0].code == "JSS990"
    assert "U+001B" in raised.value.faults[0].message
    assert read(write_history(History((contract,)), "yaml"), "yaml").contracts == (contract,)
