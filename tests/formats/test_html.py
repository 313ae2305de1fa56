"""Pages as a browser gets them: nothing is run, nothing is loaded, and nothing is told by a picture alone."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from answers import answer_of, written
from conftest import ROOT

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import (
    Column,
    Headline,
    Letter,
    Note,
    NumberedItem,
    Paragraph,
    Report,
    Row,
    SectionHeading,
    Span,
    Steps,
    Table,
)
from jss_cli.formats.drawing.page_style import COLOR, STYLE, _part
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.html import render
from jss_cli.reports.results import stamp
from jss_cli.reports.rules.rule_result import CodesResult

SAMPLES = sorted(str(path) for path in (ROOT / "sample_histories").glob("*.yaml"))
NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
COMMANDS = (
    ("explain", NINE),
    ("score", NINE),
    ("timeline", NINE),
    ("plan", NINE),
    ("infer", NINE),
    ("what-if", NINE, "c8.stars=5"),
    ("reply", NINE, "--internal"),
    ("policy", "upwork-2016"),
    ("rule", "JSS221"),
)
VOID = {"meta", "br"}
RESULT = CodesResult(*stamp("rule"), ())


class Page(HTMLParser):
    """The elements of a page in their order, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.style = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


def drawn(*blocks: object) -> Page:
    return Page(render(Answer(RESULT, Report(blocks)), Screen()))  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=COMMANDS, ids=lambda command: command[0])
def asked(request: pytest.FixtureRequest) -> Answer:
    return answer_of(*request.param)


def test_a_page_runs_nothing_and_loads_nothing(asked: Answer) -> None:
    page = Page(written(asked, "html"))
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag
        assert all(attributes.get(name, "#").startswith("#") for name in ("href", "src")), tag
    assert "url(" not in page.style
    assert "@import" not in page.style


def test_the_browser_is_told_first_that_only_this_style_is_meant(asked: Answer) -> None:
    text = written(asked, "html")
    page = Page(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv=')
    (content,) = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert content == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert len([tag for tag, _ in page.tags if tag == "style"]) == 1


def cells(answer: Answer) -> Iterator[str]:
    """The texts of all tables but names, which may be shortened."""
    for block in (block for block in answer.report.blocks if isinstance(block, Table)):
        for row in block.rows:
            for cell, column in zip(row.cells, block.columns, strict=True):
                if isinstance(cell, Span) and column.role != "name":
                    yield cell.text


def test_no_text_of_a_table_is_told_by_a_picture_alone(asked: Answer) -> None:
    words = Page(written(asked, "html")).words
    assert all(" ".join(text.split()) in words for text in cells(asked))


def test_there_is_one_title_and_no_step_between_titles_is_left_out(asked: Answer) -> None:
    levels = [int(tag[1]) for tag, _ in Page(written(asked, "html")).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_style_is_small() -> None:
    assert len(STYLE.encode()) <= 8_000
    assert not re.search(r"font(-size)?:[^;}]*\b([0-9]|10)px", STYLE), "no text under 11 pixels"


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_page_of_a_sample_is_small(sample: str) -> None:
    assert len(written(answer_of("explain", sample), "html").encode()) <= 60_000


def luminance(color: str) -> float:
    """How bright a colour is, as WCAG computes it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, bright = sorted((luminance(first), luminance(second)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_bars_stand_out_from_what_is_behind_them(scheme: str) -> None:
    known = dict(COLOR.findall(_part(scheme)))
    for name in ("fg", "quiet", "good", "middling", "poor"):
        assert contrast(known[name], known["bg"]) >= 4.5, name
    assert contrast(known["pale"], known["bg"]) >= 3
    assert set(known) == {"bg", "fg", "quiet", "line", "good", "middling", "poor", "pale"}


def test_headings_can_be_gone_to() -> None:
    page = drawn(Headline("Score", Span("75 %"), ()), SectionHeading("Points"), SectionHeading("Windows"))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    ids = [attributes["id"] for tag, attributes in page.tags if tag == "h2"]
    assert links == [f"#{name}" for name in ids] == ["#s1", "#s2"]


def test_a_letter_keeps_its_lines_and_its_language() -> None:
    page = Page(written(answer_of("reply", NINE, "--lang", "es", "--name", "Ana"), "html"))
    assert ("html", {"lang": "es"}) in page.tags
    assert "Ana" in page.words
    assert [tag for tag, _ in drawn(Letter("a\nb\n\nc")).tags].count("br") == 1


def test_texts_are_shown_letter_by_letter() -> None:
    text = "</style><script>alert(1)</script> &amp; <b>\x1b\u202e"
    page = drawn(Headline(text, Span(text), (text,)), Paragraph((Span(text, "strong"),)))
    assert page.words.count("</style><script>alert(1)</script> &amp; <b>\\u001b\\u202e") >= 4


def test_what_is_to_be_typed_stands_out_and_the_signs_around_it_do_not() -> None:
    said = Span("Add it with `stars: none`, not `<b>`")
    blocks = Note("Hint", said.text), Paragraph((said,)), Steps("", (NumberedItem((said,), said.text),))
    page = render(Answer(RESULT, Report(blocks)), Screen())
    assert page.count("Add it with <code>stars: none</code>, not <code>&lt;b&gt;</code>") == 4
    assert "`" not in page.replace(STYLE, "")


def test_a_name_of_ten_thousand_letters_is_shortened() -> None:
    row = Row((Span("x" * 10_000),), "x.")
    assert len(drawn(Table("", (Column("contract", "name"),), (row,))).words) < 300


def test_nothing_of_a_page_is_imported_where_none_is_asked_for() -> None:
    code = (
        "import sys; from jss_cli.shell.cli import run; run(['explain', sys.argv[1]]); "
        "print([name for name in sys.modules if 'ElementTree' in name or name.startswith(('resvg', 'textual'))])"
    )
    shown = subprocess.run([sys.executable, "-c", code, NINE], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "[]"
