from __future__ import annotations

import pytest

from jss_cli import api
from jss_cli.domain.seen_next import PointsBand
from jss_cli.reports.next.seen_plan import gain_words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(8.94, 11.5, "+8.9 to +11.5"), (8.94, 8.86, "+8.9"), (-0.04, 2.0, "+0.0 to +2.0"), (-3.2, -3.2, "−3.2")],
)
def test_a_gain_is_told_once_where_both_ends_of_its_band_are_written_alike(low: float, high: float, words: str) -> None:
    assert gain_words(PointsBand(low, low, high, low)) == words


@pytest.mark.parametrize(("ended", "is_told"), [("2018-02-20", False), (">=2018-02-20", True)])
def test_a_plan_says_whose_end_the_days_ahead_take_for_granted(ended: str, is_told: bool) -> None:
    rows = [f"c{n},{n},2018-0{n}-01,{ended if n == 2 else f'2018-0{n}-20'},200,{5 - 3 * (n == 2)}" for n in range(1, 7)]
    head = ("#observed,80@2018-07-01", "#as_of,2018-07-01", "id,client,started,ended,earned,stars")
    told = " ".join(api.plan(api.open_history(text="\n".join((*head, *rows)))).to_text(500).split())
    assert ("Days taken: c2: what ended later than on the day taken counts longer" in told) is is_told
