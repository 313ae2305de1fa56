from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import log2

import pytest
import walks

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.learning import _told_answer, entropy, questions
from jss_cli.explaining.unseen.prospect import prospect_of
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
POLICY = load_policy(None, DAY)
DONE = Ending("client", "completed")
GOOD = Contract("c", "K", date(2016, 6, 1), ended=date(2016, 7, 1), earned=Decimal(90),
                feedback=Feedback(Decimal(5), 10), ending=DONE)  # fmt: skip
BAD = replace(GOOD, feedback=Feedback(Decimal(5), 0))
ASKED = replace(GOOD, feedback=Feedback(Decimal(5)))


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


@pytest.mark.parametrize(
    ("chances", "bits"), [([1.0], 0), ([0.5, 0.5], 1), ([0.25] * 4, 2), ([0.0, 1.0], 0), ([1 / 3] * 3, log2(3))]
)
def test_entropy_is_in_bits(chances: list[float], bits: float) -> None:
    assert entropy(chances) == pytest.approx(bits)


def test_an_answer_that_comes_to_nothing_is_told_by_none() -> None:
    answers = (("reason", ("completed",)), ("recommend", (9, 10)))
    assert _told_answer("recommend", answers) == (9, 10)
    assert _told_answer("ended_by", answers) is None


def test_the_only_unknown_answer_ends_all_doubt_and_equal_ones_end_as_much() -> None:
    one = infer(history(BAD, BAD, BAD, ASKED), [Seen(DAY, POLICY, 0)])
    assert [(q.contract.id, q.fact) for q in one.questions] == [("c3", "recommend")]
    assert one.questions[0].share == pytest.approx(1)
    two = infer(history(GOOD, GOOD, ASKED, ASKED), [Seen(DAY, POLICY, 50)]).questions
    assert [q.contract.id for q in two] == ["c2", "c3"]
    assert two[0].share == pytest.approx(two[1].share)


def test_no_answer_tells_more_than_there_is_to_know_of_its_contract_and_the_most_telling_comes_first() -> None:
    in_part = 0
    for prospect in walks.small_prospects():
        found = questions(prospect, prospect.shares, 1.0) if len(prospect.settings) == 1 else ()
        doubts = {
            prospect.history.contracts[spot.contract]: entropy(chances)
            for spot, chances in zip(prospect.course.spots, prospect.shares, strict=True)
        }
        assert all(0 < question.share <= doubts[question.contract] + 1e-9 for question in found)
        in_part += sum(question.share < doubts[question.contract] - 1e-6 for question in found)
        shares = [round(question.share, 9) for question in found]
        assert shares == sorted(shares, reverse=True)
    assert in_part


def test_what_is_known_is_never_asked() -> None:
    prospect = prospect_of(history(GOOD, GOOD, GOOD), (Seen(DAY, POLICY, 100),))
    assert questions(prospect, prospect.shares, 1.0) == ()
