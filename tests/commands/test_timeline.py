from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import icalendar
import pytest
from conftest import ROOT, WRITTEN_AS, Golden

from jss_cli.errors import UsageError
from jss_cli.shell.cli import run

SAMPLES = ("jumped_82_to_100", "fell_by_itself", "nine_jobs_75")
FORMATS = {name: end for name, end in WRITTEN_AS.items() if name != "json"} | {"ics": "ics"}


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def output(capsys: pytest.CaptureFixture[str], sample: str, *arguments: str) -> str:
    run(["timeline", f"sample_histories/{sample}.yaml", *arguments])
    return capsys.readouterr().out


def result(capsys: pytest.CaptureFixture[str], sample: str, *arguments: str) -> dict[str, object]:
    read: dict[str, object] = json.loads(output(capsys, sample, "--format", "json", *arguments))
    return read


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_story_is_told_as_it_was_when_a_person_last_looked(
    sample: str, format_name: str, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    text = output(capsys, sample, "--format", format_name)
    golden.compare(f"timeline/{sample}.{FORMATS[format_name]}", text)


@pytest.mark.parametrize("width", ["40", "120"])
def test_narrow_and_wide_screens_are_told_the_same(
    width: str, capsys: pytest.CaptureFixture[str], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    text = output(capsys, "jumped_82_to_100")
    assert max(map(len, text.splitlines())) <= int(width)
    golden.compare(f"timeline/jumped_82_to_100.{width}.txt", text)


def test_the_jump_is_told_to_the_point_and_to_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, "jumped_82_to_100")
    (event,) = [event for event in found["events"] if event["day"] == "2017-11-13"]  # type: ignore[attr-defined]  # JSON
    assert (event["seen"], event["before"], event["after"]["shown"]) == ("2017-11-26", 82, 100)
    assert (event["points_exact"], event["contracts"], event["ahead"]) == ("200/11", ["j6"], False)
    assert event["words"] == "j6 (bad) leaves the 6-month window; it is shown now"
    assert found["cliffs"][0] == "2018-01-22"  # type: ignore[index]  # JSON


def test_csv_has_a_row_for_every_event(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(output(capsys, "fell_by_itself", "--format", "csv"))))
    assert [row["day"] for row in rows if row["visible"] == "true" and row["ahead"] == "false"][-1] == "2019-03-16"
    assert {row["now_shown"] for row in rows} == {"83"}


def test_the_calendar_holds_the_days_ahead_and_keeps_their_names(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A contract that changes nothing about a day leaves its entry's name alone, so that a calendar replaces it."""
    before = output(capsys, "fell_by_itself", "--format", "ics")
    file = tmp_path_factory.mktemp("more") / "more.yaml"
    more = "  - {id: new, client: N, started: 2019-03-18}\n"
    file.write_text((ROOT / "sample_histories/fell_by_itself.yaml").read_text("utf-8") + more, "utf-8")
    run(["timeline", str(file), "--format", "ics"])
    after = capsys.readouterr().out
    entries = [
        {str(event["UID"]): event.decoded("DTSTART") for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        for text in (before, after)
    ]
    same = [name for name, day in entries[0].items() if entries[1].get(name) == day]
    assert [day.isoformat() for day in entries[0].values()][:2] == ["2019-06-24", "2019-07-21"]
    assert len(same) >= len(entries[0]) // 2
    assert before == output(capsys, "fell_by_itself", "--format", "ics")


def test_when_a_level_was_lost_and_reached(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "fell_by_itself", "--below", "90", "--above", "90")
    assert "Fell below 90 %" in text
    assert "Reached 90 %" in text
    found = result(capsys, "fell_by_itself", "--below", "90")
    assert [(c["day"], c["ahead"]) for c in found["crossings"]] == [  # type: ignore[attr-defined]  # JSON
        ("2018-07-20", False),
        ("2019-03-16", False),
        ("2019-09-23", True),
    ]


def test_a_level_that_was_never_lost_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "never below 50 %" in output(capsys, "fell_by_itself", "--below", "50")


def test_all_lists_the_days_that_change_nothing_one_sees(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2017-12-03" in output(capsys, "jumped_82_to_100", "--all")
    assert "2017-12-03" not in output(capsys, "jumped_82_to_100")


def test_a_policy_that_is_asked_for_holds_on_every_day(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, "fell_by_itself", "--policy", "upwork-2016", "--to", "2023-01-01")
    assert {event["after"]["policy"] for event in found["events"]} == {"upwork-2016"}  # type: ignore[attr-defined]  # JSON


def test_without_contracts_there_is_nothing_to_tell(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("none") / "none.yaml"
    file.write_text("version: 1\nas_of: 2020-01-01\ncontracts: []\n", "utf-8")
    run(["timeline", str(file)])
    assert "none yet" in capsys.readouterr().out


def test_days_run_forward() -> None:
    with pytest.raises(UsageError) as caught:
        run(["timeline", "sample_histories/fell_by_itself.yaml", "--from", "2019-02-01", "--to", "2019-01-01"])
    assert caught.value.faults[0].code == "JSS906"


@pytest.mark.parametrize("option", ["--from", "--to", "--as-of"])
@pytest.mark.parametrize("day", ["0001-01-01", "1998-12-31", "2101-01-01", "9999-12-31"])
def test_days_beyond_all_histories_are_refused(option: str, day: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(["timeline", "sample_histories/fell_by_itself.yaml", option, day])
    assert caught.value.faults[0].code == "JSS903"


@pytest.mark.parametrize("day", ["1999-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_of_all_can_be_asked_for(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--from", "--to", "--as-of"):
        assert "Job Success Score" in output(capsys, "fell_by_itself", option, day)


def test_the_chart_marks_the_bands_of_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.yaml"
    bands = "{levels: [{from: 95, name: top}, {from: 70, name: fair}, {from: 0, name: low}], known: assumed}"
    own.write_text(f"name: own\ntitle: Mine\nextends: upwork-2016\nbands: {bands}\n", encoding="utf-8")
    marked = []
    for rules in ("upwork-2016", str(own)):
        lines = output(capsys, "nine_jobs_75", "--policy", rules).splitlines()
        marked.append([int(line[:3]) for line in lines if re.match(r"[ 0-9]{3} ┤· ", line)])
    assert marked == [[90, 75], [95, 70]]
