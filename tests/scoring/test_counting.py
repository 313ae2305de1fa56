from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Interim, Payment
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Verdict
from jss_cli.files.policy import load_all, named_policy
from jss_cli.scoring.scoring import holding, score_history
from jss_cli.scoring.windows import earliest_entry

INSIGHTS = named_policy("upwork-2024-09")
START, DAY = date(2025, 1, 1), date(2026, 2, 1)
DONE = Ending("client", "completed")


def worked(name: str, days: list[int], stars: str | None, *, lasting: int, client: str = "") -> Contract:
    """A contract of so many days, paid 100 so many days after its start, and rated at its end."""
    payments = tuple(Payment(START + timedelta(on), Decimal(100)) for on in days)
    feedback = Feedback(None if stars is None else Decimal(stars), None)
    ended, earned = START + timedelta(lasting), Decimal(100 * len(days))
    return Contract(
        name, client or name, START, ended=ended, earned=earned, payments=payments, feedback=feedback, ending=DONE
    )


def verdict_on(contract: Contract, policy: Policy, day: date = DAY) -> Verdict:
    return score_history(History((contract,)), policy, day).verdicts[0]


def jobs(verdict: Verdict) -> tuple[int, int]:
    """The good jobs of a verdict and the others."""
    return verdict.counting.jobs - verdict.counting.spoiled, verdict.counting.spoiled


def test_the_page_s_example_of_270_days_is_three_jobs() -> None:
    assert jobs(verdict_on(worked("c", [10, 100, 200], "5", lasting=270), INSIGHTS)) == (3, 0)


def test_the_page_s_example_of_a_gap_is_two_jobs() -> None:
    assert jobs(verdict_on(worked("c", [10, 200], "5", lasting=270), INSIGHTS)) == (2, 0)


def test_the_page_s_example_of_a_bad_end_is_two_good_jobs_and_a_bad_one() -> None:
    spoiled = verdict_on(worked("c", [10, 100, 200], "2", lasting=270), INSIGHTS)
    assert (jobs(spoiled), spoiled.rule.code) == ((2, 1), "JSS215")
    assert Fraction(spoiled.net, spoiled.weight * INSIGHTS.scale.unit) == Fraction(1, 3)


def test_the_score_is_one_less_twice_the_bad_weight_over_all_of_it() -> None:
    history = History((worked("c", [10, 100, 200], "2", lasting=270), worked("d", [20], "5", lasting=250)))
    weights = [Fraction(5, 4)] * 3 + [Fraction(1)]  # 300 of the first: each of its jobs weighs 1.25
    assert score_history(history, INSIGHTS, DAY).percent == 100 * (1 - 2 * weights[2] / sum(weights))


def test_a_window_may_hold_only_the_periods_inside_it() -> None:
    policy = named_policy("upwork-2024-09+window-holds-periods")
    spoiled = verdict_on(worked("c", [10, 100, 260], "2", lasting=265), policy)
    found = [holding(spoiled, earliest_entry(DAY, months), DAY) for months in policy.windows.months]
    assert [part and part.jobs for part in found] == [1, 2, 3]
    assert [part and Fraction(part.net, part.weight * policy.scale.unit) for part in found] == [-1, 0, Fraction(1, 3)]


def test_a_client_that_pays_for_long_makes_what_it_did_not_rate_succeed() -> None:
    early, late = (worked(name, [on], None, lasting=on, client="A") for name, on in (("early", 5), ("late", 95)))
    verdicts = score_history(History((early, late)), INSIGHTS, DAY).verdicts
    assert [(v.outcome, v.rule.code) for v in verdicts] == [("positive", "JSS234")] * 2
    assert [v.entered for v in verdicts] == [START + timedelta(95)] * 2
    nearer = replace(late, payments=(Payment(START + timedelta(94), Decimal(100)),))
    assert [v.outcome for v in score_history(History((early, nearer)), INSIGHTS, DAY).verdicts] == ["excluded"] * 2


def test_negative_feedback_of_a_long_term_client_spoils_only_its_own_contract() -> None:
    history = History((worked("a", [5], None, lasting=9, client="A"), worked("b", [200], "1", lasting=200, client="A")))
    assert [v.outcome for v in score_history(history, INSIGHTS, DAY).verdicts] == ["positive", "negative"]


def test_a_bonus_moves_the_age_and_a_contract_may_be_too_old_on_the_day_it_ends() -> None:
    old = worked("c", [0], "5", lasting=300)
    bonus = replace(old, payments=(*old.payments, Payment(date(2026, 1, 5), Decimal(9))))
    ended = old.ended or DAY
    assert verdict_on(old, INSIGHTS, ended).shares[0].aged == START
    assert holding(verdict_on(old, INSIGHTS, ended), earliest_entry(ended, 6), ended) is None
    assert verdict_on(bonus, INSIGHTS).shares[0].aged == date(2026, 1, 5)
    assert verdict_on(bonus, named_policy("upwork-2024-09+age-from-end")).shares[0].aged == ended


@pytest.mark.parametrize("policy", load_all(), ids=lambda policy: policy.name)
@pytest.mark.parametrize("money", ["none", "refunded"])
@pytest.mark.parametrize("unknown", [Ending(), Ending("client"), Ending("freelancer")], ids=str)
@pytest.mark.parametrize(("stars", "private"), [("1", UNKNOWN), ("1", None), ("5", UNKNOWN), (None, 0)])
def test_an_assumption_never_overrules_what_the_client_said(
    policy: Policy, money: str, unknown: Ending, stars: str | None, private: int | None
) -> None:
    """Nothing was kept and the reason is not known: bad feedback is bad, good feedback as the era says."""
    amount = Decimal(0) if money == "none" else Decimal(300)
    feedback = Feedback(None if stars is None else Decimal(stars), private)
    ended = policy.since + timedelta(20)
    contract = Contract(
        "c", "A", policy.since, ended=ended, earned=amount, refunded=amount, feedback=feedback, ending=unknown
    )
    outcome = verdict_on(contract, policy, ended).outcome
    asked = stars is not None or not policy.asked
    good = "positive" if policy.since < date(2020, 3, 1) else "excluded"
    assert outcome == (good if stars == "5" else "negative" if asked else "excluded")


@pytest.mark.parametrize("policy", load_all(), ids=lambda policy: policy.name)
def test_what_was_said_during_a_contract_counts_in_no_era(policy: Policy) -> None:
    plain = Contract("c", "A", policy.since, earned=Decimal(100), kind="hourly")
    said = replace(plain, interim=(Interim(policy.since + timedelta(5), Decimal(1)),))
    for days in (10, 100, 200):
        one, other = (verdict_on(contract, policy, policy.since + timedelta(days)) for contract in (plain, said))
        assert (one.rule, one.counting) == (other.rule, other.counting)


def test_an_answer_belongs_to_the_day_the_contract_ended() -> None:
    policy = named_policy("upwork-2026-03")
    last = date(2026, 3, 30)
    found = []
    for ended in (last, last + timedelta(1)):
        contract = Contract("c", "A", START, ended=ended, earned=Decimal(9), feedback=Feedback(Decimal(5), 2))
        found.append(verdict_on(contract, policy, date(2026, 5, 1)).outcome)
    assert found == ["negative", "positive"]
