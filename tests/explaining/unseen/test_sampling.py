"""Worlds drawn where there are too many to count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.story import Seen
from jss_cli.errors import InputError
from jss_cli.explaining.unseen import sampling
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.prospect import prospect_of
from jss_cli.explaining.unseen.walk import walk
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
POLICY = load_policy(None, DAY)
RATED = Contract("c", "K", date(2016, 1, 1), earned=Decimal(90), feedback=Feedback(Decimal(5)), ending=Ending("client"))


def history(size: int) -> History:
    return History(
        tuple(
            replace(
                RATED,
                id=f"c{i}",
                client=f"K{i}",
                ended=DAY - timedelta(days=20 * i),
                started=DAY - timedelta(days=20 * i + 30),
            )
            for i in range(size)
        )
    )


SEEN = (Seen(DAY, POLICY, 83), Seen(date(2016, 6, 12), POLICY, 75))


def test_what_is_drawn_comes_near_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = infer(history(12), SEEN)
    one_day = sum(sum(stage.after) for stage in walk.Walk(prospect_of(history(12), SEEN[:1]).course).stages)
    monkeypatch.setattr(walk, "MOST_CELLS", one_day)
    drawn = infer(history(12), SEEN)
    assert drawn.draws is not None
    assert drawn.draws.fitting >= 100
    assert drawn.worlds is None
    assert drawn.chance == pytest.approx(exact.chance, rel=0.2)
    for sampled, counted in zip(drawn.posteriors, exact.posteriors, strict=True):
        assert sampled.after.positive == pytest.approx(counted.after.positive, abs=0.06)
    counted_chances = {story.differs: story.chance for story in exact.stories}
    assert drawn.stories[0].chance == pytest.approx(counted_chances[drawn.stories[0].differs], abs=0.04)


def test_the_same_question_gets_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST_CELLS", 1)
    monkeypatch.setattr(sampling, "MOST_DRAWS", 4_000)
    seen = (Seen(DAY, POLICY, 83),)
    assert infer(history(6), seen) == infer(history(6), seen)


def test_with_too_few_that_fit_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST_CELLS", 1)
    monkeypatch.setattr(sampling, "MOST_DRAWS", 4_000)
    with pytest.raises(InputError) as refused:
        infer(history(6), (Seen(DAY, POLICY, 1),))
    assert refused.value.faults[0].code == "JSS936"
