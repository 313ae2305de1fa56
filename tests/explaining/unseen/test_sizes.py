"""What one counted contract may be under some rules."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.explaining.unseen.allowing import differing_readings, is_within
from jss_cli.explaining.unseen.sizes import contract_kinds, of_weight
from jss_cli.files.policy import named_policy
from jss_cli.files.rulebook import open_rulebook


@pytest.mark.parametrize("name", ["upwork-2016", "upwork-2023-12"])
def test_wider_readings_hold_every_contract_of_narrower_ones(name: str) -> None:
    found = [reading for _, reading in differing_readings(named_policy(name), open_rulebook(name))]
    sizes = [{(kind.weight, kind.loss) for kind in contract_kinds(reading)} for reading in found]
    for reading, own in zip(found, sizes, strict=True):
        for other, wide in zip(found, sizes, strict=True):
            assert not is_within(reading, other) or own <= wide


def test_a_contract_of_a_weight_is_good_or_bad_as_a_whole_or_in_its_last_job() -> None:
    rules = named_policy("upwork-2024-09")
    three = [kind for kind in contract_kinds(rules) if kind.weight == 3]
    assert {kind.loss for kind in of_weight(Fraction(3), three, rules)} == {0, 2, 3, 6}
