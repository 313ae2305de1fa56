from __future__ import annotations

import pytest

from jss_cli.files.histories.fields import PAYMENT_FIELDS
from jss_cli.files.histories.sheet import PART, IrregularError, SheetRow, joined, parted, parts_of_rows


def test_the_columns_of_ones_own_stand_apart() -> None:
    part = parted({"id": ["c1"], "x_mood": ["fine"], "client": ["A"]}, 1)
    assert (part.count, list(part.columns), list(part.extras)) == (1, ["id", "client"], ["x_mood"])


def test_rows_become_columns_in_parts_of_a_bounded_size_and_what_a_row_lacks_is_empty() -> None:
    rows: list[SheetRow] = [{"id": f"c{number}"} for number in range(PART)] + [{"id": "last", "client": "A"}]
    first, last = parts_of_rows(rows)
    assert (first.count, len(first.columns["id"]), set(first.columns["client"])) == (PART, PART, {""})
    assert (last.count, last.columns) == (1, {"id": ["last"], "client": ["A"]})


@pytest.mark.parametrize("name", ["zzz", "feedback", "stars", "as_of", "x_" + "a" * 99])
def test_a_name_that_no_field_has_is_left_to_the_careful_road(name: str) -> None:
    with pytest.raises(IrregularError):
        list(parts_of_rows([{"id": "c1"}, {name: "1"}]))


def test_a_list_of_days_with_values_is_one_text_as_in_csv() -> None:
    rows: list[SheetRow] = [{"amount": "5", "on": "2024-01-08"}, {"on": "x", "amount": "y"}]
    assert joined(PAYMENT_FIELDS, rows) == "2024-01-08=5 x=y"
    assert joined(PAYMENT_FIELDS, []) == ""


@pytest.mark.parametrize(
    "row",
    [
        {"on": "x"},
        {"on": "x", "amount": ""},
        {"on": "x", "amount": "1 2"},
        {"on": "x", "amount": "1=2"},
        {"on": "x", "amount": "1", "who": "A"},
    ],
)
def test_an_item_that_would_not_come_apart_again_is_left_to_the_careful_road(row: SheetRow) -> None:
    with pytest.raises(IrregularError):
        joined(PAYMENT_FIELDS, [row])
