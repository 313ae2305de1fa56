"""Whatever a plan may hold has its words."""

from __future__ import annotations

from typing import get_args, get_type_hints

from jss_cli.domain.plan import ActionKind, ChoiceKind, Refusal
from jss_cli.reports.next.dilemma import CHOICES
from jss_cli.reports.next.plan import DEEDS, REFUSED


def test_everything_that_can_be_done_is_named() -> None:
    assert set(DEEDS) == set(get_args(ActionKind))


def test_everything_that_the_rules_do_not_have_is_named() -> None:
    assert set(REFUSED) == set(get_args(get_type_hints(Refusal)["kind"]))


def test_every_choice_of_a_dilemma_is_named() -> None:
    assert set(CHOICES) == set(get_args(ChoiceKind))
