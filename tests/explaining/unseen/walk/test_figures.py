from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum
from jss_cli.domain.sections import Blend, Minimum, Windows
from jss_cli.explaining.unseen.walk.figures import Carried, blends_wait, carry, completed, figures_with, is_waited_for
from jss_cli.files.policy import load_all
from jss_cli.scoring.scoring import competing

BASIS = load_all()[0].windows.basis
WINDOWS = Windows((6, 12), (Blend("both", (3, 12)), Blend("late", (6, 24))), Minimum(1, 1), BASIS)


@pytest.mark.parametrize("policy", load_all(), ids=lambda policy: policy.name)
def test_window_by_window_the_same_figures_compete_as_all_at_once(policy: Policy) -> None:
    rng, unit = Random(policy.name), policy.scale.unit  # noqa: S311 - test data
    for _ in range(30):
        sums = [
            WindowSum(months, 10, rng.randrange(-10, 11) * unit, rng.choice((0, 9)), clients=9)
            for months in policy.windows.lengths
        ]
        carried: Carried = ()
        found: list[Fraction] = []
        for held in sums:
            ratio = Fraction(held.value, held.total * unit) if held.meets(policy.windows.minimum) else None
            found += figures_with(policy.windows, held.months, ratio, carried)
            carried = carry(policy.windows, held.months, ratio, carried)
        percents = [window.percent for window in competing(sums, policy) if window.percent is not None]
        assert sorted(100 * figure for figure in found) == sorted(percents)
        assert carried == ()


def test_a_blend_waits_for_its_longest_window_and_what_it_needs_is_carried_till_then() -> None:
    third, half = Fraction(1, 3), Fraction(1, 2)
    assert carry(WINDOWS, 3, third, ()) == ((3, third),)
    assert list(completed(WINDOWS, 3, ())) == []
    assert carry(WINDOWS, 6, half, ((3, third),)) == ((3, third), (6, half))
    assert list(completed(WINDOWS, 12, ((3, third), (6, half)))) == [(), (third,)]
    assert carry(WINDOWS, 12, half, ((3, third), (6, half))) == ((6, half),)
    assert list(completed(WINDOWS, 24, ((6, None),))) == []
    assert figures_with(WINDOWS, 24, half, ((6, third),)) == [Fraction(5, 12)]
    assert figures_with(WINDOWS, 24, None, ((6, third),)) == []


@pytest.mark.parametrize(
    ("months", "waited_for", "waits"), [(3, True, True), (6, True, True), (12, False, True), (24, False, False)]
)
def test_what_is_waited_for_has_a_longer_window_in_its_blend(months: int, *, waited_for: bool, waits: bool) -> None:
    assert is_waited_for(WINDOWS, months) is waited_for
    assert blends_wait(WINDOWS, months) is waits
