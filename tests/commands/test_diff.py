from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, WRITTEN_AS, Golden
from seen_cases import FOUR_JOBS

from jss_cli.errors import InputError, UsageError
from jss_cli.shell.cli import run

S = "sample_histories"
CASES = {
    "jumped": (f"{S}/jumped_82_to_100.yaml",),
    "fell": (f"{S}/fell_by_itself.yaml",),
    "nothing": (f"{S}/nine_jobs_75.yaml",),
    "backward": (f"{S}/fell_by_itself.yaml", "--from", "2019-03-17", "--to", "2019-03-03"),
    "rules": (f"{S}/nine_jobs_75.yaml", "--policy", "upwork-2016", "--policy", "upwork-2016+tiered"),
    "days_and_rules": (f"{S}/fell_by_itself.yaml", "--from", "2020-02-01", "--to", "2020-04-01"),
    "appeared": (f"{S}/nine_jobs_75.yaml", "--from", "2016-06-01", "--to", "2016-06-10"),
    "gone": (f"{S}/nine_jobs_75.yaml", "--from", "2016-08-21", "--to", "2018-08-21"),
    "files": (f"{S}/never_started_75.yaml", f"{S}/fell_by_itself.yaml"),
}


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(["diff", *arguments])
    return capsys.readouterr().out


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(output(capsys, *arguments, "--format", "json"))


def refused(*arguments: str) -> str:
    with pytest.raises((UsageError, InputError)) as caught:
        run(["diff", *arguments])
    return caught.value.faults[0].code


@pytest.fixture
def saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def save(name: str, *arguments: str) -> str:
        run(["explain", *arguments, "--format", "json"])
        (tmp_path / name).write_text(capsys.readouterr().out, "utf-8")
        return str(tmp_path / name)

    return save


SPOILED = """
- {id: c1, client: A, started: 2025-01-06, ended: 2025-09-20, earned: 900, feedback: {stars: 2}, paid_months: 8}
- {id: c2, client: B, started: 2025-01-06, ended: 2025-09-20, earned: 200, feedback: {stars: 5}}
- {id: c3, client: C, started: 2025-03-03, ended: 2025-09-20, earned: 200, feedback: {stars: 5}}
"""


def test_a_saved_contract_of_three_jobs_is_spoiled_as_far_as_it_was_and_ages_as_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], saved: Any
) -> None:
    history = tmp_path / "spoiled.yaml"
    history.write_text(f"as_of: 2025-10-01\ncontracts:{SPOILED}", "utf-8")
    before = saved("before.json", str(history))
    contract = next(c for c in json.loads(Path(before).read_text("utf-8"))["contracts"] if c["id"] == "c1")
    assert (contract["jobs"], contract["shares"][0]["weight"], contract["shares"][0]["net"]) == (3, "15/4", "5/4")
    later = saved("later.json", str(history), "--as-of", "2026-03-10")
    of_saved = result(capsys, before, later)
    of_history = result(capsys, str(history), "--from", "2025-10-01", "--to", "2026-03-10")
    assert of_saved["start"]["exact"] == of_history["start"]["exact"] == "1300/23"
    assert [row["points_exact"] for row in of_saved["rows"]] == [row["points_exact"] for row in of_history["rows"]]


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_told_as_it_was_when_a_person_last_looked(
    case: str, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    golden.compare(f"diff/{case}.txt", output(capsys, *CASES[case]))


@pytest.mark.parametrize("format_name", WRITTEN_AS)
def test_a_jump_in_every_format(format_name: str, capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    text = output(capsys, *CASES["jumped"], "--format", format_name)
    golden.compare(f"diff/jumped.{WRITTEN_AS[format_name]}", text)


@pytest.mark.parametrize("case", CASES)
def test_the_rows_sum_to_the_difference_and_the_printed_ones_too(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, *CASES[case])
    start, end = (Fraction(found[side]["exact"] or 0) for side in ("start", "end"))
    assert sum(Fraction(row["points_exact"]) for row in found["rows"]) == end - start == Fraction(found["points_exact"])
    lines = output(capsys, *CASES[case], "--format", "md", "--all").splitlines()
    cells = [line.split("|")[1].strip().replace("−", "-") for line in lines if line.startswith("| ")]
    numbers = [Fraction(text) for text in cells if re.fullmatch(r"[-+]?\d+\.\d", text)]
    levels, rows = (1 if found["start"]["exact"] else 0, 1 if found["end"]["exact"] else 0), numbers
    first = rows.pop(0) if levels[0] else Fraction(0)
    last = rows.pop() if levels[1] else Fraction(0)
    assert first + sum(rows) == last


def test_without_days_the_last_two_observed_scores_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, *CASES["jumped"])
    assert (found["start"]["day"], found["end"]["day"]) == ("2017-11-12", "2017-11-26")
    assert (found["start"]["shown"], found["end"]["shown"]) == (82, 100)


def test_else_the_previous_computation_day_is(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, f"{S}/nine_jobs_75.yaml")
    assert (found["start"]["day"], found["end"]["day"]) == ("2016-08-07", "2016-08-21")
    found = result(capsys, f"{S}/nine_jobs_75.yaml", "--to", "2016-08-20")
    assert (found["start"]["day"], found["end"]["day"]) == ("2016-08-07", "2016-08-20")


def test_the_exit_code_tells_whether_it_differs() -> None:
    assert run(["diff", *CASES["jumped"], "--exit-code"]) == 1
    assert run(["diff", *CASES["nothing"], "--exit-code"]) == 0
    assert run(["diff", *CASES["jumped"]]) == 0


def test_smaller_causes_are_put_together_unless_all_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "smaller causes (--all lists them)" in output(capsys, *CASES["files"], "--top", "3", "--format", "plain")
    assert "smaller causes" not in output(capsys, *CASES["files"], "--top", "3", "--all")


def test_two_saved_results_are_compared_like_their_histories(capsys: pytest.CaptureFixture[str], saved: Any) -> None:
    history = CASES["jumped"][0]
    before = saved("before.json", history, "--as-of", "2017-11-12")
    after = saved("after.json", history, "--as-of", "2017-11-26")
    rows = result(capsys, before, after)["rows"]
    assert rows == result(capsys, history)["rows"]
    assert result(capsys, before, history, "--to", "2017-11-26")["rows"] == rows


def test_a_result_that_was_saved_as_schema_1_is_read_and_one_of_a_version_to_come_is_not(
    capsys: pytest.CaptureFixture[str], saved: Any
) -> None:
    file = Path(saved("before.json", CASES["jumped"][0]))
    told = json.loads(file.read_text("utf-8"))
    new = [key for key in told if key in {"jss_version", "file", "currency", "basis", "computed", "seen"}]
    for key in new:
        del told[key]
    file.write_text(json.dumps({**told, "schema_version": "1.0"}), encoding="utf-8")
    compared = result(capsys, str(file), CASES["jumped"][0])
    assert (len(new), compared["differs"], compared["start"]["file"]) == (6, False, str(file))
    file.write_text(json.dumps({**told, "schema_version": "3.0"}), encoding="utf-8")
    assert refused(str(file), CASES["jumped"][0]) == "JSS907"


def test_a_saved_result_knows_one_day_and_one_rule_set(saved: Any) -> None:
    history = CASES["jumped"][0]
    before = saved("before.json", history, "--as-of", "2017-11-12")
    other_rules = saved("other.json", history, "--as-of", "2017-11-26", "--policy", "upwork-2021")
    assert refused(before) == "JSS907"
    assert refused(before, history, "--from", "2017-11-13") == "JSS907"
    assert refused(before, other_rules) == "JSS907"


def test_a_saved_result_that_was_changed_by_hand_is_refused(saved: Any, tmp_path: Path) -> None:
    file = Path(saved("before.json", CASES["jumped"][0]))
    content = json.loads(file.read_text("utf-8"))
    changes: list[dict[str, Any]] = [
        {"contracts": content["contracts"][:-1]},
        {"contracts": [{**content["contracts"][0], "rule": "JSS999"}]},
        {"policy": {"name": "upwork-1999"}},
        {"answers": "timeline"},
        {"as_of": "2017-02-30"},
        {"windows": [{"exact": "1/0"}]},
    ]
    for change in changes:
        changed = tmp_path / "changed.json"
        changed.write_text(json.dumps({**content, **change}), "utf-8")
        assert refused(str(changed), str(file)) == "JSS907", change


def test_a_history_in_json_is_no_saved_result(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "history.json"
    contracts = [{"id": "a", "client": "A", "started": "2020-01-01"}]
    file.write_text(json.dumps({"version": 1, "as_of": "2020-06-01", "contracts": contracts}), "utf-8")
    assert result(capsys, str(file))["differs"] is False


def test_more_than_two_rule_sets_cannot_be_compared() -> None:
    names = ("upwork-2015", "upwork-2016", "upwork-2021")
    assert refused(CASES["jumped"][0], *(word for name in names for word in ("--policy", name))) == "JSS907"


def test_the_number_that_was_seen_stands_before_what_the_rules_alone_give(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "history.yaml"
    file.write_text(FOUR_JOBS.replace("score: 75, recommend_percent: 100", "score: 88"), encoding="utf-8")
    first = output(capsys, str(file), "--as-of", "2016-08-21").splitlines()[0]
    assert first == "Job Success Score  88 %, by the rules alone 75 % → 75 %"
