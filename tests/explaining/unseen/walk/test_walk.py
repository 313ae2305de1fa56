"""The edges of the inference: each is a place where a walk over sums could go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import worlds

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Minimum
from jss_cli.domain.story import Seen, Unseen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.inference import infer
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
GOOD = Contract(
    "c",
    "K",
    date(2016, 6, 1),
    ended=date(2016, 7, 1),
    earned=Decimal(90),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
)
BAD = replace(GOOD, feedback=Feedback(Decimal(5), 0))
NEUTRAL = replace(GOOD, feedback=Feedback(Decimal(5), 8))
ASKED = replace(GOOD, feedback=Feedback(Decimal(5)))
SILENT = replace(GOOD, feedback=Feedback(None))


def policy(name: str | None = None, day: date = DAY) -> Policy:
    return load_policy(name, day)


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


def told(unseen: Unseen) -> list[tuple[tuple[str, str], ...]]:
    return [tuple((contract.id, outcome.value) for contract, outcome in story.differs) for story in unseen.stories]


def chance_by_hand(of: History, *seen: Seen) -> float:
    """The chance of what was seen, world by world."""
    days = [(s.policy, s.on) for s in seen]
    fitting = (
        chance
        for world, chance in worlds.every_world(of, *days)
        if all(
            score == s.score and s.recommend_percent in {None, share}
            for s, (score, share) in zip(seen, worlds.shown_on(world, days), strict=True)
        )
    )
    return float(sum(fitting))


def test_with_nothing_unknown_the_posterior_is_the_verdict_and_the_chance_one_or_nothing() -> None:
    of = history(GOOD, GOOD, GOOD, BAD)
    right, wrong = infer(of, [Seen(DAY, policy(), 50)]), infer(of, [Seen(DAY, policy(), 51)])
    assert (right.chance, wrong.chance) == (1, 0)
    assert [posterior.after.of(Outcome.NEGATIVE) for posterior in right.posteriors] == [0, 0, 0, 1]
    assert told(right) == [()]
    assert (right.questions, wrong.stories) == ((), ())


def test_with_everything_unknown_every_story_is_a_guess_by_the_priors() -> None:
    blank = replace(GOOD, feedback=Feedback(None), ending=Ending(), earned=Decimal(0))
    of = history(*[blank] * 4)
    unseen = infer(of, [Seen(DAY, policy(), 25)])
    assert unseen.chance == pytest.approx(chance_by_hand(of, Seen(DAY, policy(), 25)), abs=1e-12)
    assert 10 <= len(unseen.stories) <= 40


def test_an_answer_that_excludes_a_contract_may_take_the_window_below_its_minimum() -> None:
    of = history(GOOD, GOOD, BAD, SILENT)
    unseen = infer(of, [Seen(DAY, policy(), 50)])
    assert unseen.chance == pytest.approx(chance_by_hand(of, Seen(DAY, policy(), 50)), abs=1e-12)
    assert unseen.posteriors[3].before.excluded > 0.8
    assert unseen.posteriors[3].after.excluded == 0  # a score was shown, so it counted


def test_only_distinct_clients_meet_the_minimum() -> None:
    same = tuple(replace(c, id=f"c{i}", client="K") for i, c in enumerate((GOOD, GOOD, GOOD, BAD)))
    others = tuple(replace(SILENT, id=f"d{i}", client=f"D{i}") for i in range(2))
    of = History((*same, *others))
    unseen = infer(of, [Seen(DAY, policy(), 67)])
    assert unseen.chance == pytest.approx(chance_by_hand(of, Seen(DAY, policy(), 67)), abs=1e-12)
    assert unseen.chance > 0
    assert all(posterior.after.excluded == 0 for posterior in unseen.posteriors[4:])


def test_the_trending_mean_is_carried_along_exactly() -> None:
    day = date(2021, 8, 31)
    recent = replace(ASKED, started=date(2021, 7, 1), ended=date(2021, 8, 1))
    older = replace(ASKED, started=date(2021, 3, 1), ended=date(2021, 4, 1))
    silent = replace(SILENT, started=date(2021, 3, 1), ended=date(2021, 4, 1))
    rules = policy("upwork-2021", day)
    rules = replace(rules, windows=replace(rules.windows, minimum=Minimum(2, 2)))
    of = history(recent, recent, older, silent)
    by_hand = dict.fromkeys(range(101), 0.0)
    for world, chance in worlds.every_world(of, (rules, day)):
        shown = worlds.shown(worlds.raw(world, rules, day))
        if shown is not None:
            by_hand[shown] += float(chance)
    assert by_hand == pytest.approx({s: infer(of, [Seen(day, rules, s)]).chance for s in by_hand}, abs=1e-12)
    assert sum(by_hand.values()) == pytest.approx(1)


def test_weights_up_to_the_cap_are_counted() -> None:
    long = replace(ASKED, started=date(2014, 7, 1), paid_months=24)
    of = history(long, ASKED, GOOD, GOOD, ASKED)
    assert infer(of, [Seen(DAY, policy(), 0)]).chance == pytest.approx(
        chance_by_hand(of, Seen(DAY, policy(), 0)), abs=1e-12
    )
    assert sum(infer(of, [Seen(DAY, policy(), score)]).chance for score in range(101)) == pytest.approx(1)


def test_the_tiered_scale_gives_other_odds() -> None:
    of = history(GOOD, GOOD, GOOD, ASKED)
    tiered = policy("upwork-2016+tiered")
    assert told(infer(of, [Seen(DAY, tiered, 88)])) == [(("c3", "neutral"),)]
    assert infer(of, [Seen(DAY, policy(), 88)]).chance == 0


def test_zero_holds_every_score_below_it() -> None:
    of = history(BAD, BAD, BAD, ASKED)
    unseen = infer(of, [Seen(DAY, policy(), 0)])
    assert unseen.chance == pytest.approx(1)
    assert unseen.posteriors[3].after == unseen.posteriors[3].before


def test_a_hundred_is_shown_from_ninety_nine_and_a_half() -> None:
    heavy = replace(GOOD, started=date(2014, 7, 1), paid_months=24)
    many = history(*[heavy] * 26, ASKED)
    assert infer(many, [Seen(DAY, policy(), 100)]).posteriors[26].after.neutral > 0  # 208/209 = 99.5
    assert infer(many, [Seen(DAY, policy(), 100)]).posteriors[26].after.negative == 0


def test_halves_are_rounded_up() -> None:
    of = history(*[GOOD] * 149, *[NEUTRAL] * 51)
    assert infer(of, [Seen(DAY, policy(), 75)]).chance == 1  # 74.5
    assert infer(of, [Seen(DAY, policy(), 74)]).chance == 0


def test_before_the_first_contract_nothing_fits() -> None:
    assert infer(history(ASKED, ASKED), [Seen(date(2015, 7, 12), policy("upwork-2015"), 90)]).chance == 0


def test_observations_that_contradict_each_other_have_no_story() -> None:
    of, later = history(GOOD, GOOD, GOOD, ASKED), date(2016, 9, 4)
    assert infer(of, [Seen(DAY, policy(), 75)]).chance > 0
    assert infer(of, [Seen(later, policy(), 100)]).chance > 0
    assert infer(of, [Seen(DAY, policy(), 75), Seen(later, policy(), 100)]).chance == 0


def test_at_a_hundred_percent_no_client_who_answered_was_a_detractor() -> None:
    unseen = infer(history(GOOD, GOOD, GOOD, ASKED), [Seen(DAY, policy(), 100, 100)])
    assert all(posterior.after.negative == 0 for posterior in unseen.posteriors)


def test_at_ninety_one_percent_one_of_eleven_was() -> None:
    of = history(*[GOOD] * 9, ASKED, ASKED)
    unseen = infer(of, [Seen(DAY, policy(), 82, 91)])
    assert told(unseen)[:2] == [(("c9", "negative"),), (("c10", "negative"),)]
    assert sum(posterior.after.negative for posterior in unseen.posteriors) == pytest.approx(1)


def test_suspicion_raises_the_odds_of_what_does_not_count_as_good() -> None:
    plain = infer(history(GOOD, GOOD, GOOD, ASKED), [Seen(DAY, policy(), 100)]).posteriors[3].before
    suspected = (
        infer(history(GOOD, GOOD, GOOD, replace(ASKED, suspected=True)), [Seen(DAY, policy(), 100)])
        .posteriors[3]
        .before
    )
    factor = float(policy().priors.suspected)
    assert suspected.negative / suspected.positive == pytest.approx(factor * plain.negative / plain.positive)
    assert suspected.neutral / suspected.positive == pytest.approx(factor * plain.neutral / plain.positive)


def test_two_scores_tell_more_than_one() -> None:
    old = replace(ASKED, started=date(2015, 10, 1), ended=date(2015, 11, 1))
    of = history(GOOD, GOOD, GOOD, old, ASKED)
    seen = (Seen(DAY, policy(), 75), Seen(date(2016, 7, 10), policy(), 75))
    assert infer(of, seen).chance == pytest.approx(chance_by_hand(of, *seen), abs=1e-12)


def test_what_to_find_out_first_is_the_answer_that_decides() -> None:
    unseen = infer(history(GOOD, GOOD, GOOD, ASKED, replace(ASKED, suspected=True)), [Seen(DAY, policy(), 80)])
    assert unseen.questions[0].share == pytest.approx(1, abs=0.02)
    assert all(0 < question.share <= 1 + 1e-9 for question in unseen.questions)
