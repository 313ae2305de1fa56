"""Cards of jobs, and the score, in the text of a page."""

from __future__ import annotations

import pytest

from jss_cli.files.document import SourceText
from jss_cli.imports.cards import cards_of, score_of

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
