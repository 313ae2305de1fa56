from __future__ import annotations

from dataclasses import replace
from pkgutil import iter_modules
from typing import Any

import pytest
from texts import READING, read, refused

from jss_cli.errors import InputError
from jss_cli.files.case import open_text
from jss_cli.files.histories import formats
from jss_cli.files.reading import INPUT_FORMATS
from jss_cli.files.writing import WRITERS, write_history

TWO = (
    "observed: [{on: 2024-02-01, score: 75}]\n"
    "contracts:\n"
    "- {id: c1, client: A, started: 2024-01-08, earned: 1234.5}\n"
    "- {id: c2, client: Ann, started: 2024-01-08}\n"
)


@pytest.mark.parametrize(
    ("limit", "least", "code"),
    [
        ("max_contracts", 2, "JSS981"),
        ("max_depth", 3, "JSS973"),
        ("max_field", 10, "JSS982"),
        ("max_digits", 5, "JSS983"),
    ],
)
def test_what_is_as_large_as_a_limit_is_read_and_what_is_larger_is_refused(limit: str, least: int, code: str) -> None:
    enough: Any = {limit: least}
    less: Any = {limit: least - 1}
    assert len(read(TWO, reading=replace(READING, **enough)).contracts) == 2
    assert {place.rpartition(" ")[2] for place, _ in refused(TWO, reading=replace(READING, **less))} == {code}


def test_a_text_is_read_to_thirty_two_levels_unless_told_otherwise() -> None:
    assert refused("contracts: []\nobserved: " + "[" * 40)[0] == ("2:42 JSS973", "nested deeper than 32 levels")


def test_the_input_formats_are_the_modules_that_read_one() -> None:
    assert tuple(sorted(module.name for module in iter_modules(formats.__path__))) == INPUT_FORMATS


@pytest.mark.parametrize("name", WRITERS)
def test_the_format_that_is_asked_for_is_read_whatever_the_text_looks_like(name: str) -> None:
    text = "[]" if name == "yaml" else write_history(open_text("[]", None, None, READING).history, name)
    assert open_text(text, None, None, replace(READING, input_format=name)).history.contracts == ()


@pytest.mark.parametrize(
    "text", ["as_of = ", "contracts = 3", "[[contracts]]\nid =", '{"contracts": [', "<x>", "\0", '"', "- [{", "id,"]
)
@pytest.mark.parametrize("name", INPUT_FORMATS)
def test_what_no_format_can_mean_is_a_fault_with_a_place_in_each_of_them(name: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        open_text(text, None, None, replace(READING, input_format=name))
    assert all(fault.code and fault.message and fault.position for fault in caught.value.faults)
