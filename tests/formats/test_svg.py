from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree.ElementTree import Element, fromstring

import pytest
from answers import answer_of, written
from conftest import ROOT

from jss_cli import api
from jss_cli.errors import JssError, OutputError, UsageError
from jss_cli.formats import png
from jss_cli.formats.drawing.measure import width
from jss_cli.formats.drawing.screen import Screen
from jss_cli.shell.cli import run

FIVE_STARS = str(ROOT / "tests" / "cases" / "five_stars_88.yaml")
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
        "svg", "style", "rect", "text", "g", "line", "circle", "path", "title"
    }  # fmt: skip
    assert "var(" not in written(answer_of(command, NINE), "svg")


def test_every_shape_lies_within_the_drawing() -> None:
    for command in PICTURED:
        drawn = drawing(command)
        width, height = float(drawn.attrib["width"]), float(drawn.attrib["height"])
        for one in drawn.iter():
            for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height), ("x2", width)):
                assert 0 <= float(one.attrib.get(name, 0)) <= most, (command, one.attrib)


def texts_of(written: str) -> list[str]:
    drawn = fromstring(written)  # noqa: S314 - ours
    return ["".join(one.itertext()) for one in drawn.iter(f"{SVG}text")]


def test_a_picture_asks_for_no_option_and_has_a_heading_over_its_bars() -> None:
    texts = texts_of(api.infer(api.open_history(NINE), top=1).rendered("svg"))
    assert "short" in texts
    assert "and 8 contracts more, likelier good" in texts


def test_the_levels_of_a_course_are_even_steps_and_the_marks() -> None:
    texts = texts_of(written(answer_of("timeline", FIVE_STARS, "--as-of", "2026-11-22"), "svg"))
    assert [text for text in texts if text.isdecimal()][:6] == ["100", "90", "80", "60", "40", "20"]


def test_lanes_show_their_days_as_ticks_and_do_not_repeat_them() -> None:
    texts = ["".join(one.itertext()) for one in drawing("explain").iter(f"{SVG}text")]
    assert "c8 Product descriptions (G) · neutral" in texts
    start = texts.index("c8 Product descriptions (G) · 4.15 stars read as neutral; leaves the 24-month")
    assert texts[start + 1] == "window on 2018-07-16 · JSS214 · without it 86 %"


@pytest.mark.parametrize("title", ["W" * 10_000, "标题" * 200, "عنوان طويل جدا " * 20, "a word " * 90])
def test_a_long_title_is_cut_within_the_drawing_and_stands_whole_beside_it(title: str) -> None:
    case = api.open_history(NINE)
    contracts = tuple(replace(contract, title=title) for contract in case.history.contracts)
    drawn = fromstring(written(api.explain(replace(case, history=replace(case.history, contracts=contracts))), "svg"))  # noqa: S314 - ours
    texts = [one for one in drawn.iter(f"{SVG}text") if "anchor" not in " ".join(one.attrib)]
    for one in texts:
        shown = one[0].tail if len(one) else one.text
        assert float(one.attrib["x"]) + 12 * width(shown or "") <= float(drawn.attrib["width"])
    assert any(len(one) and one[0].tag == f"{SVG}title" and title.strip() in str(one[0].text) for one in texts)
    assert any("not counted" in str(one.text) or "neutral" in str(one.text) for one in texts)


def test_a_drawing_of_a_score_that_the_rules_alone_do_not_give_says_what_they_give() -> None:
    words = " ".join(texts_of(written(answer_of("explain", FIVE_STARS, "--as-of", "2026-11-22"), "svg")))
    assert "The rules alone give 100 %" in words


def test_a_drawing_for_oneself_says_first_that_it_is_not_to_be_sent() -> None:
    first, *_ = texts_of(written(answer_of("page", NINE, "--mine"), "svg"))
    assert first == "For you alone, with names and odds. Do not send it to anybody."


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


def test_letters_that_no_font_has_are_told_instead_of_boxes_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(svg_string: str) -> bytes:
        return b"box" if png.UNUSED in svg_string or "标" in svg_string else b"letter"

    monkeypatch.setattr(png, "library", lambda *_: SimpleNamespace(svg_to_bytes=drawn))
    case = api.open_history(text="id,client,started,ended,stars\na,标é,2016-01-01,2016-02-01,5", as_of=date(2016, 3, 1))
    told = [*png.remarks(answer_of("explain", NINE), Screen()), *png.remarks(api.explain(case, every=True), Screen())]
    assert told == ["no font here has 标: the image shows boxes instead; install one that has, or write .svg or .html"]
