from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.history import Contract, Ending, Feedback, History, Observation
from jss_cli.domain.report import Note
from jss_cli.explaining.page import public_page
from jss_cli.files.rulebook import open_rulebook
from jss_cli.reports.page.public import public_report

DAY = date(2018, 3, 4)


def case(number: int, answer: int = 10, observed: tuple[Observation, ...] = ()) -> Case:
    contracts = tuple(
        Contract(f"n{n}", f"k{n}", date(2017, 1, 1), ended=DAY - timedelta(days=10 + n), earned=Decimal(99),
                 feedback=Feedback(Decimal(5), answer if n < number // 2 else 10), ending=Ending("client", "completed"))
        for n in range(number)
    )  # fmt: skip
    return Case(History(contracts, observed=observed), DAY, open_rulebook(), source="secret/history.yaml")


def test_a_number_that_nobody_saw_is_no_sighting_in_the_course() -> None:
    page = public_page(case(4, answer=2))
    assert page.number.score == 0
    assert page.course
    assert page.course.sightings == ()
    assert {stretch.whole for stretch in page.course.line.stretches} <= {None, 100}


@pytest.mark.parametrize("seen", [(), (Observation(DAY, 12),)])
def test_of_more_contracts_than_can_be_weighed_the_rules_alone_are_told(
    seen: tuple[Observation, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jss_cli.explaining.public.MOST", 100)
    page = public_page(case(104, answer=2, observed=seen))
    assert isinstance(page.public.found, Explanation)
    assert not page.public.is_weighed
    assert page.number.score == (12 if seen else 0)
    assert not page.is_given


def test_what_the_file_says_in_confidence_does_not_get_as_far_as_the_page() -> None:
    first, second = (public_page(replace(case(6, answer, (Observation(DAY, 100),)))) for answer in (2, 10))
    assert first == second


def test_more_contracts_than_can_be_followed_have_no_course(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explaining.page.MOST_FOLLOWED", 5)
    page = public_page(case(6))
    assert page.course is None
    assert any(isinstance(block, Note) and block.label == "Course" for block in public_report(page).blocks)
