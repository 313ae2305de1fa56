from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from types import ModuleType

import pytest
from texts import read

from jss_cli.domain.history import Contract
from jss_cli.errors import InputError, Position
from jss_cli.files.document import SourceText
from jss_cli.files.histories import formats
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.csv_layout import Layout, read_layout
from jss_cli.files.histories.format import Entry, HistoryReader, _recognised, reader_of
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.history import _history_of, load
from jss_cli.files.reading import INPUT_FORMATS, Reading
from jss_cli.files.yaml_events import Mapping, Scalar


class Reader(HistoryReader):
    """A format whose lines are `id client day`: the careful road is all that it has."""

    suffixes = (".lines",)

    @staticmethod
    def looks_like(text: str) -> bool:
        return text.startswith("LINES")

    def contracts(self, inspection: Inspection) -> Iterator[Mapping]:
        for number, line in enumerate(self.document.lines[1:], 2):
            texts = zip(("id", "client", "started"), line.split(), strict=False)
            at = Position(number, 1)
            if line:
                yield Mapping(tuple((Scalar(name, at, True), Scalar(text, at, True)) for name, text in texts), at)

    def entries(self, inspection: Inspection) -> Iterable[Entry]:
        return ()


@pytest.fixture
def _lines(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType(f"{formats.__name__}.lines")
    Reader.__module__ = module.__name__
    module.Reader = Reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("jss_cli.files.histories.format.INPUT_FORMATS", (*INPUT_FORMATS, "lines"))


@pytest.mark.usefixtures("_lines")
@pytest.mark.parametrize(
    ("name", "reading"), [("h.lines", Reading()), ("-", Reading()), ("h.yaml", Reading(input_format="lines"))]
)
def test_a_format_is_one_module_that_need_not_have_a_fast_road(name: str, reading: Reading) -> None:
    history = _history_of(SourceText(name, "LINES\nc1 Ann 2024-01-08\n"), reading)
    assert history.contracts == (Contract("c1", "Ann", date(2024, 1, 8)),)
    with pytest.raises(InputError) as caught:
        _history_of(SourceText(name, "LINES\nc1 Ann x\n"), reading)
    assert [(fault.code, fault.position) for fault in caught.value.faults] == [("JSS923", Position(2, 1))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("id,client,started\n", "csv"),
        ('"id";"client"\n', "csv"),
        ("sep=;\nx\n", "csv"),
        ('{"contracts": []}', "json"),
        ('[ {\n"id"', "json"),
        ("{}", "json"),
        ("{contracts: []}", "yaml"),
        ("- id: c1\n", "yaml"),
        ("words", None),
    ],
)
def test_a_text_is_recognised_by_its_beginning(text: str, name: str | None) -> None:
    assert _recognised(text) == name


@pytest.mark.parametrize(
    ("file", "text", "message", "hint"),
    [
        ("h.json", "contracts:\n- id: c1\n", "this is not JSON", "it looks like YAML: --input-format yaml"),
        ("h.json", "id,client,started\n", "this is not JSON", "it looks like CSV: --input-format csv"),
        ("h.csv", '{"contracts": []}\n', "this is not CSV", "it looks like JSON: --input-format json"),
        ("h.yaml", "id,client,started\n", "this is not YAML", "it looks like CSV: --input-format csv"),
    ],
)
def test_a_text_of_another_format_than_its_name_says_is_told_so(file: str, text: str, message: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        _history_of(SourceText(file, text), Reading())
    assert [(fault.code, fault.message, fault.hint) for fault in caught.value.faults] == [("JSS963", message, hint)]


def test_the_layout_of_csv_is_parsed_once_for_the_history_and_the_places_of_its_warnings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[SourceText] = []

    def counted(document: SourceText) -> Layout:
        read.append(document)
        return read_layout(document)

    monkeypatch.setattr("jss_cli.files.histories.formats.csv.read_layout", counted)
    text = "id,client,started,stars\nc1,A,2024-01-08,5\n"
    assert [warning.code for warning in load(SourceText("h.csv", text)).warnings] == ["JSS949"]
    assert len(read) == 1


@pytest.mark.parametrize("name", INPUT_FORMATS)
def test_every_format_knows_its_suffixes_and_itself(name: str) -> None:
    reader = reader_of(SourceText(f"h.{name}", ""), Grammar(Reading()))
    assert f".{name}" in reader.suffixes
    assert type(reader).__module__ == f"{formats.__name__}.{name}"


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("h", "id,client,started\nc1,A,2024-01-08\n", 1),
        ("h.txt", "contracts:\n- {id: c1, client: A, started: 2024-01-08}", 1),
        ("<stdin>", '{"contracts": []}', 0),
        ("<stdin>", "# csv\nid;client;started\n", 0),
        ("h.csv", "Contract ID | Client-Name | START DATE\n c1 | A | 2024-01-08 \n", 1),
        ("h.csv", "id,client,started,\nc1,A,2024-01-08,\n,,,\n\n", 1),
        ("h.csv", '"id","client","started"\n"c1","A","2024-01-08"\n\n', 1),
    ],
)
def test_the_format_is_told_by_name_or_content(name: str, text: str, count: int) -> None:
    assert len(read(text, name).contracts) == count


def test_the_option_beats_the_name() -> None:
    assert read("id,client,started\n", "h.yaml", Reading(input_format="csv")).contracts == ()
