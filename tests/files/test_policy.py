from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from texts import CHILD, assert_refused, written

from jss_cli.errors import InputError
from jss_cli.files.policy import SHIPPED, load_all, load_policy, name_in_force, named_policy, policy_names


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
        ("2100-01-01", "upwork-2025"),
    ],
)
def test_a_day_picks_the_era_in_force(day: str, name: str) -> None:
    assert name_in_force(date.fromisoformat(day)) == name
    assert load_policy(None, date.fromisoformat(day)).name == name


def test_a_name_beats_the_day() -> None:
    assert load_policy("upwork-2016-tiered", date(2025, 1, 1)).name == "upwork-2016-tiered"


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
