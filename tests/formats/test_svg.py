from __future__ import annotations

import sys
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from answers import answer_of, written
from conftest import ROOT

from jss_cli.errors import JssError, OutputError, UsageError
from jss_cli.formats import png
from jss_cli.formats.drawing.screen import Screen
from jss_cli.shell.cli import run

NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
SVG = "{http://www.w3.org/2000/svg}"
PICTURED = ("explain", "timeline", "infer")


def drawing(command: str) -> Element:
    return fromstring(written(answer_of(command, NINE), "svg"))  # noqa: S314 - we wrote it


@pytest.mark.parametrize("command", PICTURED)
def test_a_drawing_is_small_and_whole_and_every_word_is_a_text(command: str) -> None:
    drawn = drawing(command)
    assert len(written(answer_of(command, NINE), "svg").encode()) <= 10_000
    assert drawn.tag == f"{SVG}svg"
    assert "75 %" in "".join(next(drawn.iter(f"{SVG}text")).itertext())
    assert {one.tag.removeprefix(SVG) for one in drawn.iter()} <= {
        "svg", "style", "rect", "text", "g", "line", "circle", "path"
    }  # fmt: skip
    assert "var(" not in written(answer_of(command, NINE), "svg")


def test_every_shape_lies_within_the_drawing() -> None:
    for command in PICTURED:
        drawn = drawing(command)
        width, height = float(drawn.attrib["width"]), float(drawn.attrib["height"])
        for one in drawn.iter():
            for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height), ("x2", width)):
                assert 0 <= float(one.attrib.get(name, 0)) <= most, (command, one.attrib)


def test_lanes_show_their_days_as_ticks_and_do_not_repeat_them() -> None:
    texts = ["".join(one.itertext()) for one in drawing("explain").iter(f"{SVG}text")]
    assert "c8 Product descriptions (G) · neutral" in texts
    assert any(text.startswith("c8 Product descriptions (G) · 4.15 stars") and text.endswith("…") for text in texts)


@pytest.mark.parametrize("command", [("score", NINE), ("rule", "JSS221"), ("plan", NINE)])
def test_an_answer_without_pictures_is_refused_with_what_can_be_written(command: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as refused:
        written(answer_of(*command), "svg")
    assert refused.value.faults[0].code == "JSS908"


def test_an_image_is_the_drawing(tmp_path: Path) -> None:
    run(["explain", NINE, "-o", str(tmp_path / "why.png")])
    content = (tmp_path / "why.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    assert len(content) > 10_000


def test_without_the_extra_an_image_is_refused_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(OutputError) as refused:
        png.render(answer_of("explain", NINE), Screen())
    assert refused.value.exit_code == 4
    assert "pip install 'jss-cli[png]'" in refused.value.faults[0].hint


class Blind:
    """A renderer on a machine without fonts."""

    @staticmethod
    def svg_to_bytes(**_: object) -> bytes:
        return b"nothing"


def test_an_image_without_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", Blind)
    with pytest.raises(JssError, match="no font"):
        png.render(answer_of("explain", NINE), Screen())
