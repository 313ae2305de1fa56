from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.policy import Basis
from jss_cli.files.policies.fields import Fields, truth
from jss_cli.files.yaml_events import parse_tree

PART = Fields(
    parse_tree(
        "{name: best, months: [6, 12], share: 1/3, weeks: 13, earned: 250.50, one: 6,\n"
        " minimum: {contracts: 4, known: staff, source: [S1, S2]}, steps: [{above: 1}, {above: 2}], bare: {above: 3}}",
        "p.yaml",
    )
)


def test_a_field_is_read_as_what_it_is_exactly() -> None:
    assert (PART.text("name"), PART.word("name"), PART.whole("weeks")) == ("best", "best", 13)
    assert (PART.exact("share"), PART.amount("earned")) == (Fraction(1, 3), Decimal("250.50"))
    assert [step.whole("above") for step in PART.parts("steps")] == [1, 2]
    assert PART.part("minimum").whole("contracts") == 4


def test_a_single_text_is_a_list_of_one() -> None:
    assert (PART.texts("months"), PART.texts("one")) == (("6", "12"), ("6",))


def test_what_is_absent_reads_as_empty() -> None:
    assert not PART.has("none")
    assert (PART.text("none"), PART.text("none", "so"), PART.texts("none"), PART.parts("none")) == ("", "so", (), ())
    assert PART.part("none").nodes == PART.part("name").nodes == {}


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("false", False), ("", False)])
def test_a_flag_is_the_word_true(text: str, *, flag: bool) -> None:
    assert truth(text) == flag


def test_the_parts_that_say_how_certain_they_are_are_its_sections() -> None:
    assert [part.basis for part in PART.sections()] == [Basis("staff", ("S1", "S2"))]
