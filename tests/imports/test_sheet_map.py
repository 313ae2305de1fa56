"""What a person says of the words of her own sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from imports.files import EXPORTS

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports.sheet_map import map_of, read_map, with_map
from jss_cli.imports.source import Wish


def test_a_map_names_columns_meanings_and_how_a_sheet_is_written() -> None:
    found = map_of(Wish(map_file=str(EXPORTS / "map_pl.yaml")))
    assert {key.text: field for key, field in found.columns}["Kwota"] == "earned"
    assert found.meaning("kind", "Ryczałt") == "fixed"
    assert found.meaning("kind", "inne") == "inne"
    assert found.totals == {"razem"}
    assert found.said == {"date_order": "dmy", "decimal": "comma"}


def test_what_a_map_says_of_every_file_is_wished_unless_the_person_said_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text("date_order: dmy\ndecimal: comma\nencoding: cp1250\ndelimiter: tab\n", "utf-8")
    wish = with_map(Wish(map_file=str(file)))
    assert (wish.reading.date_order, wish.decimals, wish.reading.encoding) == ("dmy", "comma", "cp1250")
    said = with_map(Wish(Reading(date_order="mdy", encoding="utf-8"), str(file), decimal="point"))
    assert (said.reading.date_order, said.decimals, said.reading.encoding) == ("mdy", "point", "utf-8")
    assert map_of(wish).said["delimiter"] == "\t"
    assert with_map(Wish()) == Wish()


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
        read_map(SourceText("map.yaml", text))
    fault = raised.value.faults[0]
    assert fault.position
    assert (fault.code, fault.message, fault.position.line) == ("JSS824", message, line)
