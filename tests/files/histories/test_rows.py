from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jss_cli.domain.case import Case
from jss_cli.errors import InputError
from jss_cli.files.case import open_rows
from jss_cli.files.reading import Reading


def row(**cells: object) -> dict[str, object]:
    return {"id": "c1", "client": "A", "started": date(2016, 6, 1), **cells}


def opened(rows: Iterable[Mapping[str, object]], reading: Reading = Reading()) -> Case:
    return open_rows(rows, None, None, reading)


@pytest.mark.parametrize(
    "text",
    ["'", "'=1", "''+", "-5", '"', "a\nb", "a\r\nb", "\tx", ";|,", "#", "x, 'y'", "None", "nan"],
    ids=repr,
)
def test_a_text_of_a_row_is_kept_as_it_is(text: str) -> None:
    case = opened([row(x_1=text, title=text), row(id="c2")])
    assert case.history.contracts[0].title == text.replace("\r\n", "\n")
    assert case.history.contracts[0].extras == (("x_1", text.replace("\r\n", "\n")),)


@pytest.mark.parametrize("rows", [[], ({} for _ in range(2))])
def test_no_rows_are_a_history_without_contracts(rows: Any) -> None:
    case = opened(rows)
    assert case.history.contracts == ()
    assert [(warning.code, warning.file) for warning in case.warnings] == [("JSS918", "rows")]


REFUSED: list[tuple[dict[str, object], str, str, str]] = [
    (row(earned=0.125), "JSS921", "earned is not a number of at most two decimals", "round it to two decimals"),
    (row(earned=float("inf")), "JSS921", "earned is not a number of at most two decimals", "round it"),
    (row(earned=1e300), "JSS983", "contract c1: earned has more than 12 digits", "round it"),
    (row(earned=Decimal("1.25E+400")), "JSS983", "contract c1: earned has more than 12 digits", "round it"),
    (row(ended=datetime(2016, 7, 1, 9, tzinfo=UTC)), "JSS926", "ended has a time", "give the day only: 2016-07-01"),
    (row(earned=Fraction(1, 3)), "JSS913", "earned is no value of a row", "give a text, a number"),
    (row(payments=[{"on": "2016-07-01"}]), "JSS913", "payments is no value of a row", "give a text"),
    (row(stars=6), "JSS927", "contract c1: stars is not within 1 to 5", "write 1 to 5 stars"),
    (row(recommend=True), "JSS929", "contract c1: recommend is not an answer from 0 to 10", "write 0 to 10"),
    (row(ended="2016-02-30"), "JSS924", "contract c1: ended is not a day", "February 2016 has 29 days"),
    (
        row(ended=date(2016, 1, 1)),
        "JSS940",
        "contract c1 ended on 2016-01-01, before it started on 2016-06-01 (row 2)",
        "",
    ),
    (row(client=None), "JSS911", 'contract c1: "client" is missing', ""),
    (row(title="a\x00b"), "JSS961", "control character U+0000", "remove it"),
    (row(title="a\ud800b"), "JSS960", "half of a character, U+D800", ""),
]


@pytest.mark.parametrize(("wrong", "code", "message", "hint"), REFUSED)
def test_what_is_wrong_with_a_row_is_told_with_its_number_and_column(
    wrong: dict[str, object], code: str, message: str, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        opened([row(id="c0", title="two\nlines"), wrong])
    fault = caught.value.faults[0]
    assert (fault.code, fault.file, fault.position) == (code, "row 2", None)
    assert fault.message.startswith(message)
    assert fault.hint.startswith(hint)


def test_the_faults_of_all_rows_are_told_at_once_and_other_rows_named_by_their_numbers() -> None:
    with pytest.raises(InputError) as caught:
        opened([row(title="two\nlines"), "c2", row(earned=0.001, stars=[])])  # type: ignore[list-item]
    assert [(fault.code, fault.file) for fault in caught.value.faults] == [
        ("JSS913", "row 2"),
        ("JSS921", "row 3"),
        ("JSS913", "row 3"),
    ]
    with pytest.raises(InputError, match=r"the first stands in row 1$"):
        opened([row(title="two\nlines"), row()])


@pytest.mark.parametrize(
    ("rows", "code", "message"),
    [
        ([{"id": "c1", "client": "A"}], "JSS911", 'the header has no column "started"'),
        ([row(starts="x")], "JSS912", 'unknown column "starts"'),
        ([row(stars=1, **{"feedback.stars": 3})], "JSS917", 'the columns "stars" and "feedback.stars"'),
    ],
)
def test_what_is_wrong_with_the_columns_is_told_of_all_rows(rows: Any, code: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        opened(rows)
    fault = caught.value.faults[0]
    assert (fault.code, fault.file) == (code, "rows")
    assert fault.message.startswith(message)


def test_more_rows_than_are_read_are_refused_without_taking_them_all() -> None:
    endless = (row(id=f"c{number}") for number in iter(int, 1))
    with pytest.raises(InputError) as caught:
        opened(endless, Reading(max_contracts=2))
    assert caught.value.faults[0].code in {"JSS914", "JSS981"}
