"""What holds in every format, and what each does with text that was written to do harm."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import ClassVar, get_args
from unicodedata import category

import pytest
from conftest import TEXTS
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jss_cli.domain.answer import Answer, Appointment
from jss_cli.domain.report import (
    Bar,
    Bars,
    Block,
    Chart,
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
from jss_cli.formats.drawing.screen import Screen

WIDTHS = (20, 21, 40, 59, 60, 80, 120, 160)
HOSTILE = (
    "\x1b[31mred\x1b]52;c;aGk=\x07",
    "\x9b2J",
    "\u202egnp.exe",
    "[/x] [red]x[/] :fire: [link=http://x]y[/link]",
    "a\rb\nc\td",
    "\ud800 \ue000 \U000e0041 \u2028",
    "<script>alert(1)</script> | `x` | ![i](u)",
    "=cmd|' /C calc'!A0",
    "é" + "\u0301" * 500,
    "王 👨‍👩‍👧 name",
    "x" * 3000,
)
COLUMNS = (
    Column("points", "number"),
    Column("", "bar"),
    Column("contract", "name"),
    Column("why", "text"),
    Column("rule", "code"),
)
DAY = date(2016, 8, 21)
BLOCKLESS = {"csv", "github", "ics", "json", "jsonl", "svg"}  # formats of results, and of pictures alone
EVERY_BLOCK: tuple[tuple[Block, str], ...] = (
    (Headline("alpha", Span("bravo"), ("charlie",)), "alpha bravo charlie"),
    (Paragraph((Span("delta "), Span("echo", "good"))), "delta echo"),
    (SectionHeading("foxtrot"), "foxtrot"),
    (Letter("golf\n\nhotel"), "golf hotel"),
    (Table("india", (Column("juliet"),), (Row((Span("kilo"),), "kilo."),)), "india kilo"),
    (Bars("lima", (Bar("mike", Fraction(1, 3), "33"),)), "lima mike 33"),
    (Steps("november", (NumberedItem((Span("oscar"),), "papa", "jss quebec"),)), "november oscar papa quebec"),
    (Note("romeo", "sierra", "jss tango"), "romeo sierra tango"),
    (Chart("uniform", ((DAY, 75),), DAY.replace(year=2017), DAY, (90,), (), ("victor",)), "uniform"),
)


@dataclass(frozen=True, slots=True)
class Inner:
    shown: int
    exact: str


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    points: float
    exact: str
    counted: bool
    leaves: str | None
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    rows_key: ClassVar[str] = "contracts"

    schema_version: str
    score: Inner | None
    counted: int
    contracts: tuple[Item, ...]


def row(name: str, share: Fraction = Fraction(-1, 2)) -> Row:
    cells = (Span("−12.5"), share, Span(name), Span("4.15 stars read as neutral"), Span("JSS214"))
    return Row(cells, f"{name} cost 12.5 points.", "middling")


def answer(name: str = "Product descriptions (G)", ids: tuple[str, ...] = ("c5", "c8")) -> Answer:
    blocks: tuple[Block, ...] = (
        Headline("Job Success Score", Span("75 %", "strong"), ("rules: Upwork", "as of 2016-08-21", f"by {name}")),
        Paragraph((Span(f"{name} was seen: "), Span("the same", "good"))),
        Table("Points", COLUMNS, tuple(row(f"{each} {name}") for each in ids)),
        Bars("Chances", (Bar(f"{name}", Fraction(1, 3), "33 %"), Bar("b", Fraction(0), "0 %"))),
        Steps(
            "Why",
            (NumberedItem((Span("c5", "strong"), Span(f" {name} cost it")), f"because of {name}", "jss rule JSS214"),),
        ),
        Note("Assumed", f"{name} agreed with the stars", "jss infer"),
    )
    items = tuple(
        Item(f"{each} {name}", -12.5, "-25/2", counted=True, leaves=None, possible=("a", "b")) for each in ids
    )
    day = date(2016, 8, 21)
    days = tuple(Appointment(each, day, f"{each} {name}", f"{name}: 75 %", day) for each in ids)
    return Answer(Everything("1.0", Inner(75, "75"), 2, items), Report(blocks), dates=days)


def rendered(format_name: str, what: Answer, screen: Screen | None = None) -> str:
    text: str = import_module(f"jss_cli.formats.{format_name}").render(what, screen or Screen())
    return text


def cells_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_name", TEXTS)
def test_text_of_a_history_is_shown_and_never_obeyed_in_any_format(format_name: str, name: str) -> None:
    text = rendered(format_name, answer(name), Screen(color=False))
    obeyed = {char for char in text if category(char) in {"Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"}} - set("\n\u200d")
    assert obeyed <= {"csv": {"\t"}, "ics": {"\r"}}.get(format_name, set())


@given(st.text(st.characters(), min_size=1, max_size=40), st.sampled_from(TEXTS), st.sampled_from(WIDTHS))
def test_any_text_in_any_field_can_be_written_in_every_format(name: str, format_name: str, width: int) -> None:
    text = rendered(format_name, answer(name), Screen(width=width, color=False))
    assert "\x1b" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("format_name", TEXTS)
def test_every_format_tells_the_score_and_every_contract(format_name: str) -> None:
    text = rendered(format_name, answer(ids=("c5", "c8", "c13")))
    assert all(part in text for part in ("75", "c5", "c8", "c13"))


@pytest.mark.parametrize("format_name", sorted({*TEXTS} - BLOCKLESS))
def test_every_block_leaves_its_words_in_every_format_that_draws_blocks(format_name: str) -> None:
    assert {type(block) for block, _ in EVERY_BLOCK} == {*get_args(Block)}
    text = rendered(format_name, replace(answer(), report=Report(tuple(block for block, _ in EVERY_BLOCK))))
    lost = {type(block).__name__: [word for word in words.split() if word not in text] for block, words in EVERY_BLOCK}
    assert {block: words for block, words in lost.items() if words} == {}


@pytest.mark.parametrize("rich", [False, True], ids=["ascii", "colours"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["Product descriptions (G)", *HOSTILE])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(width: int, name: str, rich: bool) -> None:
    ids = ("c5", "c8", "contract-of-some-length")
    text = rendered("terminal", answer(name, ids), Screen(width=width, color=rich, ascii=not rich))
    bare = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert max(cell_len(line) for line in bare.splitlines()) <= width
    joined = re.sub(r"\s", "", bare)
    assert all(part in joined for part in (*ids, "JSS214", "4.15", "jssinfer", "33%"))
    assert bare.isascii() or rich


def test_colour_adds_nothing_but_colour() -> None:
    colored, bare = (rendered("terminal", answer(), Screen(color=color)) for color in (True, False))
    assert "\x1b[" in colored
    assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()] == bare.splitlines()
    assert not re.search(r"\x1b\[[\d;]*(38|48|9\d|10\d)[;m]", colored), "4-bit colours only: the theme decides"
    assert not re.search(r"\x1b\[[\d;]*3[12]m", colored), "no red, no green"


@pytest.mark.parametrize("name", ["Žofie Muñoz", "منى", "O’Brien · “Logo” – 2 × 3"])
def test_plain_is_made_of_sentences_in_which_names_stay_what_they_are(name: str) -> None:
    text = rendered("plain", answer(name))
    assert f"c5 {name} cost 12.5 points." in text.splitlines()
    assert text.replace(name, "").isascii()
    assert not re.search(r"[|#+]--|  ", text)


def test_a_remark_that_ends_with_a_full_stop_gets_no_second_one_in_plain() -> None:
    report = Report((Note("No score", "Scores are next computed on 2016-10-16."), Note("Known", "nothing")))
    text = import_module("jss_cli.formats.plain").render(Answer((), report), Screen())
    assert text == "No score: Scores are next computed on 2016-10-16.\n\nKnown: nothing.\n"


def test_our_own_signs_are_ascii_in_plain_and_so_is_everything_where_the_screen_knows_no_more() -> None:
    told = replace(answer(), report=Report((Paragraph((Span("−12.5 → 75, said Žofie"),)),)))
    assert rendered("plain", told) == "-12.5 -> 75, said Žofie\n"
    assert rendered("plain", told, Screen(ascii=True)) == "-12.5 -> 75, said \\u017dofie\n"


def test_json_has_every_key_in_order_and_the_same_bytes_for_every_screen() -> None:
    text = rendered("json", answer("Žofie \x1b"))
    assert list(json.loads(text)) == ["schema_version", "score", "counted", "contracts"]
    assert json.loads(text)["contracts"][0]["id"] == "c5 Žofie \x1b"
    assert text == rendered("json", answer("Žofie \x1b"), Screen(width=20, ascii=True))


def test_a_result_that_holds_more_than_plain_values_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        rendered("json", replace(answer(), result=Everything("1.0", Fraction(1), 2, ())))  # type: ignore[arg-type]


def test_csv_has_a_row_for_each_item_with_the_headline_repeated() -> None:
    rows = cells_of(rendered("csv", answer("x")))
    assert rows[0] == {
        "id": "c5 x",
        "points": "-12.5",
        "exact": "-25/2",
        "counted": "true",
        "leaves": "",
        "possible": "a; b",
        "schema_version": "1.0",
        "score_shown": "75",
        "score_exact": "75",
        "headline_counted": "2",
    }
    assert [each["score_shown"] for each in rows] == ["75", "75"]


def test_csv_has_the_same_columns_whatever_is_missing() -> None:
    full, empty = answer(), replace(answer(), result=Everything("1.0", None, 0, ()))
    assert rendered("csv", full).splitlines()[0] == rendered("csv", empty).splitlines()[0]


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    item = Item(text, -12.5, "-25/2", counted=True, leaves=None, possible=(text,))
    cells = cells_of(rendered("csv", replace(answer(), result=Everything("1.0", None, 1, (item,)))))[0]
    assert cells["id"][0] == cells["possible"][0] == "'"
    assert (cells["points"], cells["exact"]) == ("-12.5", "-25/2")


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs"), include_characters="\n\t"), min_size=1))
def test_a_text_survives_csv(text: str) -> None:
    item = Item(text, 0.0, "0", counted=True, leaves=None, possible=())
    cell = cells_of(rendered("csv", replace(answer(), result=Everything("1.0", None, 1, (item,)))))[0]["id"]
    assert cell.removeprefix("'" if cell != text else "") == text


@pytest.mark.parametrize(
    "name", ["a | b", "`code`", "<b>bold</b>", "[link](http://x)", "line\nbreak", "&lt;", "*a* _b_"]
)
def test_markdown_shows_text_letter_by_letter_on_one_row(name: str) -> None:
    text = rendered("md", answer(name))
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {len(COLUMNS)}
    assert not re.search(r"(?<!\\)[<\[&]", text.replace("**", ""))
