"""The drawing in README.md is the screen that the program shows."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as Xml

import pytest
from conftest import ROOT

SCRIPT = ROOT / ".github" / "draw_explorer.py"


def script() -> ModuleType:
    spec = spec_from_file_location("draw_explorer", SCRIPT)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_drawing_is_what_the_explorer_shows_now(pytestconfig: pytest.Config) -> None:
    draw = script()
    place: Path = draw.PLACE
    if pytestconfig.getoption("--update-golden"):
        place.write_text(draw.drawn(), encoding="utf-8")
    text = place.read_text(encoding="utf-8")
    assert text == draw.drawn()
    assert f".github/{place.name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_drawing_is_small_and_asks_nobody_for_anything() -> None:
    text = script().PLACE.read_text(encoding="utf-8")
    assert len(text) < 20_000
    tree = Xml.fromstring(text)  # noqa: S314 - our own
    told = {value for node in tree.iter() for value in node.attrib.values()}
    assert not [value for value in told if "http" in value or "url(" in value]
    assert {node.tag.rpartition("}")[2] for node in tree.iter()} == {"svg", "title", "rect", "g", "text"}
