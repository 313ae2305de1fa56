from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Golden

from jss_cli import api
from jss_cli.shell.cli import run


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["policy", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("era", ["upwork-2016", "upwork-2024-09", "upwork-2026-03"])
def test_what_is_disputed_is_shown_reading_by_reading(
    era: str, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    golden.compare(f"policy/{era}.variants.txt", printed(capsys, era, "--variants"))


def test_an_option_of_a_policy_of_ones_own_is_picked_by_the_path_of_its_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("name: mine\ntitle: My rules\nextends: upwork-2024-09\n", "utf-8")
    picked = "".join(printed(capsys, str(own), "--variants").split()).rpartition("--policy")[2]
    assert picked == f"{own}+private-to-5"
    assert "private-to-5" in printed(capsys, picked)


HISTORY = """as_of: 2026-06-20
observed: [{{on: 2026-06-20, score: {seen}}}]
contracts:
  - {{id: a, client: A, started: 2026-06-01, ended: 2026-06-10, earned: 200, feedback: {{stars: 5}}}}
  - {{id: b, client: B, started: 2026-06-01, ended: 2026-06-10, earned: 200, feedback: {{stars: 3}}}}
"""


def test_every_hint_at_what_is_disputed_in_a_policy_of_ones_own_names_the_path_of_its_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own rules.yaml"
    own.write_text("name: mine\ntitle: My rules\nextends: upwork-2026-03\n", "utf-8")
    hint = f"jss policy '{own}' --variants"
    assert run(["possible", "1", "--contracts", "3", "--policy", str(own), "--format", "plain"]) == 0
    assert hint in " ".join(capsys.readouterr().out.split())
    assert hint in " ".join(printed(capsys, str(own), "--format", "plain").split())
    for seen in (100, 67):
        case = api.open_history(text=HISTORY.format(seen=seen), policy=str(own))
        assert hint in api.explain(case).rendered("plain", 500)


def test_a_value_that_a_file_changes_without_a_source_of_its_own_is_shown_as_assumed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    changed = "windows: {months: [6]}\nrules: [{code: JSS215, when: {status: ended, stars: {below: 2}}}]\n"
    own.write_text(f"name: mine\ntitle: My rules\nextends: upwork-2024-09\n{changed}", "utf-8")
    told = json.loads(printed(capsys, str(own), "--format", "json"))
    basis = {one.get("code", one["name"]): (one["known"], one["source"]) for one in (*told["sections"], *told["rules"])}
    assert basis["windows"] == basis["JSS215"] == ("assumed", [])
    assert basis["JSS230"] == ("quoted", ["S31"])
    rows = [" ".join(row.split()) for row in printed(capsys, str(own), "--format", "plain").splitlines()]
    assert "JSS215 negative when ended, stars below 2 [assumed]." in rows


def test_programs_get_every_reading_with_its_weight(capsys: pytest.CaptureFixture[str]) -> None:
    readings = json.loads(printed(capsys, "upwork-2024-09", "--variants", "--format", "json"))["readings"]
    cut = [reading for reading in readings if reading["topic"] == "star-cut"]
    assert [(one["name"], one["weight"], one["base"]) for one in cut] == [
        ("cut-3", 0.85, True),
        ("cut-4", 0.1, False),
        ("middle-zero", 0.05, False),
    ]
    assert cut[1]["sets"] == ["JSS215", "JSS230"]


def test_a_policy_whose_every_point_was_decided_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    picks = "+neutral-zero+stars-45-35+private-to-6+reasons-blaming+age-from-end"
    assert "Nothing in it is disputed" in printed(capsys, f"upwork-2016{picks}", "--variants")


def test_a_policy_names_what_is_published_and_what_is_disputed(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(printed(capsys, "upwork-2024-09").split())
    assert "published, " in text
    assert "quoted, " in text
    assert "assumed" in text
    assert "from how many stars a contract is a success" in text
    assert "jss policy upwork-2024-09 --variants" in text
