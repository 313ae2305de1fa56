from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from texts import mine

from jss_cli.domain.policy import Step
from jss_cli.files.policy import named_policy


def test_a_child_states_only_what_changed(tmp_path: Path) -> None:
    policy, parent = mine(tmp_path, "weights: {earnings: [{above: 500, weight: 1.75}]}\n"), named_policy("upwork-2016")
    assert policy.weights.earnings == (Step(Decimal(500), 7),)
    assert (policy.weights.plain, policy.weights.cap, policy.weights.basis) == (4, 32, parent.weights.basis)
    assert (policy.rules, policy.clauses, policy.sources) == (parent.rules, parent.clauses, parent.sources)
    assert (policy.name, policy.extends, policy.since) == ("mine", "upwork-2016", parent.since)


def test_a_section_can_be_taken_away(tmp_path: Path) -> None:
    assert named_policy("upwork-2016").removal is not None
    assert mine(tmp_path, "removal: none\n").removal is None
