from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.scenario import Add, Deed, Drop, Merge, SetFact, Setting, UsePolicy, Wait
from jss_cli.errors import InputError, UsageError
from jss_cli.files.changes import _load_scenario, parse_change, scenario_of
from jss_cli.files.rulebook import open_rulebook


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("c8.recommend=9", SetFact("c8", Setting("feedback.recommend", 9))),
        ("c8.feedback.recommend=none", SetFact("c8", Setting("feedback.recommend", None))),
        ("c8.recommend=unknown", SetFact("c8", Setting("feedback.recommend", UNKNOWN))),
        ("c5.reason=completed", SetFact("c5", Setting("ending.reason", "completed"))),
        ("c5.end_reason=completed", SetFact("c5", Setting("ending.reason", "completed"))),
        ("a.b.stars=4.5", SetFact("a.b", Setting("feedback.stars", Decimal("4.5")))),
        ("c8.ended=2016-09-01", SetFact("c8", Setting("ended", date(2016, 9, 1)))),
        ("c8.ended=", SetFact("c8", Setting("ended", None))),
        ("c8.ended=none", SetFact("c8", Setting("ended", None))),
        ("c8.removed=true", SetFact("c8", Setting("feedback.removed", value=True))),
        ("c8.client=A=B", SetFact("c8", Setting("client", "A=B"))),
        ("drop:c8", Drop("c8")),
        ("merge:c5+c6", Merge("c5+c6")),
        ("add:3x500", Add(3, Decimal(500))),
        ("add:1x200:stars=3.5", Add(1, Decimal(200), (Setting("feedback.stars", Decimal("3.5")),))),
        ("wait:2017-01-10", Wait(date(2017, 1, 10))),
        ("policy:upwork-2016+tiered", UsePolicy("upwork-2016+tiered", open_rulebook("upwork-2016+tiered"))),
    ],
)
def test_a_change_is_read_as_it_is_meant(text: str, deed: Deed) -> None:
    assert parse_change(text).deed == deed


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("hello", "is not a change", "write c8.recommend=9"),
        ("dorp:c8", "is not a change", 'did you mean "drop:..."?'),
        ("c8.recomend=9", '"recomend" is no fact of a contract', 'did you mean "recommend"?'),
        ("recommend=9", '"recommend" is no fact', "write the contract, a point and the fact"),
        ("unlisted=3", '"unlisted" is a fact of the whole history', "write it into a copy of the file"),
        ("c8.xyz=9", '"xyz" is no fact', "the facts are client"),
        ("c8.id=c9", '"id" is no fact', ""),
        ("c8.recommend=11", 'recommend is not an answer from 0 to 10: "11"', "write 0 to 10"),
        ("c8.started=", "started is missing", ""),
        ("c8.reason=complete", 'end_reason is not one of its words: "complete"', 'did you mean "completed"?'),
        ("add:500", "does not say how many of which amount", "write add:3x500"),
        ("add:0x500", "does not say how many", ""),
        ("add:3x1,200", 'earned is not a plain number: "1,200"', "write 1200 or 1.200"),
        ("add:3x5:satrs=3", '"satrs" is no fact', 'did you mean "stars"?'),
        ("wait:tomorrow", "what is waited for is not a day", ""),
        ("wait:9999-12-31", "what is waited for is not within 1999 to 2100", ""),
        ("merge:", "names nothing", "write c8.recommend=9"),
    ],
)
def test_a_wrong_change_names_the_valid_ones(text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_change(text)
    (fault,) = raised.value.faults
    assert fault.code == "JSS909"
    assert fault.message.startswith(f"{text.rstrip(':')}: ")
    assert message in fault.message
    assert hint in fault.hint


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
