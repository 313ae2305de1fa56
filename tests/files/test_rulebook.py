from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from jss_cli.domain.policy import Policy
from jss_cli.errors import InputError
from jss_cli.files import policy
from jss_cli.files.policy import load_all, load_policy, policy_names
from jss_cli.files.rulebook import _PolicyFiles, open_rulebook

DAY = timedelta(days=1)
FIRST, LAST = date(2014, 1, 1), date(2030, 1, 1)


def test_every_era_begins_on_the_day_its_policy_comes_into_force() -> None:
    before_all, *eras = _PolicyFiles().eras(FIRST, LAST)
    assert before_all.policy == load_policy(None, FIRST)
    assert [era.policy for era in eras] == list(load_all())
    assert [era.since for era in eras] == [era.policy.since for era in eras]
    for before, after in pairwise((before_all, *eras)):
        assert load_policy(None, after.since - DAY) == before.policy


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2014, 1, 1), date(2014, 1, 1), ["upwork-2015"]),
        (date(2016, 5, 31), date(2016, 5, 31), ["upwork-2015"]),
        (date(2016, 5, 31), date(2016, 6, 1), ["upwork-2015", "upwork-2016"]),
        (date(2020, 2, 29), date(2020, 11, 1), ["upwork-2016", "upwork-2020-03"]),
    ],
)
def test_the_eras_of_some_days_are_those_that_hold_on_one_of_them(first: date, last: date, names: list[str]) -> None:
    assert [era.policy.name for era in _PolicyFiles().eras(first, last)] == names


def test_a_policy_that_was_asked_for_holds_on_every_day_and_is_the_only_era() -> None:
    rulebook = open_rulebook("upwork-2021")
    assert {rulebook.on(day).name for day in (FIRST, LAST)} == {"upwork-2021"}
    assert [(era.since, era.policy.name) for era in rulebook.eras(FIRST, LAST)] == [(date.min, "upwork-2021")]
    assert rulebook.every[:-1] == load_all()


def test_an_era_is_read_when_it_is_first_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, read = dict(zip(policy_names(), load_all(), strict=True)), []

    def reading(name: str) -> Policy:
        read.append(name)
        return shipped[name]

    monkeypatch.setattr(policy, "_shipped", reading)
    rulebook = open_rulebook()
    assert not read
    rulebook.eras(date(2016, 1, 1), date(2016, 12, 31))
    assert read == ["upwork-2015", "upwork-2016"]


def test_a_policy_file_is_read_once_however_often_its_rules_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("name: mine\ntitle: Mine\nextends: upwork-2016\n")
    rulebook = open_rulebook(str(path))
    path.unlink()
    assert rulebook.on(FIRST).name == rulebook.on(LAST).name == "mine"


def test_a_policy_that_does_not_exist_is_refused_when_the_rulebook_is_opened() -> None:
    with pytest.raises(InputError, match="no policy is called"):
        open_rulebook("upwork-1999")
