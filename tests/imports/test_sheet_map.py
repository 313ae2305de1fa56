"""What a person says of the words of her own sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from imports.files import EXPORTS

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports.sheet_map import _read_map, document_by_map, map_of
from jss_cli.imports.source import Wish


def test_a_map_names_columns_meanings_and_how_a_sheet_is_written() -> None:
    found = map_of(Wish(map_file=str(EXPORTS / "map_pl.yaml")))
    assert {key.text: field for key, field in found.columns}["Kwota"] == "earned"
    assert found.meaning("kind", "Ryczałt") == "fixed"
    assert found.meaning("kind", "inne") == "inne"
    assert found.totals == {"razem"}
    assert found.said == {"date_order": "dmy", "decimal": "comma"}


def test_what_a_map_says_of_its_sheet_is_wished_unless_the_person_said_otherwise() -> None:
    found = _read_map(SourceText("map.yaml", "date_order: dmy\ndecimal: comma\ndelimiter: tab\n"))
    assert found.wished(Reading()) == Reading(date_order="dmy", decimal="comma")
    assert found.wished(Reading(date_order="mdy", decimal="point")) == Reading(date_order="mdy", decimal="point")
    assert found.said["delimiter"] == "\t"


def test_a_text_in_an_older_encoding_is_read_as_the_map_names_it(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("encoding: cp1250\n", "utf-8")
    wish, data = Wish(map_file=str(tmp_path / "map.yaml")), "ryczałt".encode("cp1250")
    assert document_by_map("a.csv", data, wish).text == "ryczałt"
    assert document_by_map("a.csv", "ryczałt".encode(), wish).text == "ryczałt"
    for refused in (Wish(), Wish(Reading(encoding="utf-8"), wish.map_file)):
        with pytest.raises(InputError):
            document_by_map("a.csv", data, refused)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("column: {A: title}", 'no key is called "column"', 1),
        ("columns:\n  A: titel", 'no field is called "titel"', 2),
        ("values: {kinds: {a: fixed}}", 'no field is called "kinds"', 1),
        ("values: {kind: {a: weekly}}", 'no kind is called "weekly"', 1),
        ("date_order: ymd", 'no date_order is called "ymd"', 1),
        ("delimiter: x", 'no delimiter is called "x"', 1),
        ("columns: [A]", "expected a mapping", 1),
        ("- A", "expected a map", 1),
    ],
)
def test_what_a_map_may_not_say_is_refused_with_its_place(text: str, message: str, line: int) -> None:
    with pytest.raises(InputError) as raised:
        _read_map(SourceText("map.yaml", text))
    fault = raised.value.faults[0]
    assert fault.position
    assert (fault.code, fault.message, fault.position.line) == ("JSS824", message, line)
