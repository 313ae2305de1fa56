"""Mixes of contracts that come to a score."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.arithmetic import ContractKind
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.mixing import Figure, mixture

GOOD = ContractKind(Fraction(1), Fraction(0), Outcome.POSITIVE, 0, 1)
LONG = ContractKind(Fraction(8), Fraction(0), Outcome.POSITIVE, 0, 8)
BAD = ContractKind(Fraction(1), Fraction(2), Outcome.NEGATIVE, 1, 1)
WINDOW = Figure("", (True,), 1)
MEAN = Figure("trending", (True, False), 1)


@pytest.mark.parametrize(
    ("score", "kinds", "figure", "bad"),
    [
        (100, (GOOD, BAD), WINDOW, 0),
        (33, (GOOD, BAD), WINDOW, 1),
        (50, (GOOD, BAD), WINDOW, None),
        (80, (GOOD, BAD, LONG), WINDOW, 1),
        (67, (GOOD, BAD), MEAN, 1),
        (67, (GOOD, BAD), MEAN._replace(least=3), None),
    ],
)
def test_a_mix_has_as_few_bad_ones_as_can_be(
    score: int, kinds: tuple[ContractKind, ...], figure: Figure, bad: int | None
) -> None:
    found = mixture(score, [kinds] * 3, figure)
    assert found is not None
    assert (sum(kind is BAD for kind, _ in found) if found else None) == bad


def test_a_search_that_would_be_too_long_finds_neither_a_mix_nor_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jss_cli.explaining.unseen.mixing.MOST_SUMS", 10)
    assert mixture(50, [(GOOD, BAD)] * 6, WINDOW) is None
