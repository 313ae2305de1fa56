"""An algorithm's module opens with its textbook name and a worked example, and the example is run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest
from conftest import ROOT

EXAMPLES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in ROOT.glob("jss_cli/**/*.py")
    if "Textbook name: " in path.read_text("utf-8")
)


def test_the_algorithms_open_with_their_names() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_gives_what_it_says(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name))
    assert (failed, tried > 0) == (0, True)
