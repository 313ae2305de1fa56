from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from jss_cli.batch.columns import BESIDE, FIELDS, found_columns
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


def test_columns_bear_the_names_that_csv_may_give_them_and_those_that_decide_nothing_are_left_alone() -> None:
    schema = {**SOUND, "Rating": pl.String, "End Reason": pl.Categorical, "title": pl.String, "x_mine": pl.Float64}
    assert found_columns(schema, "") == {
        **{name: name for name in SOUND},
        "feedback.stars": "Rating",
        "ending.reason": "End Reason",
    }


@pytest.mark.parametrize("beside", [None, *BESIDE])
def test_a_column_that_no_history_has_is_told_with_the_name_that_was_meant(beside: str | None) -> None:
    fields, schema = (BESIDE[beside], SOUND | {"on": pl.Date}) if beside else (FIELDS, SOUND)
    with pytest.raises(InputError) as caught:
        found_columns({**schema, "Freelancr": pl.String, "mood": pl.String}, "t.csv", fields)
    told = {fault.message: fault.hint for fault in caught.value.faults if fault.code == "JSS912"}
    assert told['unknown column "Freelancr"'] == 'did you mean "freelancer"?'
    assert told['unknown column "mood"'] == "remove it, or let its name begin with x_"
