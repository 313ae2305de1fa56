from __future__ import annotations

import pytest
from yaml.events import ScalarEvent

from jss_cli.files.document import SourceText
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.formats.yaml import Reader, _yaml_rows
from jss_cli.files.histories.sheet import IrregularError, SheetRow
from jss_cli.files.reading import Reading
from jss_cli.files.yaml_events import TreeReader


def reader_of(text: str) -> Reader:
    return Reader(SourceText("h.yaml", text), Grammar(Reading()))


def test_texts_stand_with_quotes_or_without_and_a_bare_null_is_nothing() -> None:
    (part,) = reader_of('- {id: 007, title: "null", notes: null, client: a b}\n').sheet().parts
    assert part.columns == {"id": ["007"], "title": ["null"], "notes": [""], "client": ["a b"]}


def test_a_faulty_field_of_the_file_is_left_to_the_careful_road() -> None:
    assert reader_of("currency: EUR\ncontracts: []\n").sheet().top.currency == "EUR"
    with pytest.raises(IrregularError):
        reader_of("currency: eur\ncontracts: []\n").sheet()


def test_a_text_that_a_comment_cuts_off_is_odd() -> None:
    assert [fault.code for fault in reader_of("- id: c1\n  title: login #2\n").oddities()] == ["JSS919"]
    assert not list(reader_of("- id: c1\n  title: 'login #2'\n").oddities())


def rows_of(text: str) -> tuple[list[SheetRow], list[str]]:
    """The rows, and the names of the other entries."""
    rows, entries = _yaml_rows(TreeReader(SourceText("h.yaml", text), 32), 100)
    return rows, [key.text for key, _ in entries]


@pytest.mark.parametrize("head", ["", "contracts:\n"])
def test_of_too_many_contracts_no_more_is_read_than_tells_that(head: str) -> None:
    tree = TreeReader(SourceText("h.yaml", head + "- {id: c}\n" * 9), 32)
    with pytest.raises(IrregularError):
        _yaml_rows(tree, 3)
    assert sum(isinstance(event, ScalarEvent) for event in tree.events) == 2 * 5


@pytest.mark.parametrize(
    ("text", "rows", "others"),
    [
        ("- {id: c1}\n- {id: 'c 2', x_a: b}\n", [{"id": "c1"}, {"id": "c 2", "x_a": "b"}], []),
        ("currency: EUR\ncontracts:\n- id: c1\nx_a: {b: c}\n", [{"id": "c1"}], ["currency", "x_a"]),
        ("contracts: []\n", [], []),
        ("- {title: ~, notes: '~', client: null}\n", [{"title": "", "notes": "~", "client": ""}], []),
        ("- feedback: {stars: 5, recommend: none}\n", [{"feedback.stars": "5", "feedback.recommend": "none"}], []),
        (
            "- payments: [{on: 2024-01-08, amount: 5}, {amount: 6, on: 2024-01-09}]\n",
            [{"payments": "2024-01-08=5 2024-01-09=6"}],
            [],
        ),
    ],
)
def test_contracts_become_rows_of_texts_by_the_names_of_their_fields(
    text: str, rows: list[SheetRow], others: list[str]
) -> None:
    assert rows_of(text) == (rows, others)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "currency: EUR\n",
        "contracts: words\n",
        "contracts: []\ncontracts: []\n",
        "currency: EUR\ncurrency: USD\ncontracts: []\n",
        "- words\n",
        "- {id: c1, id: c2}\n",
        "- {feedback: {stars: 1}, feedback: {recommend: 1}}\n",
        "- {feedback.stars: 1, feedback: {stars: 2}}\n",
        "- {zzz: {stars: 1}}\n",
        "- {title: [a]}\n",
        "- &a {id: c1}\n",
        "- {id: &a c1}\n",
        "- {id: !x c1}\n",
        "- {id: c1}\n- *a\n",
        "- {? [a] : b}\n",
        "- {id: c1}\n---\n- {id: c2}\n",
        "- {id: ]\n",
        "x_a: " + "[" * 40 + "]" * 40 + "\ncontracts: []\n",
    ],
)
def test_anything_that_may_be_a_fault_is_left_to_the_careful_road(text: str) -> None:
    with pytest.raises(IrregularError):
        rows_of(text)
