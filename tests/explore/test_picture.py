from __future__ import annotations

from dataclasses import replace
from datetime import date
from unicodedata import category

import pytest
from explore.explored import FIVE_STARS, SEEN_88, exploring, finish, look, nine, press, shown
from rich.cells import cell_len

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.explore.keys import FLIPS, IN_HELP, KEYS
from jss_cli.files.histories.fields import FLIPPED
from jss_cli.visible import OBEYED

SIZES = [(80, 24), (120, 40), (60, 20), (160, 60), (20, 5), (1, 1), (59, 30), (300, 20)]
TITLES = {
    "cjk": "商品説明文の作成と翻訳の仕事です" * 3,
    "rtl": "כתיבת תיאורי מוצרים لكتابة الأوصاف",
    "bidi": "a\u202eb\u2066c\u2069d\u200fe",
    "esc": "\x1b[31mred\x1b]8;;http://x\x07\x9b2J\r\n\t",
    "long": "many letters " * 800,
    "markup": "[bold]x[/] </style><script>alert(1)</script>",
    "zwj": "👩\u200d💻👨\u200d👩\u200d👧 e\u0301",
}


def titled(title: str) -> Case:
    case = nine()
    contracts = tuple(replace(contract, title=title, client=title) for contract in case.history.contracts)
    return replace(case, history=replace(case.history, contracts=contracts))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_picture_fills_its_screen_and_no_more(width: int, height: int) -> None:
    exploration = exploring(nine(), "sdaw")
    for keys in ("", "?"):
        press(exploration, "") if not keys else exploration.turn_to("help")
        lines = shown(exploration, width, height)
        assert [cell_len(line) for line in lines] == [width] * height


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_whatever_a_file_says_is_shown_and_fits(title: str) -> None:
    exploration = exploring(titled(title), "s")
    for width, height in SIZES[:4]:
        lines = shown(exploration, width, height)
        assert {cell_len(line) for line in lines} == {width}
        assert not [sign for line in lines for sign in line if category(sign) in OBEYED and sign != "\u200d"]
        assert all(line.isascii() for line in shown(exploration, width, height, ascii_only=True))


def test_everything_that_moves_a_score_is_on_a_screen_of_80_columns() -> None:
    exploration = exploring(nine(), "s", at="c8")
    finish(exploration)
    text = "\n".join(shown(exploration))
    for told in (
        "Job Success Score  75 % → 88 % (+13)   as of 2016-08-21 · unofficial",
        "Windows  24-month 87.5 is shown: 7 good, 1 neutral, 0 bad",
        "Next     2016-12-10 (seen 2016-12-11) by itself 88 % → 100 %",
        "To 90 %  2 more good contracts now, or nothing but waiting until 2016-12-10",
        "You saw  75 % on 2016-08-21, as these rules give it",
        "points contract          counts as   stars  private  reason        ended",
        ">    0.0 c8 Product descr… good          4.5*        ? ?             2016-07-15",
        "c8 good, in full (JSS230) · without it 86 % · leaves the 24-month window",
        "g earned 250 · b by client · m removed no · t client ok",
        "what-if  c8.stars=4.5",
        "? keys · q quit · v whole · s stars",
    ):
        assert told in text
    assert "leaves the 24-month window on 2018-07-16 " in " ".join(text.split())  # as `Next` and explain have it


@pytest.mark.parametrize(("width", "height"), [(80, 24), (100, 40), (120, 40)])
def test_nothing_that_is_said_is_cut_where_lines_are_free(width: int, height: int) -> None:
    exploration = exploring(nine(), at="c8")
    finish(exploration)
    lines = shown(exploration, width, height)
    table = next(at for at, line in enumerate(lines) if "points" in line)
    said = [*lines[:table], *lines[table + (10 if height > 24 else 9) :]]
    assert not [line for line in said if "…" in line]


def test_what_there_is_to_say_is_said_whole_before_anything_else() -> None:
    exploration = exploring(nine(), at="c8")
    finish(exploration)
    exploration.answer("save", "history.html")
    text = " ".join(" ".join(shown(exploration)).split())
    assert '"history.html"; the suffixes are .csv, .json, .yaml, .yml ? keys' in text


def test_the_contracts_give_way_to_what_is_said_but_stay_on_the_screen() -> None:
    exploration = exploring(titled("many letters " * 20))
    finish(exploration)
    assert sum("many" in line and "5 " in line for line in shown(exploration)) >= 7


def test_the_whole_of_it_is_shown_on_a_page_of_its_own() -> None:
    exploration = exploring(nine(), at="c8")
    finish(exploration)
    exploration.turn_to("whole")
    lines = shown(exploration, 60, 22)
    text = " ".join(" ".join(lines).split())
    assert lines[0].startswith("All that is said. Any key goes back.")
    assert "unofficial · rules: Upwork, June 2016" in text
    assert not [line for line in lines if "…" in line]
    for told in ("3 by 2017-01-16 (when c8 has left)", "· Product descriptions", "what-if no change yet"):
        assert told in text
    assert "the reason for ending is not known for c8: what the client said decides" in text


def test_the_answer_is_whole_on_the_smallest_screen() -> None:
    exploration = exploring(FIVE_STARS)
    finish(exploration)
    lines = shown(exploration, 60, 20)
    head = next(at for at, line in enumerate(lines) if "points" in line)
    assert not [line for line in lines[:head] if "…" in line]
    assert "· v whole ·" in lines[-1]


@pytest.mark.parametrize("case", [nine(), SEEN_88], ids=["given by the rules", "seen otherwise"])
@pytest.mark.parametrize("keys", ["s", "d", "a", "w", "sdaw"])
def test_what_a_change_makes_of_the_score_is_whole_on_the_smallest_screen(case: Case, keys: str) -> None:
    exploration = exploring(case, keys)
    finish(exploration)
    lines = shown(exploration, 60, 20)
    labels = [label for line in lines for label in ("You saw", "Windows", "Next", "To 90 %") if line.startswith(label)]
    assert labels == ["You saw", "Windows", "Next", "To 90 %"]
    beside = next(at for at, line in enumerate(lines) if line.startswith(("The rules alone give", "  points")))
    assert not [line for line in lines[:beside] if "…" in line]


def test_by_how_much_a_change_moves_the_score_stands_beside_it() -> None:
    for keys, found in (("", "75 %"), ("s", "75 % → 75 %"), ("d", "75 % → 86 % (+11)")):
        first = shown(exploring(nine(), keys), 60, 20)[0]
        assert first.rstrip() == f"Job Success Score  {found}   as of 2016-08-21"


def test_of_many_changes_the_last_ones_are_told() -> None:
    exploration = exploring(nine())
    exploration.answer("words", " ".join(f"add:1x{number} wait:2017-{number:02}-01" for number in range(1, 13)))
    assert "what-if  ... add:1x10 wait:2017-10-01 add:1x11" in "\n".join(shown(exploration, 60, 20))


def test_what_takes_more_than_a_page_is_on_several_leaves() -> None:
    exploration = exploring(titled("many letters " * 80), at="c8")
    heads = []
    for _ in range(3):
        exploration.turn_to("whole")
        heads.append(shown(exploration, 60, 20)[0].split(":")[0])
    assert heads == [f"All that is said ({number} of 2)" for number in (1, 2, 1)]


def test_a_seen_score_stands_below_what_the_rules_alone_give() -> None:
    exploration = exploring(SEEN_88)
    for keys, found in (("", "75 %"), ("", "75 %"), ("s", "75 % → ")):
        press(exploration, keys)
        first, *lines = shown(exploration)
        assert first.startswith(f"By the rules alone  {found}")
        assert any(line.startswith("You saw  88 % on 2016-08-21") for line in lines[:2])
        finish(exploration)
    press(exploration, "s")
    assert exploration.scene.aside.seen is None
    assert "The rules alone give" in "\n".join(shown(exploration))


def test_a_wide_screen_draws_what_each_contract_takes_away_and_the_course_below() -> None:
    exploration = exploring(nine())
    finish(exploration)
    lines = shown(exploration, 120, 40)
    head = next(line for line in lines if "points" in line)
    falls = [line.index("▇") - head.index("70 ") for line in lines if "▇" in line]
    assert head.index("100") == head.index("70 ") + 21
    assert falls == [14, 4]
    assert any("╌ if nothing else happens" in line for line in lines)


def test_a_small_screen_says_what_is_needed_and_the_score() -> None:
    words = " ".join(line.strip() for line in shown(exploring(nine()), 20, 5))
    assert words.strip() == "75 %. q leaves. Make the window larger: it needs 60 by 20, not 20 by 5."


@pytest.mark.parametrize("height", [20, 24, 40])
def test_the_contract_that_is_looked_at_is_always_on_the_screen(height: int) -> None:
    contracts = [{"id": f"c{n}", "client": f"K{n}", "started": "2016-01-01", "ended": "2016-02-01"} for n in range(99)]
    exploration = exploring(api.open_history(rows=contracts, as_of=nine().day))
    for name in ("c98", "c0", "c50", "c49"):
        look(exploration, name)
        (looked_at,) = (line for line in shown(exploration, 80, height) if line.startswith("> "))
        assert f" {exploration.scene.name} " in looked_at


def test_a_history_without_contracts_or_score_says_so() -> None:
    empty = exploring(api.open_history(text="contracts: []", as_of=nine().day))
    finish(empty)
    text = "\n".join(shown(empty))
    assert "there are no contracts; a adds a good one" in text
    assert "no score" in text
    press(empty, "aaaa")
    assert empty.scene.look.score.whole == 100
    press(empty, "uuuussdeclx")
    assert "is gone" in empty.scene.message


def test_every_fact_that_may_be_flipped_has_a_key_and_no_key_does_two_things() -> None:
    assert FLIPS.keys() == FLIPPED.keys()
    signs = [key.sign for key in IN_HELP]
    assert len(set(signs)) == len(signs)
    assert len(KEYS) == len(signs) + len(FLIPS)


def test_the_help_lists_every_key() -> None:
    exploration = exploring(nine())
    exploration.turn_to("help")
    lines = shown(exploration, 60, 20)
    assert all(key.about in "\n".join(lines) for key in IN_HELP)
    assert not [line for line in lines if "…" in line]


def test_the_line_of_a_contract_that_no_shown_window_holds_says_so_as_explain_does() -> None:
    old = nine().history.contracts[7]
    aged = replace(old, id="old", started=old.started.replace(year=2012), ended=date(2013, 7, 15))
    case = replace(nine(), history=replace(nine().history, contracts=(*nine().history.contracts, aged)))
    text = " ".join(" ".join(shown(exploring(case, at="old"))).split())
    assert "old not counted: ended in 2013, older than 24 months (JSS214) · 2012-" in text
    ended = api.open_history(text=FIVE_STARS_OLD)
    text = " ".join(" ".join(shown(exploring(ended, at="c1"))).split())
    assert "c1 not counted: ended in 2016, older than 24 months (JSS230) · 2016-" in text
    assert "without it" not in text


FIVE_STARS_OLD = """
as_of: 2019-08-21
contracts:
  - {id: c1, client: K, started: 2016-04-25, ended: 2016-07-01, earned: 100, feedback: {stars: 5}}
"""
