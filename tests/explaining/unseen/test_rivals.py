"""Which rules explain a score, and what is near one that cannot be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.rivals import evidence, nearby
from jss_cli.files.policy import load_all, load_policy, named_policy

DAY = date(2016, 8, 21)
EVERY = (*load_all(), named_policy("upwork-2016+tiered"))
POLICY = load_policy(None, DAY)
GOOD = Contract(
    "c",
    "K",
    date(2016, 6, 1),
    ended=date(2016, 7, 1),
    earned=Decimal(90),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
)
NEUTRAL = replace(GOOD, feedback=Feedback(Decimal(5), 8))
UNKNOWN_ANSWER = replace(GOOD, feedback=Feedback(Decimal(5)))


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


def names(found: object) -> list[tuple[str, ...]]:
    return [tuple(policy.name for policy in rival.policies) for rival in found]  # type: ignore[attr-defined]


def test_the_era_in_force_and_its_variants_stand_side_by_side() -> None:
    found = evidence(history(*[GOOD] * 5), [Seen(DAY, POLICY, 100)], EVERY)
    assert sorted(names(found)) == [("upwork-2016",), ("upwork-2016+tiered",)]
    assert [rival.chance for rival in found] == [1, 1]


def test_a_score_that_only_the_variant_gives_is_evidence_for_it() -> None:
    found = evidence(history(GOOD, GOOD, GOOD, NEUTRAL), [Seen(DAY, POLICY, 88)], EVERY)
    assert names(found)[0] == ("upwork-2016+tiered",)
    assert [rival.chance for rival in found] == [1, 0]


def test_that_none_fits_is_an_answer() -> None:
    found = evidence(history(*[GOOD] * 5), [Seen(DAY, POLICY, 71)], EVERY)
    assert all(rival.chance == 0 for rival in found)


def test_on_days_of_two_eras_each_era_and_both_in_turn_are_tried() -> None:
    early = date(2016, 5, 29)
    seen = [Seen(DAY, POLICY, 100), Seen(early, load_policy(None, early), 100)]
    aged = [replace(GOOD, started=date(2016, 1, 1), ended=date(2016, 2, 1))] * 5
    found = names(evidence(history(*aged), seen, EVERY))
    assert ("upwork-2016", "upwork-2015") in found
    assert ("upwork-2015", "upwork-2015") in found
    assert ("upwork-2016+tiered", "upwork-2016+tiered") in found


def test_the_nearest_scores_are_those_that_some_world_shows() -> None:
    near = nearby(history(GOOD, GOOD, GOOD, UNKNOWN_ANSWER), [Seen(DAY, POLICY, 80)])[0]
    assert (near.below, near.above, near.fits_alone) == (75, 100, False)


def test_the_share_of_clients_who_would_recommend_stays_as_it_was_seen() -> None:
    near = nearby(history(GOOD, GOOD, GOOD, UNKNOWN_ANSWER), [Seen(DAY, POLICY, 60, 100)])[0]
    assert (near.below, near.above) == (None, 75)


def test_days_that_contradict_each_other_may_each_fit_alone() -> None:
    of = history(GOOD, GOOD, GOOD, UNKNOWN_ANSWER)
    later = date(2016, 9, 4)
    found = nearby(of, [Seen(DAY, POLICY, 75), Seen(later, POLICY, 100)])
    assert [near.fits_alone for near in found] == [True, True]


def test_before_the_first_contract_no_score_can_be_shown() -> None:
    early = date(2016, 1, 10)
    near = nearby(history(*[GOOD] * 5), [Seen(early, load_policy(None, early), 90)])[0]
    assert (near.below, near.above, near.fits_alone) == (None, None, False)
