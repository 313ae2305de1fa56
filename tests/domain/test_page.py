from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.history import Observation
from jss_cli.domain.page import PublicPage, computed_as_seen
from jss_cli.explaining.page import public_page


@pytest.fixture(scope="module")
def nine() -> PublicPage:
    return public_page(api.open_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml")))


def test_the_number_of_a_page_is_the_one_that_was_seen(nine: PublicPage) -> None:
    assert nine.number == nine.public.seen[-1]
    assert nine.is_given
    assert nine.lanes == nine.public.found.lanes


def test_where_another_number_was_seen_that_the_rules_gave_on_its_day_the_page_is_about_the_computed_one(
    nine: PublicPage,
) -> None:
    other = replace(nine.public.seen[-1], score=80)
    page = replace(nine, public=replace(nine.public, seen=(other,)))
    assert isinstance(nine.public.found, Explanation)
    assert page.number == computed_as_seen(nine.public.found) == Observation(nine.public.found.case.day, 75)


def test_where_nothing_could_be_weighed_the_page_is_about_the_number_all_the_same(nine: PublicPage) -> None:
    found = nine.public.found
    told = replace(found.case, history=replace(found.case.history, observed=(Observation(found.case.day, 91),)))
    page = replace(nine, public=replace(nine.public, found=replace(found, case=told), seen=(), is_weighed=False))
    assert page.number.score == 91
    assert not page.is_given
