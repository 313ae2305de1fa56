from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from jss_cli.files.case import open_case
from jss_cli.files.eras import eras_of
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading

SAMPLE = str(Path(__file__).parents[2] / "sample_histories/nine_jobs_75.yaml")


def test_every_era_begins_on_the_day_its_policy_comes_into_force() -> None:
    eras = eras_of(open_case(SAMPLE, None, None, Reading()))
    assert [era.since for era in eras] == sorted(era.since for era in eras)
    for era in eras:
        assert load_policy(None, era.since) == era.policy
        assert load_policy(None, era.since - timedelta(days=1)) != era.policy or era is eras[0]


def test_a_policy_that_was_asked_for_is_the_only_era() -> None:
    case = open_case(SAMPLE, None, "upwork-2021", Reading())
    assert [(era.since, era.policy.name) for era in eras_of(case)] == [(date.min, "upwork-2021")]
    assert len(eras_of(replace(case, policy_from="day"))) > 1
