from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.readings import Readings, RulesReading, Spread
from jss_cli.domain.story import Extreme, Range
from jss_cli.reports.why.outlook import _range_words, _spread_words
from jss_cli.reports.why.parts_result import spread_result

FIRST = "first those that show in this file"
TAKEN = "; the number above takes the heaviest option of each topic"


def spread(
    lowest: int | None, highest: int | None, *, number: int = 12, looked_at: int = 12, missing: bool = False
) -> Spread:
    one = RulesReading((), (), Fraction(1, looked_at))
    held = Fraction(81, 100) if looked_at < number else Fraction(1)
    return Spread(Readings((one,) * looked_at, number, held), lowest, highest, missing)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (spread(75, 75, number=1, looked_at=1), ""),
        (spread(78, 84), f"78-84 % over 12 readings of the rules{TAKEN}"),
        (spread(75, 75), f"75 % under each of 12 readings of the rules{TAKEN}"),
        (spread(None, None, missing=True), f"no score under each of 12 readings of the rules{TAKEN}"),
        (spread(78, 84, missing=True), f"78-84 %, or none, over 12 readings of the rules{TAKEN}"),
        (
            spread(78, 84, number=210, looked_at=64),
            f"78-84 % over 64 of 210 readings of the rules, {FIRST} (81 of 100 by weight){TAKEN}",
        ),
    ],
)
def test_how_far_a_score_depends_on_what_is_disputed_is_said_in_one_line(found: Spread, words: str) -> None:
    assert _spread_words(found) == words


def test_programs_get_the_ends_and_how_many_readings_were_looked_at() -> None:
    result = spread_result(spread(78, 84, number=210, looked_at=64))
    assert (result.lowest, result.highest, result.readings, result.looked_at) == (78, 84, 210, 64)
    assert result.held == pytest.approx(0.81)


@pytest.mark.parametrize(("end", "words"), [(None, ""), (75, "75 % to 75 %, or none")])
def test_a_range_without_any_score_is_not_told(end: int | None, words: str) -> None:
    extreme = None if end is None else Extreme(Fraction(end), ())
    assert _range_words(Range(extreme, extreme, may_be_missing=True)).endswith(words)
    assert bool(_range_words(Range(None, None, may_be_missing=True))) is False
