from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from texts import CHILD, assert_refused, written

from jss_cli.errors import Fault, InputError
from jss_cli.files.policy import SHIPPED, _name_in_force, load_all, load_policy, named_policy, policy_names


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2014-01-01", "upwork-2015"),
        ("2016-05-31", "upwork-2015"),
        ("2016-06-01", "upwork-2016"),
        ("2020-02-29", "upwork-2016"),
        ("2020-03-01", "upwork-2020-03"),
        ("2020-11-08", "upwork-2020-11"),
        ("2023-12-04", "upwork-2021"),
        ("2024-09-03", "upwork-2024-09"),
        ("2100-01-01", "upwork-2026-03"),
    ],
)
def test_a_day_picks_the_era_in_force(day: str, name: str) -> None:
    assert _name_in_force(date.fromisoformat(day)) == name
    assert load_policy(None, date.fromisoformat(day)).name == name


def test_a_name_beats_the_day() -> None:
    assert load_policy("upwork-2016+tiered", date(2025, 1, 1)).name == "upwork-2016+tiered"


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(InputError) as caught:
        named_policy("upwrok-2016")
    (fault,) = caught.value.faults
    assert fault.code == "JSS951"
    assert 'did you mean "upwork-2016"?' in fault.hint


def test_a_name_that_resembles_nothing_is_answered_with_all_names() -> None:
    with pytest.raises(InputError) as caught:
        named_policy("zzz")
    assert all(name in caught.value.faults[0].hint for name in policy_names())


@pytest.mark.parametrize("name", ["upwork-2016", "upwork-2026-03", "upwork-2016+tiered"])
def test_a_file_cannot_pass_itself_off_as_a_shipped_policy(tmp_path: Path, name: str) -> None:
    text = f"title: Mine\nname: {name}\nextends: upwork-2016\n"
    assert_refused(tmp_path, text, "2:7 JSS952", f'name: "{name}" is a shipped policy', "a name of its own")


def test_a_policy_extends_one_other(tmp_path: Path) -> None:
    text = "name: mine\ntitle: Mine\nextends: [upwork-2016, upwork-2021]\n"
    assert_refused(tmp_path, text, "3:10 JSS950", "extends: expected a text", "name one policy")


def test_a_list_whose_only_entry_is_refused_is_not_called_too_short_as_well(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        named_policy(written(tmp_path, CHILD + "windows: {months: [0], blends: []}\n"))
    assert not any("too few" in fault.message for fault in caught.value.faults)


def test_a_policy_may_be_written_as_json(tmp_path: Path) -> None:
    text = '{"name": "mine", "title": "Mine", "extends": "upwork-2016", "removal": "none"}'
    assert named_policy(written(tmp_path, text)).removal is None


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"name: mine\n" + b"#" * 1024 * 1024])
def test_bytes_that_are_no_policy_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        named_policy(str(path))
    assert caught.value.faults[0].code == "JSS950"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        named_policy(str(tmp_path / "none.yaml"))


def test_names_are_those_of_the_files_and_in_the_order_of_their_dates() -> None:
    assert {path.stem for path in SHIPPED.iterdir()} == set(policy_names())
    days = [policy.since for policy in load_all()]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("name: mine\ntitle: Mine\nextends: upwrok-2016\n", "3:10 JSS957", '"upwrok-2016"', '"upwork-2016"'),
        (CHILD + "removal: &a none", "4:10 JSS974", "anchors", "write the value out"),
        (CHILD + "name: twice", "4:1 JSS976", "given twice", "remove one"),
        ("- name: mine", "1:1 JSS950", "expected a mapping", "name:"),
        ("title: Mine\nextends: upwork-2016\n", "1:1 JSS950", "name: it is missing", "add it"),
    ],
)
def test_a_file_that_is_no_policy_is_refused_at_its_place(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)


def faults(folder: Path, text: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        named_policy(written(folder, text))
    return caught.value.faults


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("weights: {known: assumed, cap: 0}", "4:32 JSS956", "must weigh something", "0.25 to 100"),
        ("weights: {known: assumed, plain: 0}", "4:34 JSS956", "must weigh something", "0.25 to 100"),
        ("weights: {known: assumed, cap: 101}", "4:32 JSS956", "weight 101 is beyond", "0 to 100"),
        ("weights: {known: assumed, cap: -1}", "4:32 JSS956", "weight -1 is beyond", "0 to 100"),
        ("weights: {known: assumed, plain: 2, cap: 1}", "4:42 JSS956", "a plain contract weighs more", "above plain"),
        ("weights: {known: assumed, earnings: [{above: 0, weight: 0}]}", "4:57 JSS956", "must weigh", "0.25 to 100"),
        (
            "weights: {known: assumed, earnings: [{above: 0, weight: 2}, {above: 9, weight: 1}]}",
            "4:80 JSS956",
            "earnings: weight: it weighs less than a smaller contract",
            "rise with",
        ),
        (
            "rules: [{code: JSS230, enters: long_term, known: assumed}]",
            "4:9 JSS959",
            "without client_days:",
            "1}",
        ),
        ("rules: [{code: JSS230, enters: idle, known: assumed}]", "4:9 JSS959", "without idle_months: {at_l", "1}"),
        ("rules: [{code: JSS231, when: {paid: true}}]", "4:9 JSS959", "rule JSS231: enters long_term", "add it"),
        (
            "rules: [{code: JSS223, when: {idle_months: {at_least: 0}}}]",
            "4:9 JSS959",
            "rule JSS223: enters idle",
            "add it",
        ),
        ("rules: [{code: JSS224, when: {idle_months: {at_least: 999999999}}}]", "4:44 JSS952", "never be", "0 and 999"),
        ("priors: {known: assumed, suspected: 0}", "4:37 JSS952", '"0" is not a factor above 0', "such as 4"),
        ("priors: {known: assumed, suspected: -5}", "4:37 JSS952", '"-5" is not a factor above 0', "such as 4"),
        ("priors: {known: assumed, recommends_from: 11}", "4:43 JSS952", "not a private answer", "0 to 10"),
        ("scale: {known: assumed, neutral: 2, negative: 5}", "4:34 JSS952", '"2" is not a worth', "-10 to 1"),
        ("scale: {known: assumed, neutral: -99999}", "4:34 JSS952", "not a worth from -10 to 1", "such as 0.5"),
        ("scale: {known: assumed, neutral: 1/997}", "4:34 JSS952", "in hundredths", "such as 0.5"),
        ("scale: {known: assumed, neutral: -1, negative: 0}", "4:48 JSS956", "does not fall", "no more than neutral"),
        ("scale: {known: assumed, neutral: 1, negative: 1}", "4:47 JSS956", "does not fall", "less than positive"),
        ("windows: {known: assumed, months: [6, 6]}", "4:39 JSS952", '6" is given twice', "leave one"),
        ("windows: {known: assumed, months: [6, 0]}", "4:39 JSS952", "a whole number from 1", "such as 12"),
        (
            f"windows: {{known: assumed, months: {list(range(1, 14))}}}",
            "4:35 JSS952",
            "13 entries, more than 12",
            "leave some",
        ),
        ("windows: {known: assumed, blends: [{name: b, of: [6, 3, 3]}]}", "4:57 JSS952", "given twice", "leave"),
        (
            "windows: {known: assumed, blends: [{name: 6-month, of: [6, 3]}]}",
            "4:36 JSS952",
            "is given twice",
            "otherwise",
        ),
        (
            "bands: {known: assumed, levels: [{from: 0, name: a}, {from: 0, name: b}]}",
            "4:54 JSS952",
            "given twice",
            "one",
        ),
        ("bands: {known: assumed, levels: [{from: 101, name: a}]}", "4:41 JSS952", "not a whole percent", "0 to 100"),
        ("cadence: {known: assumed, every_days: 0}", "4:39 JSS952", "a whole number from 1 to 999", "such as 12"),
        ("cadence: {known: assumed, anchor: 0001-01-01}", "4:35 JSS952", "not a day from 1999 to 2100", "2016-06-01"),
        ("in_force: {known: assumed, from: 9999-12-31}", "4:34 JSS952", "not a day from 1999 to 2100", "2016-06-01"),
        ("measures: {known: assumed, unrated_months: 0}", "4:44 JSS952", "a whole number from 1 to 999", "such as 12"),
        ("measures: {known: assumed, twin_days: -7}", "4:39 JSS952", "a whole number from 1 to 999", "such as 12"),
        ("removal: {known: assumed, per_contracts: 0}", "4:42 JSS952", "a whole number from 1 to 999", "such as 12"),
        ("top_rated: {known: assumed, score: 0}", "4:36 JSS952", "a whole percent from 1 to 100", "such as 90"),
        ("top_rated: {known: assumed, weeks: 17}", "4:36 JSS952", "it is more than of_weeks: 16", "1 to 16"),
    ],
)
def test_no_number_of_a_policy_may_be_one_that_nothing_can_be_counted_with(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    fault = faults(tmp_path, CHILD + text)[0]
    assert fault.position
    assert f"{fault.position.line}:{fault.position.column} {fault.code}" == place
    assert message in fault.message
    assert hint in fault.hint
