from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from answers import answer_of, written
from conftest import ROOT, WRITTEN_AS, Golden

from jss_cli.shell.cli import run

SAMPLES = sorted(path.name for path in (ROOT / "sample_histories").glob("*.*") if path.suffix in {".yaml", ".csv"})


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(list(arguments))
    return capsys.readouterr().out


@pytest.mark.parametrize("format_name", WRITTEN_AS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_is_explained_as_it_was_when_a_person_last_looked(
    sample: str, format_name: str, golden: Golden
) -> None:
    text = written(answer_of("explain", f"sample_histories/{sample}"), format_name)
    golden.compare(f"explain/{sample}.{WRITTEN_AS[format_name]}", text)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_engine_gives_every_score_that_a_sample_observed(sample: str) -> None:
    result = json.loads(written(answer_of("explain", f"sample_histories/{sample}"), "json"))
    assert all(seen["computed"] == seen["score"] for seen in result["observed"])
    assert result["observed"] or sample == "no_score_yet.yaml"


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_printed_points_add_up_to_the_printed_score(sample: str) -> None:
    lines = written(answer_of("explain", f"sample_histories/{sample}"), "md").splitlines()
    points = [line.split("|")[1].strip() for line in lines if line.startswith("| ") and "JSS" in line]
    numbers = [float(text.replace("−", "-")) for text in points if re.fullmatch(r"[−+]?\d+\.\d", text)]
    shown = [line.split("|")[1].strip() for line in lines if "shown as" in line]
    assert not shown or round(100 + sum(numbers), 1) == float(shown[0])


def test_the_founding_case_meets_every_figure_that_was_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Nine contracts, 4.88 stars, 75 %, -12.5 and -12.5, 86 without either: domain of the first question ever asked."""
    result = json.loads(output(capsys, "explain", "sample_histories/nine_jobs_75.yaml", "--format", "json"))
    contracts = {contract["id"]: contract for contract in result["contracts"]}
    assert (len(contracts), result["score"]["shown"], result["score"]["exact"]) == (9, 75, "75")
    assert {name: c["points"] for name, c in contracts.items() if c["points"]} == {"c5": -12.5, "c8": -12.5}
    assert {c["without_exact"] for name, c in contracts.items() if name in {"c5", "c8"}} == {"600/7"}
    assert [contracts[name]["rule"] for name in ("c5", "c7", "c8")] == ["JSS221", "JSS222", "JSS214"]
    assert [reason["contracts"] for reason in result["reasons"]] == [["c5"], ["c8"]]


def test_yaml_and_csv_of_the_founding_case_are_the_same_history(capsys: pytest.CaptureFixture[str]) -> None:
    results = []
    for suffix in ("yaml", "csv"):
        result = json.loads(output(capsys, "explain", f"sample_histories/nine_jobs_75.{suffix}", "--format", "json"))
        results.append({key: value for key, value in result.items() if key not in {"source_sha256", "file"}})
    assert results[0] == results[1]


def test_json_and_table_show_the_same_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    result = json.loads(output(capsys, "explain", "sample_histories/small_job_67.yaml", "--format", "json"))
    table = output(capsys, "explain", "sample_histories/small_job_67.yaml", "--all")
    assert f"{result['score']['shown']} %" in table.splitlines()[0]
    assert all(contract["id"] in table for contract in result["contracts"])
    assert all(f"{round(c['points'], 1):.1f}".replace("-", "−") in table for c in result["contracts"] if c["counted"])


def test_top_leaves_the_rest_in_one_row_that_still_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "explain", "sample_histories/nine_jobs_75.yaml", "--top", "1")
    assert "and 1 contract more" in text
    assert "each costs as much or less" in text


def test_another_era_is_asked_for_by_name_and_the_output_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    file = "sample_histories/nine_jobs_75.yaml"
    text = output(capsys, "explain", file, "--policy", "upwork-2020-11", "--as-of", "2016-09-01", "--basis", "computed")
    assert "Upwork, November 2020 to April 2021 (asked for, in force from 2020-11-08 to 2021-04" in text
    assert "as of 2016-09-01" in text


def test_a_policy_of_one_s_own_is_data_by_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "name: own\ntitle: My reading\nabout: neutral is half\nextends: upwork-2016+tiered\n",
        encoding="utf-8",
    )
    result = json.loads(
        output(
            capsys,
            *("explain", "sample_histories/nine_jobs_75.yaml", "--policy", str(own)),
            *("--basis", "computed", "--format", "json"),
        )
    )
    assert result["policy"] == {"name": "own", "title": "My reading", "chosen": "option"}
    assert result["score"]["exact"] == "325/4"


def test_a_window_that_is_just_as_good_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = "".join(
        f"  - {{id: g{n}, client: {n}, started: 2016-06-01, ended: 2016-07-20, earned: 90, feedback: {{stars: 5}}}}\n"
        for n in "ABC"
    )
    poor = "".join(
        f"  - {{id: {n}, client: D, started: {day}-01, ended: {day}-20, earned: 9, feedback: {{stars: 1}}}}\n"
        for n, day in (("p", "2016-07"), ("o", "2015-10"))
    )
    (tmp_path / "h.yaml").write_text(f"as_of: 2016-08-21\ncontracts:\n{good}{poor}", "utf-8")
    run(["explain", str(tmp_path / "h.yaml"), "--policy", "upwork-2016"])
    text = " ".join(capsys.readouterr().out.split())
    words = "Another window: 1 contract costs points, but without it another window, just as good, would be shown"
    assert words in text
