"""What `jss possible` answers."""

from __future__ import annotations

import json

import pytest

from jss_cli.errors import UsageError
from jss_cli.shell.cli import run


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["possible", *arguments])
    return code, " ".join(capsys.readouterr().out.split())


def test_nine_equal_outcomes_cannot_show_seventy_five(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "75", "--weights", "1,1,1,1,1,1,1,1,1", "--policy", "upwork-2016")
    assert code == 1
    assert "no: 75 % cannot come from counted contracts of the weights 1 1 1 1 1 1 1 1 1" in text
    assert "67 % and 78 %" in text
    assert "it fits too if 1 contract of the 9 is not counted" in text


def test_of_unequal_weight_they_can_and_an_example_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "79", "--contracts", "6", "--policy", "upwork-2021")
    assert code == 0
    assert "yes, but not of equal weight: 79 % can come from 6 counted contracts" in text
    assert "For example 1 good of weight 4.5, 1 bad of weight 1, 4 good of weight 1." in text


def test_no_number_of_points_fits_between_the_least_loss_and_none(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "99", "--contracts", "2", "--policy", "upwork-2024-09")
    assert code == 1
    assert "no: 99 % cannot come from 2 counted contracts by any of 96 readings of the rules" in text
    assert "98 % and 100 %" in text


def test_a_reading_that_alone_allows_a_score_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "98", "--contracts", "4", "--policy", "upwork-2016")
    assert code == 0
    assert "yes, by some readings of the rules, but not of equal weight: 98 % can come from 4" in text
    assert "by upwork-2016+lukewarm-half or upwork-2016+tiered" in text


def test_too_few_contracts_are_told_the_minimum(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "100", "--contracts", "3", "--policy", "upwork-2016")
    assert code == 1
    assert "it takes 4 counted contracts (JSS403)" in text


def test_what_is_too_much_to_try_is_not_ruled_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jss_cli.explaining.unseen.mixing.MOST_SUMS", 100)
    code, text = answer(capsys, "99", "--contracts", "6", "--policy", "upwork-2021")
    assert code == 0
    assert "perhaps: no way to 99 % from 6 counted contracts was found, and not all could be tried" in text


def test_eight_can_in_two_ways(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "75", "--contracts", "8", "--policy", "upwork-2016")
    assert code == 0
    assert "6 good, 2 neutral" in text
    assert "7 good, 1 bad" in text


def test_the_other_scale_is_told_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = answer(capsys, "88", "--contracts", "4", "--policy", "upwork-2016")
    assert "On the scale of upwork-2016+tiered: (good 1, neutral 0.5, bad 0) yes, for example 3 good, 1 neutral" in text


def test_weights_are_in_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = answer(capsys, "82", "--weights", "1,1,1,2.5", "--policy", "upwork-2016")
    assert code == 0
    assert "neutral of weight 1" in text


def test_the_result_names_both_scales(capsys: pytest.CaptureFixture[str]) -> None:
    run(["possible", "75", "--weights", ",".join("1" * 9), "--policy", "upwork-2016", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["answers"], found["possible"], found["score"]) == ("possible", False, 75)
    assert [scale["possible"] for scale in found["scales"]] == [False, False, False]
    assert found["scales"][0]["contracts"][:3] == [4, 8, 12]


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["75"], "no contracts are given"),
        (["75", "--weights", "1,x"], "are not weights"),
        (["75", "--weights", "1,1.1"], "are not weights"),
        (["75", "--weights", "0,1"], "are not weights"),
        (["75", "--contracts", "3", "--weights", "1,1"], "2 weights for 3 contracts"),
    ],
)
def test_contracts_that_make_no_sense_are_refused(arguments: list[str], wrong: str) -> None:
    with pytest.raises(UsageError) as refused:
        run(["possible", *arguments])
    assert refused.value.faults[0].code == "JSS902"
    assert wrong in refused.value.faults[0].message
