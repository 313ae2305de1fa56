from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Column, Report, Row, Span, Table
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.terminal import render
from jss_cli.reports.results import stamp
from jss_cli.reports.rules.rule_result import CodesResult

NOTHING = CodesResult(*stamp("rule"), ())
KINDS = {
    "a text first": (Column("why", "text"), Column("points", "number"), Column("rule", "code")),
    "a number first": (Column("points", "number"), Column("why", "text"), Column("rule", "code")),
    "two that lead": (Column("points", "number"), Column("contract", "name"), Column("why", "text")),
}


@pytest.mark.parametrize("columns", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_cell_of_a_row_is_shown_once_at_every_width(columns: tuple[Column, ...], width: int) -> None:
    row = Row(tuple(Span(text) for text in ("first", "second", "third")), "")
    text = render(Answer(NOTHING, Report((Table("", columns, (row,)),))), Screen(width=width))
    assert [text.count(word) for word in ("first", "second", "third")] == [1, 1, 1]


ADDRESS = "https://support.upwork.com/hc/en-us/articles/115006097327"


def sources(screen: Screen, address: str = f"{ADDRESS} and more_{'x' * 20}") -> str:
    columns = (Column("key", "name"), Column("source", "name"), Column("where", "address"), Column("date"))
    row = Row((Span("S7"), Span("Help article on many things"), Span(address, "link"), Span("2020")), "")
    return render(Answer(NOTHING, Report((Table("", columns, (row,)),))), screen)


@pytest.mark.parametrize("width", [60, 70, 80, 100, 120])
def test_an_address_is_neither_broken_nor_cut_where_the_screen_holds_it(width: int) -> None:
    assert ADDRESS in sources(Screen(width))
    assert max(map(len, sources(Screen(width)).splitlines())) <= width


def test_an_address_can_be_followed_where_the_terminal_takes_links_and_nowhere_else() -> None:
    linked = sources(Screen(160, color=True, links=True), f"see {ADDRESS}, page 2")
    assert f"see \x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\, page 2" in linked
    assert linked == sources(Screen(160, color=True, links=True), f"see {ADDRESS}, page 2")
    assert "\x1b]8" not in sources(Screen(100, color=True))


def test_an_address_can_be_followed_where_there_are_no_colours() -> None:
    linked = sources(Screen(100, links=True))
    assert f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\" in linked
    assert linked.replace(f"\x1b]8;;{ADDRESS}\x1b\\", "").replace("\x1b]8;;\x1b\\", "") == sources(Screen(100))


def test_an_address_cannot_end_its_link_and_begin_another() -> None:
    text = sources(Screen(200, color=True, links=True), "https://a.b/\x1b\\\x1b]8;;https://evil.example/")
    assert "\x1b]8;;https://a.b/\x1b\\https://a.b/\x1b]8;;\x1b\\\\u001b" in text


def test_a_bar_is_as_long_as_its_share_and_never_invisible() -> None:
    columns = (Column("", "bar"), Column("what"))
    rows = tuple(Row((share, Span("x")), "") for share in (Fraction(1), Fraction(-1, 2), Fraction(1, 100), Fraction(0)))
    lines = render(Answer(NOTHING, Report((Table("", columns, rows),))), Screen()).splitlines()
    assert [line.count("▇") for line in lines[-4:]] == [6, 3, 1, 0]


def test_a_text_with_a_label_keeps_it_where_a_row_becomes_lines() -> None:
    columns = (Column("file", "name"), Column("what"), Column("cannot tell", labelled=True))
    row = Row((Span("a.csv"), Span("a sheet"), Span("days")), "")
    text = render(Answer(NOTHING, Report((Table("", columns, (row,)),))), Screen(40))
    assert "  a sheet\n  cannot tell: days\n" in text


def test_a_number_with_a_label_does_not_stand_bare_beside_what_begins_the_row() -> None:
    columns = (Column("by", "name"), *(Column(f"in {n} of 100", "number", labelled=True) for n in (50, 80)))
    row = Row((Span("now"), Span("5"), Span("6")), "")
    text = render(Answer(NOTHING, Report((Table("", columns, (row,)),))), Screen(40))
    assert "now\n  in 50 of 100: 5\n  in 80 of 100: 6\n" in text
