from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from conftest import Examples
from strategies import random_history

from jss_cli.api import check, diff, explain, plan, score, timeline, what_if
from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Feedback, History, Observation
from jss_cli.explaining.why.sightings import compare_observed
from jss_cli.files.case import open_text
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.reports.observed import part_words
from jss_cli.scoring.scoring import score_history

RULES = _PolicyFiles()
FIVE = Feedback(Decimal(5), None)


def test_what_was_computed_for_an_observed_day_is_the_score_of_that_day(examples: Examples) -> None:
    rng = Random("observed")  # noqa: S311 - test data
    for _ in examples(4):
        history, day = random_history(rng, 9)
        seen = tuple(Observation(day - timedelta(days=5 * back), rng.randrange(101)) for back in range(60))
        for sighting in compare_observed(Case(replace(history, observed=seen), day, RULES)):
            on = sighting.observation.on
            score = score_history(history, RULES.on(on), on)
            assert (sighting.computed, sighting.policy) == (score.whole, score.policy)


def test_the_score_of_a_window_is_that_of_the_rules_of_its_day_a_part_of_a_blend_too() -> None:
    ended = [date(2021, 10, 10) + timedelta(days=n) for n in range(4)]
    good = [Contract(f"c{n}", f"K{n}", day, ended=day, earned=Decimal(9), feedback=FIVE) for n, day in enumerate(ended)]
    seen = tuple(Observation(day, 100, windows=((3, 100), (6, 100))) for day in (date(2021, 11, 14), date(2026, 1, 5)))
    found = compare_observed(Case(History(tuple(good), observed=seen), seen[-1].on, RULES))
    assert [one.windows for one in found] == [(100, 100), (None, None)]
    assert list(part_words(found[1])) == [
        "3 months 100 %, here windows of 6, 12, 24 months only",
        "6 months 100 %, here no score",
    ]


def test_a_share_that_no_answers_give_disagrees_beside_a_score_that_fits() -> None:
    day, said = date(2021, 10, 20), (10, 9, UNKNOWN, 10)
    feedback = [Feedback(Decimal(5), answer) for answer in said]
    good = [Contract(f"c{n}", f"K{n}", day, ended=day, earned=Decimal(9), feedback=f) for n, f in enumerate(feedback)]
    shares = [Fraction(3, 4), Fraction(9, 11), Fraction(1)]
    seen = tuple(Observation(date(2021, 11, 14), 100, share, share.denominator) for share in shares)
    found = compare_observed(Case(History(tuple(good), observed=seen), day, RULES))
    assert [one.agrees for one in found] == [True, False, True]
    told = "82 % would recommend, which no answers give here: 3 known (0 of them poor) and 1 unknown"
    assert list(part_words(found[1])) == [told]
    unlisted = History(tuple(good), observed=seen, unlisted=7)
    assert all(one.agrees for one in compare_observed(Case(unlisted, day, RULES)))


MARKED = """as_of: 2025-03-01
contracts:
- {id: a, client: A, started: 2025-01-06, ended: 2025-01-20, earned: 0, insights: eligible, kind: fixed,
   feedback: {stars: 5, recommend: 10}, ending: {by: client, reason: completed}}
- {id: b, client: B, started: 2025-01-06, ended: 2025-01-20, earned: 9, kind: fixed, feedback: {stars: 5}}
- {id: c, client: C, started: 2025-01-06, ended: 2025-01-20, earned: 9, kind: fixed, feedback: {stars: 5}}
"""
WORDS = "a: the insights page has it as counted"


def test_every_command_lists_what_the_page_and_the_rules_contradict_each_other_on() -> None:
    case = open_text(MARKED, None, None, Reading())
    answers = [ask(case) for ask in (score, explain, check, timeline, plan)]
    answers += [diff(case, first=date(2025, 2, 1)), what_if(case, "b.stars=2")]
    for answer in answers:
        result = answer.to_dict()
        assert (result[0] if isinstance(result, list) else result)["contradicted"] == ["a"]
        assert WORDS in " ".join(answer.to_text().split())


def test_what_is_said_of_one_of_two_files_names_it_and_what_is_said_of_both_does_not() -> None:
    first, other = (f"{MARKED}{more}" for more in ("agency: true\n", "unlisted: 2\n"))
    one, two = (open_text(text, None, None, Reading(), name) for text, name in ((first, "a.yaml"), (other, "b.yaml")))
    found = diff(one, two).to_dict()
    assert found["contradicted"] == ["a"]
    agency, unlisted = found["assumed"]
    assert agency.startswith("a.yaml: the score is an agency's")
    assert unlisted.startswith("b.yaml: 2 contracts that the file does not list")
