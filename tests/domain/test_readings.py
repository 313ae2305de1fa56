from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.readings import Readings, RulesReading, Spread


def test_a_spread_is_a_value_that_carries_the_readings_it_was_taken_over() -> None:
    base, other = RulesReading((), (), Fraction(3, 5)), RulesReading(("cut-4",), (), Fraction(2, 5))
    found = Spread(Readings((base, other), 2, Fraction(1)), 75, 80, may_be_missing=False)
    assert sum(reading.weight for reading in found.readings.readings) == found.readings.held == 1
    assert found == Spread(Readings((base, other), 2, Fraction(1)), 75, 80, may_be_missing=False)
