"""Cards of jobs, and the score, in the text of a page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jss_cli.domain.history import UNKNOWN
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports.cards import cards_of, job_evidence, jobs_in, score_of
from jss_cli.imports.json_claims import Claims
from jss_cli.imports.json_tree import JsonNode

CARD = """<section data-qa="feedback-section">
<div data-qa="41000007"><h5 data-test="feedback-title">Event <b>poster</b> &amp; flyer</h5>
<span data-test="feedback-date">Jul 6, 2026 -
 Jul 31, 2026</span><img src="x"><br>
<span class="air3-rating-value-text">4.9</span><span class="sr-only">Rating is 4.9 out of 5.</span>
<div data-test="feedback-comment"><em>Rating is 1.0 out of 5.</em> 1.0</div><p>5</div>
<div data-qa="41000008"><script>"<b>"</script><h5 data-test="feedback-title">Logo</h5>
<span data-test="feedback-date">Sep 1, 2025 - Present</span></div></section><b data-qa="x">Job Success</b>"""


def page(text: str) -> SourceText:
    return SourceText("page.html", text)


def test_a_card_says_id_title_days_and_stars_and_no_comment() -> None:
    first, second = cards_of(page(CARD))
    assert (first.at, first.id, first.title) == ("line 2", "41000007", "Event poster & flyer")
    assert first.days
    assert (str(first.days.started), str(first.days.ended)) == ("2026-07-06", "2026-07-31")
    assert first.rating
    assert str(first.rating.stars) == "4.9"
    assert (second.at, second.title, second.rating) == ("line 7", "Logo", None)
    assert second.days
    assert second.days.ended is None


def test_a_text_that_no_history_could_hold_is_no_title() -> None:
    assert [card.title for card in cards_of(page(CARD.replace("Logo", "Logo" * 5000)))] == ["Event poster & flyer", ""]


@pytest.mark.parametrize("text", ["", "<p>41000007</p>", '<div data-qa="123">', '<section data-qa="feedback-section">'])
def test_a_page_without_cards_has_none(text: str) -> None:
    assert cards_of(page(text)) == ()


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("<p>\n</p><span>86%</span><span>Job Success</span>", (2, "86")),
        ("<span>Job Success</span><b>\n86 %</b>", (1, "86")),
        ("<b>20%</b><p>off</p><span>Job Success</span><b>86%</b>", (1, "86")),
        ("<i>91% Job Success</i>", (1, "91")),
        ("<script>'<b>70%</b><b>Job Success</b>'</script><b>88%</b><b>Job Success Score</b>", (1, "88")),
        ("<p>I have 100% Job Success!</p>", None),
        ("<span>Job Success</span><b>130%</b>", None),
        (CARD.replace("Logo<", "<i>70%</i><i>Job Success</i><"), None),
    ],
)
def test_the_score_is_the_percent_beside_its_label_above_the_cards(text: str, score: tuple[int, str] | None) -> None:
    line = score_of(page(text))
    assert (line and (line.number, line.value)) == score


JOB = {"jobTitle": "Logo", "startDate": "2026-03-02"}
ENDED = {**JOB, "endDate": "2026-03-20"}


def claims(item: dict[str, Any], shown: date | None = None, *, is_open: bool = False, hides: bool = False) -> Any:
    found = job_evidence(JsonNode(item, "x"), Claims("read", Reading(), []), shown, is_open=is_open, hides=hides)
    return {name: claim.value for name, claim in found.claims if name not in {"title", "started"}}


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"type": "HOURLY"}, "hourly"),
        ({"type": "Fixed-price", "totalHours": "5"}, "fixed"),
        ({"totalHours": "7.75"}, "hourly"),
        ({"hourlyRate": {"amount": "40"}, "totalHours": "0"}, "hourly"),
        ({"totalHours": "0", "totalCharge": {"amount": "5"}}, "fixed"),
        ({"totalHours": "0"}, None),
        ({"jobType": "2", "type": "2"}, None),
    ],
)
def test_the_kind_follows_words_hours_and_rates_and_never_a_number(more: dict[str, Any], kind: str | None) -> None:
    assert claims({**JOB, **more}).get("kind") == kind


@pytest.mark.parametrize(
    ("feedback", "shown", "stars"),
    [
        ({"score": "4.85", "comment": "x"}, None, Decimal("4.85")),
        ({"score": None}, None, UNKNOWN),
        (None, date(2026, 10, 1), None),
        (None, date(2026, 3, 25), UNKNOWN),
    ],
)
def test_feedback_is_stars_or_none_or_may_still_come(feedback: Any, shown: date | None, stars: object) -> None:
    assert claims({**ENDED, "feedback": feedback}, shown)["feedback.stars"] == stars


def test_an_open_job_has_no_end_and_no_feedback() -> None:
    open_job = {**JOB, "endDate": None, "feedback": None}
    assert claims(open_job, is_open=True) == {"ended": None}
    assert claims({**open_job, "status": "open"}) == {"ended": None}
    assert claims(open_job) == {}


@pytest.mark.parametrize(
    ("charge", "hides", "net"),
    [
        ({"amount": "5.0"}, True, Decimal("5.0")),
        ({"amount": "0"}, True, UNKNOWN),
        ({"amount": "0"}, False, 0),
        (None, False, UNKNOWN),
    ],
)
def test_an_amount_that_is_hidden_is_unknown(charge: Any, hides: bool, net: object) -> None:
    assert claims({**JOB, "totalCharge": charge}, hides=hides)["net"] == net


def test_jobs_are_lists_of_what_has_a_title_and_a_start() -> None:
    tree = JsonNode({"pageItems": [{"title": "a"}, JOB], "assignments": [{"title": "a"}], "other": [JOB]})
    assert [items.path for items in jobs_in(tree)] == ["pageItems"]
