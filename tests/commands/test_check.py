from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT
from seen_cases import FOUR_JOBS

from jss_cli.shell.cli import run

pytestmark = pytest.mark.usefixtures("weighed_once")

SAMPLES = ROOT / "sample_histories"
NINE = (SAMPLES / "nine_jobs_75.yaml").read_text("utf-8")


def written(folder: Path, text: str, name: str = "history.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_line_beside_the_output_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    samples = [str(path) for path in sorted(SAMPLES.glob("*_*.yaml"))]
    assert run(["check", *samples, "--strict"]) == 0
    assert capsys.readouterr() == ("", f"checked {len(samples)} files: all is well\n")
    assert run(["check", samples[0], "--format", "json"]) == 0
    assert capsys.readouterr().err.endswith(f" contracts in {samples[0]}: all is well\n")


@pytest.mark.parametrize(
    ("score", "fits"),
    [
        (
            80,
            ": c4 (D) falls short of good. Likeliest (46 in 100): a contract that is not in the file counted as good.",
        ),
        (
            88,
            "counted as half a good one, most often (55 in 100) by a private answer (JSS202). Then the ",
        ),
    ],
)
def test_an_observed_score_that_differs_is_told_with_what_explains_it_in_the_words_of_infer(
    score: int, fits: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, FOUR_JOBS.replace("score: 75", f"score: {score}"))
    assert run(["check", file, "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["message"].startswith(f"you saw {score} % on 2016-08-21; upwork-2016 gives 75 %")
    (hint,) = finding["hints"]
    assert fits in hint
    run(["infer", file])
    assert hint in " ".join(capsys.readouterr().out.split())


def test_a_difference_points_to_infer_for_the_whole_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, FOUR_JOBS.replace("score: 75", "score: 71"))
    assert run(["check", file]) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "gives 75 %, +4" in text
    assert "Best explained: " in text
    assert "jss infer" in text


def test_an_older_number_that_does_not_go_with_the_last_is_told_as_by_infer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, FOUR_JOBS.replace("observed: [", "observed: [{on: 2016-08-07, score: 31}, "))
    run(["check", file])
    words = "31 % on 2016-08-07 does not go with that of 2016-08-21: a passing or mistaken number ("
    assert f"Best explained: {words}" in " ".join(capsys.readouterr().out.split())
    run(["explain", file])
    assert "the one seen last agrees, so this may be a passing or mistaken number" in " ".join(
        capsys.readouterr().out.split()
    )


def test_the_faults_of_every_file_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [written(tmp_path, NINE.replace("4.15", "6"), f"{name}.yaml") for name in "ab"]
    assert run(["check", *files]) == 3
    told = capsys.readouterr()
    assert [file for file in files if f"{file}:" in told.err] == files
    assert told.out.count("no answer") == len(files)


def test_warnings_are_told_apart_and_count_only_when_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, NINE.replace("ended: 2016-07-29", "ended: 2016-09-29"))
    Path(file).write_text(Path(file).read_text("utf-8").replace("score: 75", "score: 71"), encoding="utf-8")
    codes = [run(["check", file, *extra]) for extra in ([], ["--strict"])]
    assert "warning[JSS9" in capsys.readouterr().out
    assert codes == [0, 1]


def test_of_many_warnings_twenty_are_told_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(
        f"  - {{id: c{number}, client: A, started: 2024-01-08, feedback: {{stars: 5}}}}\n" for number in range(33)
    )
    file = written(tmp_path, f"contracts:\n{rows}")
    assert run(["check", file]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert (text.count("warning[JSS949]"), "and 13 more warnings" in text) == (20, True)
    run(["check", file, "--format", "json"])
    assert capsys.readouterr().out.count("JSS949") == 33


def test_a_share_that_no_answers_give_is_told_beside_a_score_that_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, FOUR_JOBS.replace("recommend_percent: 100", "recommend: 5 of 7"))
    assert run(["check", file, "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    told = "you saw 75 % on 2016-08-21; upwork-2016 gives 75 %; 71 % would recommend, which no answers give here: "
    assert finding["message"].startswith(told)
