from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from jss_cli.batch.columns import found_columns
from jss_cli.errors import InputError

SOUND = {"freelancer": pl.Int64, "id": pl.String, "client": pl.String, "started": pl.Date}


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        ({"earned": pl.Float64}, 'column "earned" holds Float64', "a float is not exact: cast it to decimal(14, 2)"),
        ({"ended": pl.Datetime("us", "UTC")}, 'column "ended" holds Datetime', "cast it to a date: which day a time"),
        (
            {"started": pl.Datetime("ms", "Asia/Kolkata")},
            'column "started" holds Datetime',
            "cast it to a date: which day",
        ),
        ({"disputed": pl.Int8}, 'column "disputed" holds Int8', "make it booleans"),
        ({"payments": pl.List(pl.Int64)}, 'column "payments" holds List(Int64)', "make it lists of {on: date, amount"),
        ({"contract_id": pl.String}, '"contract_id" and "id" say the same', "rename one of them"),
        ({"id": None, "idd": pl.String}, 'there is no column "id"', 'did you mean "idd"?'),
        ({"freelancer": None}, 'there is no column "freelancer"', "the columns are id, client, started"),
    ],
)
def test_a_column_that_is_missing_or_of_another_type_is_told(changes: dict[str, Any], message: str, hint: str) -> None:
    schema = {name: kind for name, kind in (SOUND | changes).items() if kind is not None}
    with pytest.raises(InputError) as caught:
        found_columns(schema, "t.parquet")
    fault = caught.value.faults[0]
    assert (fault.code, fault.file) == ("JSS841", "t.parquet")
    assert fault.message.startswith(message)
    assert fault.hint.startswith(hint)


def test_columns_bear_the_names_that_csv_may_give_them_and_others_are_left_alone() -> None:
    schema = {**SOUND, "Rating": pl.String, "End Reason": pl.Categorical, "score_of_mine": pl.Float64}
    assert found_columns(schema, "") == {
        **{name: name for name in SOUND},
        "feedback.stars": "Rating",
        "ending.reason": "End Reason",
    }
