from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.errors import InputError, UsageError
from jss_cli.files.scenario import _load_scenario, scenario_of


def test_a_scenario_file_is_a_name_and_changes(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("name: as one contract\nchanges:\n  - merge:c5+c6\n  - c8.recommend=9\n")
    scenario = _load_scenario(str(path))
    assert scenario.name == "as one contract"
    assert [change.text for change in scenario.changes] == ["merge:c5+c6", "c8.recommend=9"]
    both = scenario_of([str(path)], ["drop:c1"])
    assert [change.text for change in both.changes] == ["merge:c5+c6", "c8.recommend=9", "drop:c1"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("- merge:c5+c6\n", [("JSS913", 1, 1)]),
        ("name: x\n", [("JSS913", 1, 1)]),
        ("changes: []\n", [("JSS913", 1, 10)]),
        ("changes:\n  - {a: b}\n", [("JSS913", 2, 5)]),
        ("nam: x\nchanges:\n  - c8.recommend=12\n  - hello\n", [("JSS912", 1, 1), ("JSS909", 3, 5), ("JSS909", 4, 5)]),
    ],
)
def test_every_fault_of_a_scenario_file_has_its_place(
    tmp_path: Path, text: str, faults: list[tuple[str, int, int]]
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as raised:
        _load_scenario(str(path))
    found = [(f.code, f.position.line, f.position.column) for f in raised.value.faults if f.position]
    assert found == faults


def test_nothing_to_change_is_a_misuse() -> None:
    with pytest.raises(UsageError, match="nothing is to be changed"):
        scenario_of([], [])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (["add:10001x1"], "10,001 contracts are added, more than 10,000"),
        (["add:9999x1"] * 40, "399,960 contracts are added, more than 10,000"),
        (["drop:c1"] * 201, "there are 201 changes, more than 200"),
    ],
)
def test_more_than_can_be_worked_through_is_refused_before_anything_is_changed(
    changes: list[str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        scenario_of([], changes)
