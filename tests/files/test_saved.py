from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from texts import READING

from jss_cli.domain.case import Case
from jss_cli.domain.change import Saved
from jss_cli.errors import InputError, UsageError
from jss_cli.files.case import open_case
from jss_cli.files.saved import _load_saved, open_end

CONTRACT = {
    "id": "c1", "client": "A", "title": "Site", "outcome": "neutral", "possible": ["neutral"], "weight": 1.25,
    "rule": "JSS214", "why": "4 stars read as neutral", "entered": "2016-05-01", "points": -9,
}  # fmt: skip
RESULT = {
    "schema_version": "2.0", "answers": "explain", "policy": {"name": "upwork-2016"}, "as_of": "2016-08-21",
    "currency": "EUR", "windows": [{"exact": "149/2"}, {"exact": None}], "contracts": [CONTRACT],
}  # fmt: skip

SHOWN = [{"exact": "149/2", "shown": True}]


def _opened(source: str) -> Case:
    return open_case(source, None, None, READING)


def written(folder: Path, content: object) -> str:
    path = folder / "result.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def test_what_explain_wrote_is_read_back_exactly_whatever_else_it_holds(tmp_path: Path) -> None:
    saved = _load_saved(written(tmp_path, RESULT), READING)
    assert saved
    assert (saved.policy.name, saved.day, saved.currency) == ("upwork-2016", date(2016, 8, 21), "EUR")
    assert saved.percents == (Fraction(149, 2), None)
    (verdict,) = saved.verdicts
    assert (verdict.weight, verdict.rule.code, verdict.entered) == (5, "JSS214", date(2016, 5, 1))
    assert (verdict.contract.id, verdict.contract.client, verdict.contract.title) == ("c1", "A", "Site")


@pytest.mark.parametrize("content", ["not JSON", "[" * 100_000, [], {}, {"contracts": []}])
def test_what_is_no_result_is_left_to_others(tmp_path: Path, content: object) -> None:
    assert _load_saved(written(tmp_path, content), READING) is None


@pytest.mark.parametrize("source", ["-", "history.yaml", "no-such-file"])
def test_only_a_json_file_is_looked_into(source: str) -> None:
    assert _load_saved(source, READING) is None


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"answers": "score"}, "it is no result of jss explain: answers is missing or not what it should be"),
        ({"schema_version": "3.0"}, "schema_version is missing or not what it should be"),
        ({"windows": [{"exact": "1/0"}]}, "windows.0.exact is missing"),
        ({"windows": [{"exact": "0x1"}]}, "windows.0.exact is missing"),
        ({"contracts": [CONTRACT | {"points_exact": "1/0"}]}, "contracts.0.points_exact is missing"),
        ({"contracts": [CONTRACT, CONTRACT]}, '"c1" is the id of two contracts'),
        ({"windows": SHOWN, "score": {"shown": 75, "exact": "75"}}, "score.exact is not the percent of the window"),
        ({"windows": SHOWN, "score": {"shown": 74, "exact": "149/2"}}, "score.shown is not score.exact, rounded"),
        ({"computed": {"shown": 75, "exact": "149/2"}}, "computed.exact is not the percent of the window"),
        ({"contracts": [CONTRACT | {"weight": 1.1}]}, "contracts.0.weight is missing"),
        ({"contracts": [CONTRACT | {"outcome": "good"}]}, "contracts.0.outcome is missing"),
        ({"contracts": [CONTRACT | {"rule": "JSS299"}]}, 'its rule "JSS299" is not one of upwork-2016'),
        ({"policy": {"name": "mine"}}, 'its rules "mine" are not shipped with this version'),
    ],
)
def test_a_result_that_cannot_be_compared_is_refused(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        _load_saved(written(tmp_path, RESULT | wrong), READING)
    (fault,) = raised.value.faults
    assert fault.code == "JSS907"
    assert message in fault.message


def test_a_result_that_was_cut_short_is_known_for_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a result that is not whole: .* at line 1, column"):
        _load_saved(written(tmp_path, json.dumps(RESULT)[:90]), READING)


def test_a_result_of_version_1_had_no_currency(tmp_path: Path) -> None:
    first = {name: value for name, value in RESULT.items() if name != "currency"} | {"schema_version": "1.3"}
    saved = _load_saved(written(tmp_path, first), READING)
    assert saved
    assert saved.currency is None


@pytest.mark.parametrize(
    ("day", "policy"), [(date(2016, 8, 22), None), (None, "upwork-2021"), (date(2016, 8, 22), "upwork-2016")]
)
def test_a_result_is_of_one_day_and_one_policy(tmp_path: Path, day: date | None, policy: str | None) -> None:
    source = written(tmp_path, RESULT)
    assert isinstance(open_end(source, date(2016, 8, 21), "upwork-2016", READING, _opened), Saved)
    with pytest.raises(UsageError, match="cannot be computed anew"):
        open_end(source, day, policy, READING, _opened)


def named(folder: Path, policy: str) -> str:
    path = folder / "saved.json"
    content = {
        "schema_version": "1.0",
        "answers": "explain",
        "policy": {"name": policy},
        "as_of": "2025-11-01",
        "windows": [],
        "contracts": [],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("policy", ["upwork-2016", "upwork-2016+tiered+age-from-payment"])
def test_a_result_is_read_under_the_rules_that_it_names(tmp_path: Path, policy: str) -> None:
    found = _load_saved(named(tmp_path, policy), READING)
    assert found
    assert found.policy.name == policy


@pytest.mark.parametrize(
    ("policy", "instead"),
    [
        ("upwork-2025", "upwork-2024-09 holds until 2026-03-30, then upwork-2026-03"),
        ("upwork-2016-tiered", "write upwork-2016+tiered"),
        ("upwork-2016+teired", 'did you mean "tiered"?'),
        ("mine.yaml", "jss policy lists all"),
    ],
)
def test_a_result_of_rules_that_are_not_shipped_is_told_what_replaced_them(
    tmp_path: Path, policy: str, instead: str
) -> None:
    with pytest.raises(InputError) as caught:
        _load_saved(named(tmp_path, policy), READING)
    (fault,) = caught.value.faults
    assert fault.code == "JSS907"
    assert instead in fault.message
