from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from conftest import ROOT
from seen_cases import SUNDAY, case_of, rated

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import History, Observation
from jss_cli.domain.report import Note, Table
from jss_cli.domain.seen import Blow, SeenAnswer, SeenStory
from jss_cli.domain.vague import DayBounds, with_told
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen import answering
from jss_cli.explaining.seen_explanation import explain_seen
from jss_cli.reports.seen import given_up_notes, readings_held_words, seen_headline, weighed_words
from jss_cli.reports.seen_explanation import COUNTED_AS, explanation_words, look_words, story_words
from jss_cli.reports.why.seen import seen_report

pytestmark = pytest.mark.usefixtures("weighed_once")

BELOW, NONE = Observation(SUNDAY, shown="within", high=89), Observation(SUNDAY, shown="none")


def answered(contracts: int, seen: Observation) -> SeenAnswer:
    return answering.answer_seen(seeing(contracts, seen), [seen])


def seeing(contracts: int, seen: Observation, known: int = 0) -> Case:
    """So many contracts, the private answer to some of which is known and good."""
    case = case_of(*(rated(n, 10) if n <= known else rated(n) for n in range(1, contracts + 1)))
    return replace(case, history=replace(case.history, observed=(seen,)))


@pytest.mark.parametrize(
    ("contracts", "seen", "told"),
    [
        (1, Observation(SUNDAY, 88), ". A score takes 4 counted contracts from 2 clients; there is 1 from 1 client"),
        (1, BELOW, "Missing: 3 contracts and 1 client. Please look: which contracts that count are not in the file?"),
        (6, NONE, " (nearest: a score in over 99 in 100 of what fits). Please look: was it seen on that day?"),
    ],
)
def test_a_score_where_the_rules_give_none_and_none_where_they_give_one_is_explained_by_nothing(
    contracts: int, seen: Observation, told: str
) -> None:
    answer = answered(contracts, seen)
    assert answer.fits == "nothing"
    words = explanation_words(answer)
    assert words.startswith(
        ("No reading of the rules explains it (", "By the rules alone there is none, nor by any reading")
    )
    assert told in words
    assert "points" not in words
    assert "Please look" in words


def test_an_old_number_is_said_to_be_old_in_the_first_lines() -> None:
    case, answer = seeing(6, Observation(SUNDAY, 83)), answered(6, Observation(SUNDAY, 83))
    assert seen_headline(case, answer).facts[0] == "shown on 2021-11-14"
    later = replace(case, day=SUNDAY + timedelta(days=91))
    assert seen_headline(later, answer).facts[0] == "shown on 2021-11-14, 91 days before 2022-02-13: look again"


def test_points_are_told_only_of_a_score_that_is_there() -> None:
    text = api.explain(seeing(6, NONE)).to_text()
    assert text.startswith("Job Success Score  no score")
    assert "to begin with" not in text


@pytest.mark.parametrize(
    ("contracts", "seen", "words"),
    [
        (6, Observation(SUNDAY, 83), "Then the number fits exactly."),
        (4, BELOW, "Then the number lies within what was seen."),
    ],
)
def test_what_was_seen_is_met_in_words_of_its_own(contracts: int, seen: Observation, words: str) -> None:
    assert words in explanation_words(answered(contracts, seen))


def test_a_story_names_what_differs_in_either_direction_and_what_of_it_the_facts_speak_against() -> None:
    seen = Observation(SUNDAY, 94)
    every = (*map(rated, range(1, 10)), rated(10, recommend=0, stars="1"))
    case = case_of(*(replace(one, started=every[0].started, ended=every[0].ended) for one in every))
    answer = answering.answer_seen(replace(case, history=replace(case.history, observed=(seen,))), [seen])
    words = story_words(answer.stories[0], answer)
    assert words.startswith("c10 (K10) counted not at all (a surprise) and one of 9 alike contracts")
    assert words.endswith(" counted as half a good one, by a private answer (JSS202)")
    alone = [story for story in answer.stories if [blow.outcome for blow in story.blows] == [Outcome.EXCLUDED]]
    assert sum(story.share for story in alone) < 0.02  # nine good ones would show 100


def test_beside_a_contract_that_is_missing_stands_what_those_of_the_file_cost() -> None:
    absent: dict[str, Any] = {"absent": 0.9, "scored": 1.0, "is_fitting": True}
    answer = replace(answered(4, Observation(SUNDAY, 80)), **absent)
    first = answer.groups[0]
    words = explanation_words(answer)
    assert words.startswith("The rules alone give 100 % for that day. Likeliest (")
    assert f"; each of {' '.join(first.names[:3])}" in words
    assert f"short of good in {round(100 * first.odds[0].after.short_of_good)} in 100 ({first.lost:.1f} points" in words
    free = replace(
        answer, groups=tuple(replace(g, odds=tuple(replace(o, lost=0.0) for o in g.odds)) for g in answer.groups)
    )
    assert "short of good" not in explanation_words(free)


@pytest.mark.parametrize(("low", "first"), [(0.3, "one of the 2 contracts"), (0.1, "each of c1 c2 c3 short of good")])
def test_the_likeliest_is_what_fell_short_with_its_own_share_and_nothing_likelier_stands_behind_it(
    low: float, first: str
) -> None:
    good, bad = (Blow(None, n, outcome, True) for n, outcome in ((2, Outcome.POSITIVE), (1, Outcome.NEGATIVE)))
    shares = (((good,), 0.6 - low), ((good, bad), low - 0.05), ((bad,), 0.05))
    stories = tuple(SeenStory(blows, reread=False, share=share, causes=()) for blows, share in shares)
    told: dict[str, Any] = {"absent": 0.6, "scored": 1.0, "is_fitting": True, "announced": 2, "stories": stories}
    answer = replace(answered(4, Observation(SUNDAY, 80)), **told)
    short, words = answer.groups[0].odds[0].after.short_of_good, explanation_words(answer)
    assert f"Likeliest ({round(100 * max(low, short))} in 100): {first}" in words
    assert "one of the 2 contracts that the file counts as `unlisted` counted against you" in words
    assert "counted as good" not in words
    assert (f"counted against you in {round(100 * low)} in 100." in words) is (low < short)


def test_of_a_range_nothing_within_it_is_left_unexplained() -> None:
    answer = replace(answered(4, BELOW), expected=70.0)
    assert answer.unexplained == 0
    assert replace(answer, expected=92.0).unexplained == pytest.approx(-3)


@pytest.mark.parametrize(
    ("contracts", "seen", "headline"),
    [
        (6, NONE, "no score → not known"),
        (1, Observation(SUNDAY, 88), "88 % → not known"),
        (4, BELOW, "less than 90 % → "),
    ],
)
def test_what_would_be_is_not_known_where_nothing_explains_what_was_seen(
    contracts: int, seen: Observation, headline: str
) -> None:
    assert (
        api.what_if(seeing(contracts, seen), "wait:2022-03-01").to_text().startswith(f"Job Success Score  {headline}")
    )


def test_an_older_number_that_does_not_go_with_the_last_one_is_told_alike_everywhere() -> None:
    case = seeing(4, Observation(SUNDAY, 75), known=2)
    older = Observation(SUNDAY - timedelta(days=14), 40)
    case = replace(case, history=replace(case.history, observed=(older, *case.history.observed)))
    told = "40 % on 2021-10-31 does not go with that of 2021-11-14: a passing or mistaken number (over 99 in 100)"
    for answer in (api.explain(case), api.diff(case), api.infer(case), api.reply(case, audience="internal")):
        assert told in " ".join(answer.to_text(1000).split())


def test_rows_that_cost_nothing_bear_no_odds() -> None:
    text = api.explain(api.open_history(ROOT / "tests" / "cases" / "five_stars_88.yaml")).to_text(200)
    rows = [line for line in text.splitlines() if line.strip().startswith("0.0 ")]
    assert len(rows) == 1
    assert "whatever it was, it cost next to nothing" in rows[0]
    assert "in 100" not in rows[0]


def test_a_score_that_is_gone_asks_for_no_contract_that_would_raise_none() -> None:
    case = seeing(4, NONE, known=2)
    earlier = Observation(SUNDAY - timedelta(days=14), 100)
    case = replace(case, history=replace(case.history, observed=(earlier, NONE)))
    text = " ".join(api.diff(case).to_text().split())
    assert "Please look: was it seen on that day?" in text


def test_what_is_noted_but_not_weighed_is_said() -> None:
    noted = (
        Observation(SUNDAY - timedelta(days=14), shown="fall", fell=12),
        Observation(SUNDAY, 75, windows=((6, 75),)),
    )
    case = seeing(4, noted[1], known=2)
    case = replace(case, history=replace(case.history, observed=noted))
    for text in (api.explain(case).to_text(), api.infer(case).to_text()):
        assert "Not weighed: a fall: noted in the file" in " ".join(text.split())
    assert "Not weighed" not in api.explain(seeing(4, Observation(SUNDAY, 75), known=2)).to_text()


def test_a_gain_is_told_in_points_where_the_rules_come_near_the_number_but_not_to_it() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "b14.yaml")
    assert api.what_if(case, "add:3x500").to_text().startswith("Job Success Score  96 % → about 97 %")


def test_a_reply_tells_no_number_of_today_where_nothing_was_computed_since() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "b14.yaml")
    assert "By now" not in api.reply(case).to_text()


def test_a_number_of_eligible_jobs_that_nothing_fits_is_said_to_be_doubted() -> None:
    fitting, odd = (answered(4, Observation(SUNDAY, 100, eligible=number)) for number in (4, 7))
    assert not given_up_notes(fitting)
    (note,) = given_up_notes(odd)
    assert note.text == (
        f"7 eligible on {SUNDAY}, as mistaken (over 99 in 100): most of what fits comes to another number, and the "
        "odds rest on what else was seen"
    )


def test_a_number_noted_after_the_score_was_computed_anew_is_said_not_to_be_weighed() -> None:
    case = api.open_history(text=LATER)
    text = " ".join(api.infer(case).to_text().split())
    assert "Not weighed: what was noted on 2026-11-22: the score was computed anew since 2026-11-08" in text


LATER = """as_of: 2026-11-27
observed: [{on: 2026-11-08, score: 100}, {on: 2026-11-22, eligible: 40}]
contracts:
  - {id: a, client: A, started: 2026-05-01, ended: 2026-05-10, earned: 100, feedback: {stars: 5}}
  - {id: b, client: B, started: 2026-05-01, ended: 2026-05-11, earned: 100, feedback: {stars: 5}}
  - {id: o, client: C, started: 2026-10-01, earned: 100}
"""


def test_the_doubt_is_about_what_contracts_counted_as_and_an_answer_that_a_closing_tells_is_called_so() -> None:
    text = " ".join(api.infer(api.open_history(text=LATER)).to_text().split())
    assert "to learn from the next score what its client says" in text
    assert "o (C): the score of 2026-11-28 would tell over 99 in 100 of it" in text
    assert "of the doubt on" not in text


def test_no_insights_page_is_named_to_find_out_what_contracts_counted_as_before_there_was_one() -> None:
    now, then = (
        ROOT / name for name in ("tests/cases/five_stars_88.yaml", "sample_histories/nine_jobs_75_unseen.yaml")
    )
    assert "insights page" in api.infer(api.open_history(now)).to_text()
    text = api.infer(api.open_history(then)).to_text()
    assert "What to find out" in text
    assert "insights" not in text


@pytest.mark.parametrize(
    ("noted", "words", "fits"),
    [
        ({"eligible": 4}, "4 eligible", True),
        ({"eligible": 6}, "6 eligible", False),
        ({"recommend": Fraction(3, 4), "recommend_of": 4}, "3 of 4, 75 % would recommend", True),
    ],
)
def test_what_was_noted_without_a_score_is_weighed(noted: dict[str, Any], words: str, fits: bool) -> None:
    seen = Observation(SUNDAY, shown="untold", **noted)
    case = seeing(4, seen, known=2)
    text = " ".join(api.infer(case).to_text().split())
    assert text.startswith(f"Noted, and no score {words}")
    assert ("Then what was noted fits." in text) is fits
    told = " ".join(api.explain(case).to_text().split())
    assert f"you saw {words} on {SUNDAY}: these rules give 100 % for that day; jss infer says what it is worth" in told


def test_nothing_is_planned_by_what_comes_nearest_where_that_has_no_score() -> None:
    case = seeing(1, Observation(SUNDAY, 88))
    plan, line, what_if = api.plan(case), api.timeline(case), api.what_if(case, "c1.stars=2")
    texts = [" ".join(answer.to_text().split()) for answer in (plan, line, what_if)]
    for text, words in zip(texts, ("cannot be planned", "cannot be told", "Only the rules alone"), strict=True):
        assert words in text
        assert "what comes nearest has no score" in text
    assert "good contract" not in texts[0]
    assert "stays" not in texts[1]
    assert "points by the rules alone" in texts[2]
    assert "+" not in texts[2]
    assert plan.to_dict()["worlds"]["ways"] == line.to_dict()["ahead"] == []
    assert what_if.to_dict()["worlds"] is None


def test_what_stays_is_said_with_the_number() -> None:
    case = seeing(4, Observation(SUNDAY, 75))
    assert " it stays at 75" in " ".join(api.timeline(case, last=case.day + timedelta(days=2)).to_text().split())


@pytest.mark.parametrize(
    ("announced", "told", "look"),
    [
        (None, "a contract that is not in the file counted", "which contracts that count are not in the file?"),
        (1, "the contract that the file counts as `unlisted` counted", "Add it, even with"),
        (2, "one of the 2 contracts that the file counts as `unlisted` counted", "Add them, even with"),
        (0, "", "was it seen on that day?"),
    ],
)
def test_what_the_person_already_said_of_missing_contracts_is_not_asked(
    announced: int | None, told: str, look: str
) -> None:
    answer = replace(answered(1, Observation(SUNDAY, 88)), announced=announced)
    assert look in look_words(answer)
    scored = replace(answer, scored=1.0)
    assert ("an offer closed unpaid? " in look_words(scored)) is (announced is None)
    if told:
        missing = SeenStory((Blow(None, 1, Outcome.NEGATIVE, is_surprise=True),), reread=False, share=1.0, causes=())
        assert story_words(missing, answer).startswith(told)
        assert ("nothing in the file" in story_words(missing, answer)) is (announced is None)


def test_a_range_says_which_contracts_are_not_in_it() -> None:
    case = seeing(3, Observation(SUNDAY, 75))
    case = replace(case, history=replace(case.history, unlisted=2))
    text = api.infer(case, only_range=True).to_text()
    assert "Not in the range: 2 contracts that the file counts as `unlisted`" in text


def test_what_comes_near_a_range_that_was_seen_is_said_to_be_among_what_fits() -> None:
    words = "what comes near the range is among them"
    case = seeing(4, BELOW)
    told = [api.timeline(case, last=case.day + timedelta(days=2)), api.what_if(case, "c1.stars=2")]
    assert all(words in " ".join(answer.to_text().split()) for answer in told)


def test_days_that_too_many_contracts_lack_for_the_odds_are_said_to_be_taken() -> None:
    old = SUNDAY - timedelta(days=400)
    told = (replace(rated(n), kind="fixed", started=old) for n in range(4))
    history = History(tuple(with_told(one, {"ended": DayBounds()}, SUNDAY) for one in told))
    case = replace(case_of(), history=replace(history, observed=(Observation(SUNDAY, 75),)))
    for text in (api.explain(case).to_text(), api.infer(case).to_text()):
        words = "Not weighed: every day on which c3 may have begun or ended: there are too many ways"
        assert words in " ".join(text.split())
    ahead = api.timeline(case, last=case.day + timedelta(days=900)).to_text()
    assert "in most of what fits, by the days taken" in ahead
    assert "in all of what fits" not in ahead
    report = seen_report(explain_seen(case, answering.answer_seen(case, case.history.observed)), top=9, every=True)
    rows = (row.sentence for block in report.blocks if isinstance(block, Table) for row in block.rows)
    assert any("c3 (K3) (ended on a day that is not known, 5 stars) cost" in row for row in rows)


def test_the_odds_of_a_contract_are_those_of_any_cause_and_the_likeliest_cause_has_its_own() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "five_stars_88.yaml", as_of=date(2026, 11, 22))
    words = "counted against you, most often (40 in 100) by the reason the client gave (JSS211)."
    assert f"Likeliest (66 in 100): Scripts for videos (c13) {words}" in " ".join(api.explain(case).to_text().split())


def test_a_cause_that_holds_less_than_half_is_left_out() -> None:
    answer = answered(6, Observation(SUNDAY, 83))
    story = replace(answer.stories[0], causes=tuple((rule, 0.4) for rule, _ in answer.stories[0].causes[:1]))
    assert story_words(story, answer).endswith(COUNTED_AS[story.blows[-1].outcome])


def test_both_parts_of_a_story_with_a_contract_that_is_missing_are_told_with_the_odds_of_both() -> None:
    case = good_against_its_stars()
    both = "alike contracts with 2 stars counted as good (a surprise) and a contract"
    told = " ".join(api.infer(case).to_text().split())
    assert f"Likeliest (99 in 100): one of 2 {both} that is not in the file counted as good" in told
    assert f"The stories that fit, likeliest first 1 99 in 100 one of 2 {both}" in told
    assert "Of all that fits, over 99 in 100 comes to just this number. A contract counted otherwise" in told


def good_against_its_stars() -> Case:
    head = "as_of: 2026-01-10\nobserved: [{on: 2026-01-05, score: 60}]\ncontracts:\n"
    rows = (
        f"- {{id: c{n}, client: K{n}, kind: fixed, started: 2025-0{n}-01, ended: 2025-0{n}-20, earned: 100, "
        f"feedback: {{stars: {(4, 5, 2)[n % 3]}}}, ending: {{by: client}}}}\n"
        for n in range(1, 10)
    )
    return api.open_history(text=f"{head}{''.join(rows)}", policy="upwork-2026-03")


def test_the_badge_is_judged_by_the_number_that_was_seen_lately() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "five_stars_88.yaml", as_of=date(2026, 11, 27))
    told = api.timeline(case)
    text = " ".join(told.to_text().split())
    assert "By what you saw, and before it by the rules alone: Top Rated asks for 90 % now: it is 88 %" in text
    assert "It is not met;" in text
    assert '"is_met": true' not in told.to_json()


def test_who_falls_short_by_the_rules_alone_is_named_before_what_explains_a_better_number() -> None:
    answer = answered(6, Observation(SUNDAY, 83))
    verdict = replace(answer.score.verdicts[0], outcome=Outcome.NEUTRAL)
    score = replace(answer.score, verdicts=(verdict, *answer.score.verdicts[1:]))
    words = explanation_words(replace(answer, score=score))
    assert words.startswith("The rules alone give 100 % for that day: c1 (K1) falls short of good. Likeliest (")
    gone = tuple(replace(g, odds=tuple(o for o in g.odds if o.contract.id != "c1")) for g in answer.groups)
    assert "falls short" not in explanation_words(replace(answer, score=score, groups=gone))


def test_a_story_without_a_surprise_takes_none_whatever_others_take() -> None:
    surprising: dict[str, Any] = {"surprising": 0.9}
    words = explanation_words(replace(answered(6, Observation(SUNDAY, 83)), **surprising))
    assert "It takes a surprise" not in words
    assert words.endswith("Then the number fits exactly.")


def test_what_leaves_the_number_off_is_not_said_to_fit_exactly_because_other_stories_do() -> None:
    answer = answered(4, Observation(SUNDAY, 97))
    plain = SeenStory((), reread=False, share=0.3, causes=())
    both: dict[str, Any] = {"exact": 0.55, "stories": (plain, *answer.stories), "absent": 0.0}
    assert explanation_words(replace(answer, **both)).endswith(
        "Then the rules come within 3 points of it, not exactly."
    )


def test_where_no_few_contracts_explain_it_those_that_cost_most_are_told_with_the_odds_of_falling_short() -> None:
    answer = answered(6, Observation(SUNDAY, 83))
    many = replace(answer, stories=(replace(answer.stories[0], share=0.1),))
    first = answer.groups[0]
    lost, short = f"{first.lost:.1f}", round(100 * first.odds[0].after.short_of_good)
    assert f"Most of it: each of {' '.join(first.names[:3])}" in explanation_words(many)
    assert f"short of good in {short} in 100 ({lost} points together)" in explanation_words(many)
    assert "as good" not in explanation_words(many)


def test_contracts_of_one_group_are_told_together_and_the_rule_is_that_of_the_last() -> None:
    answer = answered(4, Observation(SUNDAY, 75))
    group, rules = answer.groups[0], {rule.code: rule for rule in answer.score.policy.rules}
    outcomes = ((2, Outcome.EXCLUDED), (1, Outcome.POSITIVE), (1, Outcome.NEGATIVE))
    blows = tuple(Blow(group, number, outcome, is_surprise=False) for number, outcome in outcomes)
    causes = (rules["JSS201"], 1.0), (rules["JSS222"], 1.0)
    told = f"of {len(group.odds)} alike contracts with 5 stars one counted as good and one counted against you and 2"
    words = story_words(SeenStory(blows, reread=False, share=0.5, causes=causes), answer)
    assert words == f"{told} counted not at all: paid, but nobody rated it (JSS222)"


def test_nothing_that_is_certain_is_asked_and_no_story_told_where_nothing_explains_the_number() -> None:
    text = api.infer(seeing(1, Observation(SUNDAY, 88))).to_text()
    assert "What to find out" not in text
    assert "fit" not in text.partition("Priors:")[0]
    assert "fits best" not in api.explain(seeing(1, Observation(SUNDAY, 88))).to_text()


def test_where_the_rules_come_near_the_number_what_is_ahead_says_from_which_it_starts() -> None:
    text = " ".join(api.explain(api.open_history(ROOT / "tests" / "cases" / "b14.yaml")).to_text().split())
    assert "From here: the rules come to 94 %, not to 96 %: what is said of later days starts there Next: " in text


def test_where_no_few_contracts_explain_it_what_is_known_is_what_each_kind_costs_together() -> None:
    case = seeing(6, Observation(SUNDAY, 83))
    answer = answered(6, Observation(SUNDAY, 83))
    many = replace(answer, stories=(replace(answer.stories[0], share=0.1),))
    silent = [replace(o.contract, feedback=replace(o.contract.feedback, stars=None)) for o in answer.groups[0].odds]
    unpaid = replace(
        answer.groups[0],
        odds=tuple(
            replace(o, contract=replace(c, earned=Decimal(0)))
            for o, c in zip(answer.groups[0].odds, silent, strict=True)
        ),
    )
    found = explain_seen(case, replace(many, groups=(unpaid, *answer.groups[1:])))
    told = {
        block.label: block.text for block in seen_report(found, top=3, every=False).blocks if isinstance(block, Note)
    }
    rest = sum(group.lost for group in answer.groups[1:])
    number = len(unpaid.odds)
    start = f"together the {number} unpaid and unrated cost {unpaid.lost:.1f} points"
    assert told["Known"] == f"{start}, the {6 - number} with stars cost {rest:.1f} points"


def test_the_share_of_the_readings_that_are_left_out_belongs_to_the_doubt_of_the_odds() -> None:
    answer = answered(4, Observation(SUNDAY, 88))
    few = replace(answer, number=6480, weighed=1, held=Fraction(28, 100))
    assert weighed_words(few).startswith("weighed: 1 of 6,480 readings of the rules")
    assert weighed_words(few).endswith(", 28 in 100 by weight: what the others would say is not in the odds")
    assert readings_held_words(few) == "; the readings weighed hold 28 in 100 by weight"
    assert readings_held_words(replace(few, held=Fraction(1))) == ""
    case = seeing(4, Observation(SUNDAY, 88))
    assert "fits best" not in str(seen_report(explain_seen(case, few), top=9, every=False))
    told = api.explain(case).to_dict()["explanation"]
    assert told["readings_weighed"] == answer.weighed
    assert told["readings_held"] == float(answer.held)


def test_what_no_reading_explains_is_planned_by_none_whichever_of_both_has_a_score() -> None:
    case = seeing(6, NONE)
    plan, timeline, letter = (" ".join(ask(case).to_text().split()) for ask in (api.plan, api.timeline, api.reply))
    assert "cannot be planned from this file" in plan
    assert "what comes nearest has a score" in timeline
    assert "Ahead the middle is" not in timeline
    assert "would give 100 %" in letter
    assert "still open" in letter
    assert "missing from such a list" not in letter
    assert "To reach" not in letter
