from __future__ import annotations

from typing import get_args, get_type_hints

from jss_cli.domain.policy import Rule
from jss_cli.domain.verdict import Outcome
from jss_cli.files.policy import load_all


def test_an_outcome_is_what_a_rule_can_decide() -> None:
    assert set(Outcome) == set(get_args(get_type_hints(Rule)["outcome"]))


def test_outcomes_stand_from_the_best_to_the_worst_on_the_scale_of_every_era() -> None:
    counted = [outcome for outcome in Outcome if outcome is not Outcome.EXCLUDED]
    for policy in load_all():
        worths = [worth for outcome in counted if (worth := getattr(policy.scale, outcome)) is not None]
        assert worths == sorted(worths, reverse=True)
        assert worths[0] == policy.scale.unit
