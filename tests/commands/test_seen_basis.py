"""Plan, what-if, timeline and diff, asked about a score that was seen and that the rules alone do not give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from conftest import ROOT, WRITTEN_AS, Golden

from jss_cli import api
from jss_cli.api import Answered
from jss_cli.domain.case import Case
from jss_cli.shell.cli import run

pytestmark = pytest.mark.usefixtures("weighed_once")

CASES = ROOT / "tests" / "cases"
DAY = date(2026, 11, 26)
ASKED: dict[str, tuple[str, Callable[[Case], Answered]]] = {
    "plan/seen-new": ("b19", api.plan),
    "plan/seen-five-stars": ("five_stars_88", api.plan),
    "plan/seen-open": ("five_stars_88", lambda case: api.close_or_wait(case, "c14")),
    "what-if/seen": ("b19", lambda case: api.what_if(case, "s1.stars=5", "add:3x100")),
    "timeline/seen": ("b19", lambda case: api.timeline(case, below=75, above=90)),
    "diff/seen": ("five_stars_88", lambda case: api.diff(case, first=date(2026, 11, 8))),
}


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


@cache
def answered(name: str) -> Answered:
    file, ask = ASKED[name]
    day = None if file == "b19" else date(2026, 11, 22) if name == "diff/seen" else DAY
    return ask(api.open_history(f"tests/cases/{file}.yaml", as_of=day))


@pytest.mark.parametrize("format_name", [*WRITTEN_AS, "ics"])
@pytest.mark.parametrize("name", ASKED)
def test_each_answer_is_as_it_was_when_a_person_last_looked(name: str, format_name: str, golden: Golden) -> None:
    if format_name != "ics" or answered(name).dates is not None:
        golden.compare(f"{name}.{WRITTEN_AS.get(format_name, format_name)}", answered(name).rendered(format_name, 80))


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_each_answer_fits_its_screen(name: str, width: int) -> None:
    assert max(map(len, answered(name).to_text(width).splitlines())) <= width


@pytest.mark.parametrize("name", ASKED)
def test_no_answer_gives_the_computed_score_as_the_present_one(name: str) -> None:
    told, text = answered(name).to_dict(), answered(name).to_text()
    assert told["basis"] == "seen"
    assert told["score"]["shown"] in {78, 88}
    assert f"{told['score']['shown']} %" in " ".join(text.splitlines()[:2])


@pytest.mark.parametrize("command", [["plan"], ["timeline"], ["what-if", "drop:k3"], ["diff"]])
def test_where_the_rules_alone_give_what_was_seen_both_bases_give_the_same_bytes(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    texts = []
    for basis in ("seen", "computed"):
        name, *more = command
        assert run([name, "tests/cases/b04.yaml", *more, "--basis", basis]) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]


def test_the_rules_alone_are_asked_where_they_are_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", "tests/cases/b19.yaml", "--basis", "computed"]) == 0
    assert "100 %" in capsys.readouterr().out.splitlines()[0]


def test_a_plan_says_what_it_cannot_do_and_what_is_in_reach() -> None:
    case = api.open_history("tests/cases/b19.yaml")
    text = " ".join(api.plan(case, 100, by=case.day, per_month=1).to_text().split())
    assert f"100 % cannot be reached with 1 a month by {case.day} in 50 of 100 of what fits." in text
    assert "The best within reach is" in text


def test_explaining_and_planning_name_the_same_numbers_of_contracts() -> None:
    case = api.open_history("tests/cases/b19.yaml")
    ways = answered("plan/seen-new").to_dict()["worlds"]["ways"]
    assert api.explain(case).to_dict()["explanation"]["ways"] == ways != []
