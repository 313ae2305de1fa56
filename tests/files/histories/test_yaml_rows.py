from __future__ import annotations

import pytest

from jss_cli.files.document import SourceText
from jss_cli.files.histories.sheet import IrregularError, SheetRow
from jss_cli.files.histories.yaml_rows import yaml_rows
from jss_cli.files.yaml_events import TreeReader


def rows_of(text: str) -> tuple[list[SheetRow], list[str]]:
    """The rows, and the names of the other entries."""
    rows, entries = yaml_rows(TreeReader(SourceText("h.yaml", text), 32))
    return rows, [key.text for key, _ in entries]


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
