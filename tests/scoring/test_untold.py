from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.history import UNKNOWN, UNSEEN, Contract, Ending, Feedback, History, Unknown, Vague
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.possible import Possibilities
from jss_cli.files.policy import load_policy
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.untold import MOST_VARIED, Varied, paid_tellings, ranked_tellings, tellings

DAY = date(2025, 3, 1)
POLICY = load_policy("upwork-2024-09", DAY)
RATED = Contract(
    "c1",
    "A",
    date(2025, 1, 6),
    kind="fixed",
    ended=date(2025, 1, 20),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
)
SILENT = replace(RATED, earned=Decimal(90), feedback=Feedback(recommend=None))


def test_an_amount_that_nobody_told_is_taken_as_paid_with_the_lowest_weight() -> None:
    (verdict,) = judge_history(History((RATED,)), POLICY, DAY)
    assert (verdict.outcome, verdict.weight) == (Outcome.POSITIVE, POLICY.weights.plain)
    assert ("earned", "paid_lowest_step") in {(a.fact, a.basis) for a in verdict.assumptions}
    assert set(verdict.possible) == {Outcome.POSITIVE, Outcome.EXCLUDED}


def test_known_nothing_is_no_amount_that_nobody_told() -> None:
    (verdict,) = judge_history(History((replace(RATED, earned=Decimal(0)),)), POLICY, DAY)
    assert (verdict.outcome, verdict.possible, verdict.assumptions) == (Outcome.EXCLUDED, (Outcome.EXCLUDED,), ())


@pytest.mark.parametrize(
    ("ended", "vague", "basis"),
    [
        (date(2025, 2, 14), (), "late"),
        (date(2025, 2, 15), (), "not_seen"),
        (date(2025, 1, 20), (Vague("ended", date(2025, 1, 20)),), "not_seen"),
        (date(2025, 1, 31), (Vague("ended", date(2025, 1, 31), None, date(2025, 1, 31)),), "late"),
    ],
)
def test_stars_that_nobody_told_are_taken_as_none_and_may_be_any(
    ended: date, vague: tuple[Vague, ...], basis: str
) -> None:
    contract = replace(SILENT, ended=ended, vague=vague)
    (verdict,) = judge_history(History((contract,)), POLICY, DAY)
    assert verdict.outcome is Outcome.EXCLUDED
    assert set(verdict.possible) == {Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.EXCLUDED}
    assert ("stars", basis) in {(a.fact, a.basis) for a in verdict.assumptions}
    none = sum(chance for told, chance in tellings(contract, DAY, POLICY, Varied()) if told.feedback.stars is None)
    assert none == (POLICY.priors.late_unrated if basis == "late" else Fraction(1, 100))


def test_stars_told_to_be_unknown_stay_so_however_long_ago_the_contract_ended() -> None:
    for contract in (replace(SILENT, ended=day) for day in (DAY, date(2024, 3, 1))):
        told = replace(contract, feedback=replace(contract.feedback, stars=UNSEEN))
        (verdict,) = judge_history(History((told,)), POLICY, DAY)
        assert ("stars", "unseen") in {(a.fact, a.basis) for a in verdict.assumptions}
        rated = sum(chance for one, chance in tellings(told, DAY, POLICY, Varied()) if one.feedback.stars)
        assert rated == Fraction(99, 100)


def test_stars_known_to_be_none_and_those_of_an_open_contract_leave_nothing_open() -> None:
    known, still = replace(SILENT, feedback=Feedback(None, None)), replace(SILENT, ended=None, ending=Ending())
    for contract in (known, still):
        assert [told for told, _ in tellings(contract, DAY, POLICY, Varied())] == [contract]


@pytest.mark.parametrize("contract", [RATED, SILENT, replace(SILENT, earned=UNKNOWN, refunded=Decimal(5))])
def test_the_ways_to_tell_a_contract_are_all_there_are(contract: Contract) -> None:
    told = list(tellings(contract, DAY, POLICY, Varied()))
    assert sum(chance for _, chance in told) == 1
    assert all(not isinstance(one.earned, Unknown) and one.earned >= one.refunded for one, _ in told)


def test_inference_and_range_see_every_weight_of_an_amount_that_nobody_told() -> None:
    possible = Possibilities(History((RATED,)), (Seen(DAY, POLICY),)).of(RATED)
    weights = {sum(share.weight for share in one.marks[0].shares) for one in possible}
    assert weights == {0, *(step.weight for step in POLICY.weights.earnings), POLICY.weights.plain}
    assert sum(one.chance for one in possible) == 1


@pytest.mark.parametrize("refunded", [Decimal(0), Decimal(5)])
@pytest.mark.parametrize("vague", [(), (Vague("ended", date(2025, 1, 20), date(2025, 1, 1), date(2025, 2, 20)),)])
def test_ranked_tellings_are_the_first_of_all_that_rules_can_tell_apart(
    vague: tuple[Vague, ...], refunded: Decimal
) -> None:
    silent = Contract("c1", "A", date(2024, 9, 6), ended=date(2025, 1, 20), refunded=refunded, vague=vague)
    varied = Varied.fitting((silent,), DAY, POLICY, MOST_VARIED)
    every = list(tellings(silent, DAY, POLICY, varied))
    every.sort(key=lambda one: (one.contract.ended != silent.ended, -one.chance))

    def paid(told: Contract) -> tuple[object, ...]:
        return told.ended, told.kind, told.paid_months, told.earned if refunded else told.gross > 0

    first = {(*paid(told), told.feedback.stars): told for told, _ in reversed(every)}
    ranked = list(ranked_tellings(silent, (silent,), DAY, POLICY))
    assert ranked == [told for told, _ in every if told in first.values()]
    assert {paid(told) for told in paid_tellings(silent, (silent,), DAY, POLICY)} == {paid(told) for told in ranked}
