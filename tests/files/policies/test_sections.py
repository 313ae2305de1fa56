from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from texts import meant, problems

from jss_cli.domain.facts import ASSUMED, FACT
from jss_cli.domain.sections import Asked, Band, Basis, Blend, Minimum, Removal, Step
from jss_cli.files.policies.sections import (
    ASKED,
    BANDS,
    IN_FORCE,
    PRIORS,
    REMOVAL,
    SCALE,
    TOP_RATED,
    WEIGHTS,
    WINDOWS,
    _band_of,
    _chance_table,
)
from jss_cli.files.policies.syntax import Syntax

ASSUMED_BASIS = Basis("assumed")
BADGE = """{known: assumed, score: 90, weeks: 13, of_weeks: 16, earned: 1e3, months: 12, began_days: 90,
    active_days: 90, review_days: 14}"""
MINIMUM = "minimum: {contracts: 2, clients: 3}"


def test_a_section_is_written_as_people_read_it_and_held_exactly() -> None:
    weights = meant(WEIGHTS, "{known: assumed, plain: 1, earnings: [{above: 250, weight: 1.25}], cap: 8}")
    assert (weights.plain, weights.earnings, weights.cap, weights.unit) == (4, (Step(Decimal(250), 5),), 32, 4)
    assert meant(IN_FORCE, "{known: staff, source: [S1], from: 2016-06-01}") == {
        "since": date(2016, 6, 1),
        "until": None,
        "basis": Basis("staff", ("S1",)),
    }
    assert meant(BANDS, "{known: assumed, levels: [{from: 0, name: low}]}")["levels"] == (Band(0, "low"),)


def test_what_a_section_leaves_out_is_what_the_domain_takes() -> None:
    windows = meant(WINDOWS, f"{{known: assumed, months: [6], show: best, {MINIMUM}}}")
    assert (windows.blends, windows.minimum) == ((), Minimum(2, 3, "window", "contracts"))
    blended = meant(
        WINDOWS, f"{{known: assumed, months: [6], show: best, {MINIMUM}, blends: [{{name: b, of: [6, 3]}}]}}"
    )
    assert blended.blends == (Blend("b", (6, 3)),)


def test_a_perk_that_does_not_exist_is_none() -> None:
    assert meant(REMOVAL, "none") is None
    assert meant(REMOVAL, "{known: assumed, per_contracts: 10, per_months: 3}") == Removal(10, 3, ASSUMED_BASIS)


def test_clients_are_asked_still_where_the_last_day_is_none() -> None:
    asked = meant(ASKED, "{recommend: {until: 2020-03-01}, reason: none, known: assumed}")
    assert asked == (Asked("reason", None, ASSUMED_BASIS), Asked("recommend", date(2020, 3, 1), ASSUMED_BASIS))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("positive: 1, neutral: 0, negative: 0", (1, None, 0, 0, 1)),
        ("positive: 1, neutral: 0.5, negative: -0.25", (4, None, 2, -1, 4)),
        ("positive: 1, lukewarm: 0.5, neutral: 0.1, negative: 0.25", (20, 10, 2, 5, 20)),
    ],
)
def test_a_scale_is_held_in_whole_numbers_of_its_smallest_part(text: str, values: tuple[int | None, ...]) -> None:
    found = meant(SCALE, f"{{known: assumed, {text}}}")
    assert (found.positive, found.lukewarm, found.neutral, found.negative, found.unit) == values


def test_the_tables_of_chances_stand_in_the_order_of_the_file() -> None:
    words = {fact.name: fact.words[-1] for fact in reversed(ASSUMED)}
    tables = ", ".join(f"{fact}: [{{when: {{}}, chances: {{{word}: 100}}}}]" for fact, word in words.items())
    rest = "stars: [{when: {}, chances: {none: 100}}], late_unrated: 97, earned: {0: 10, 250: 90}"
    rest += ", hourly: 40, hourly_paid_once: 20"
    priors = meant(PRIORS, f"{{known: assumed, suspected: 4, recommends_from: 7, {tables}, {rest}}}")
    assert [table.fact for table in priors.tables] == list(words)
    assert priors.stars[0].chances == ((None, Fraction(1)),)
    assert priors.earned == ((Decimal(0), Fraction(1, 10)), (Decimal(250), Fraction(9, 10)))


@pytest.mark.parametrize(
    ("syntax", "text", "field"),
    [
        (WINDOWS, f"{{known: assumed, months: [], show: best, {MINIMUM}}}", "months"),
        (WINDOWS, f"{{known: assumed, months: {[6] * 13}, show: best, {MINIMUM}}}", "months"),
        (WINDOWS, f"{{known: assumed, months: [6], show: worst, {MINIMUM}}}", "show"),
        (WINDOWS, f"{{known: assumed, months: [6], show: best, {MINIMUM}, blends: [{{name: b, of: [6]}}]}}", "of"),
        (WINDOWS, "{known: assumed, months: [6], show: best, minimum: {contracts: 0, clients: 3}}", "contracts"),
        (WEIGHTS, "{known: assumed, plain: 1, earnings: [], cap: 0}", "cap"),
        (WEIGHTS, "{plain: 1, earnings: [], cap: 8}", "known"),
        (SCALE, "{known: assumed, positive: 1, neutral: 0.5, negative: 0.333}", "negative"),
        (REMOVAL, "{known: assumed, per_contracts: 10, per_months: 0}", "per_months"),
        (REMOVAL, "never", ""),
        (
            TOP_RATED,
            BADGE,
            "earned",
        ),
    ],
)
def test_what_no_era_could_have_is_refused_in_its_section(syntax: Syntax, text: str, field: str) -> None:
    (problem,) = problems(syntax, text)
    assert field in (*problem.path, "")


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("0-4", ("0", "1", "2", "3", "4")),
        ("9-10", ("9", "10")),
        ("7-7", ("7",)),
        ("4-0", ()),
        ("5", ("5",)),
        ("none", ("none",)),
        ("4.75", ("4.75",)),
        ("0-100", ("0-100",)),
    ],
)
def test_a_word_of_chances_is_one_answer_or_all_of_a_band(word: str, answers: tuple[str, ...]) -> None:
    assert _band_of(word) == answers


@pytest.mark.parametrize(
    ("fact", "chances", "shares"),
    [
        ("ended_by", "{client: 75, platform: 25}", (("client", Fraction(3, 4)), ("platform", Fraction(1, 4)))),
        ("recommend", "{9-10: 50, none: 50}", ((9, Fraction(1, 4)), (10, Fraction(1, 4)), (None, Fraction(1, 2)))),
        ("stars", "{4.5: 99, none: 1}", ((Decimal("4.5"), Fraction(99, 100)), (None, Fraction(1, 100)))),
    ],
)
def test_chances_are_shares_of_1_and_those_of_a_band_have_equal_parts(
    fact: str, chances: str, shares: tuple[object, ...]
) -> None:
    assert meant(_chance_table(FACT[fact]), f"{{when: {{}}, chances: {chances}}}") == ((), shares)


@pytest.mark.parametrize(
    ("fact", "word", "hint"),
    [
        ("ended_by", "clinet", 'did you mean "client"?'),
        ("stars", "5.5", "write none, or stars such as 4.5"),
        ("stars", "4.555", "write none, or stars such as 4.5"),
        ("recommend", "8-12", "known here: none, 0, 1"),
    ],
)
def test_an_answer_that_nobody_can_give_is_refused_at_its_key(fact: str, word: str, hint: str) -> None:
    (problem,) = problems(_chance_table(FACT[fact]), f"{{when: {{}}, chances: {{{word}: 100}}}}")
    assert (problem.path, problem.at_key, problem.message) == (("chances", word), True, "unknown answer")
    assert hint in problem.hint
