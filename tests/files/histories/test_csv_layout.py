from __future__ import annotations

import pytest
from texts import placed

from jss_cli.files.document import SourceText
from jss_cli.files.histories.csv_layout import Layout, looks_like_csv, read_layout
from jss_cli.files.yaml_events import Scalar, Sequence
from jss_cli.files.yaml_text import looks_like_yaml

HEADER = "id,client,started\n"


def layout_of(text: str) -> Layout:
    return read_layout(SourceText("h.csv", text))


def told(layout: Layout) -> list[tuple[str, str]]:
    return [(placed(fault), fault.message) for fault in layout.faults]


@pytest.mark.parametrize(
    ("above", "header", "delimiter"),
    [
        ("", "id,client,started", ","),
        ("", "id;client;started", ";"),
        ("", "id\tclient\tstarted", "\t"),
        ("", "id|client|started", "|"),
        ("", 'id;client;started;"x_a, b, c, d"', ";"),
        ("# a, b, c, d\n\n", "id;client;started", ";"),
        ("sep=;\n", "id;client;started", ";"),
        ("SEP=|\n#currency|EUR\n", "id|client|started", "|"),
    ],
)
def test_the_sign_between_cells_is_the_one_most_used_in_the_header_or_the_one_that_is_named(
    above: str, header: str, delimiter: str
) -> None:
    layout = layout_of(f"{above}{header}\nc1")
    assert layout.text.delimiter == delimiter
    assert layout.names[:3] == ("id", "client", "started")
    assert layout.faults == ()
    assert (layout.text.document.text[layout.offset :], layout.line) == ("c1", above.count("\n") + 2)


def test_a_line_that_begins_with_a_sharp_is_a_field_of_the_file_and_with_a_space_a_remark() -> None:
    text = "#currency,EUR\n#observed,75@2016-08-21\n# currency,USD\n##as_of,x\n#x_team,\n#observed,80@2016-09-04\n"
    layout = layout_of(text + HEADER)
    top = {key.text: node for key, node in layout.top}
    assert list(top) == ["currency", "observed"]
    assert isinstance(top["currency"], Scalar)
    assert top["currency"].text == "EUR"
    assert isinstance(top["observed"], Sequence)
    assert [one.text for one in top["observed"].items if isinstance(one, Scalar)] == ["75@2016-08-21", "80@2016-09-04"]
    assert layout.faults == ()


@pytest.mark.parametrize(
    ("header", "names", "nameless"),
    [
        ("Contract ID,Client-Name,START DATE", ("id", "client", "started"), ()),
        (
            "id,client,started,Rating,private feedback",
            ("id", "client", "started", "feedback.stars", "feedback.recommend"),
            (),
        ),
        ("id,client,started,x_Mood", ("id", "client", "started", "x_Mood"), ()),
        ("id,client,started, ,", ("id", "client", "started", "", ""), (3, 4)),
    ],
)
def test_a_column_is_called_by_its_field_however_it_is_spelt(
    header: str, names: tuple[str, ...], nameless: tuple[int, ...]
) -> None:
    layout = layout_of(header + "\n")
    assert (layout.names, layout.nameless, layout.faults) == (names, nameless, ())


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("#currency,EUR\n#currency,USD\n" + HEADER, "2:2 JSS917", '"currency" is given twice', "remove one"),
        ("#platform,a,b\n" + HEADER, "1:13 JSS965", '"#platform" has 2 values', "put quotes round the value"),
        ("id,client,started,colour\n", "1:19 JSS912", 'unknown column "colour"', "begin with x_"),
        ("id,client,started,stras\n", "1:19 JSS912", 'unknown column "stras"', 'did you mean "stars"?'),
        ("id,client,started,currency\n", "1:19 JSS912", 'unknown column "currency"', "write a line #currency,..."),
        ("id,client,started,stars,Rating\n", "1:25 JSS917", 'columns "stars" and "Rating" are the same', "remove one"),
        ("id,started\n", "1:1 JSS911", 'the header has no column "client"', "every contract needs"),
        ("c1,Ann,2024-01-08\n", "1:1 JSS963", "the first row names no known field", "it looks like data"),
        ('id,"client,started\n', "1:4 JSS966", "the quote that opens here is not closed", "close it"),
    ],
)
def test_what_is_wrong_above_the_rows_is_told_at_its_cell(text: str, place: str, message: str, hint: str) -> None:
    fault = layout_of(text).faults[-1 if "966" in place else 0]
    assert placed(fault) == place
    assert message in fault.message
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("text", "is_csv", "is_yaml"),
    [
        ("sep=;\nx\n", True, False),
        ("id,client\n", True, False),
        ('# x\n\n"Contract ID";b\n', True, False),
        ("id\n", False, False),
        ("a,b\n", False, False),
        ("", False, False),
        ("words\n", False, False),
        ("a:b\n", False, False),
        ("id: a, client: b\n", False, True),
        ("- id,client\n", False, True),
        ("# id,client\ncontracts:\n", False, True),
        ('"a b": 1\n', False, True),
        ("{id,client}\n", False, True),
        ("---\n", False, True),
        ("%YAML 1.2\n", False, True),
    ],
)
def test_the_first_line_that_says_something_tells_the_format(text: str, *, is_csv: bool, is_yaml: bool) -> None:
    assert (looks_like_csv(text), looks_like_yaml(text)) == (is_csv, is_yaml)
