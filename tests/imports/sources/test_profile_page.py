"""The profile page as a browser saved it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from imports.files import EXPORTS, WISH, claimed, endures_cuts, handed, material, refusal, told

from jss_cli.domain.history import UNKNOWN
from jss_cli.imports.source import Extract, Wish
from jss_cli.imports.sources.profile_page import Reader

NAME = "profile_saved_page_2026.html"
PAGE = (EXPORTS / NAME).read_text("utf-8")


def read(text: str, wish: Wish = WISH) -> Extract:
    return Reader.read(material(text, NAME), wish)


def test_the_handed_page_gives_its_jobs_with_the_ids_of_their_cards() -> None:
    extract = Reader.read(handed(NAME), WISH)
    jobs = {job["title"]: job for job in claimed(extract)}
    assert jobs["Event poster"] == {
        "id": "41000007",
        "title": "Event poster",
        "started": date(2026, 7, 6),
        "ended": date(2026, 7, 31),
        "net": Decimal(300),
        "kind": "fixed",
        "feedback.stars": Decimal(5),
    }
    assert jobs["Podcast notes"]["feedback.stars"] is None
    assert jobs["Katalogtexte"]["net"] is UNKNOWN
    assert (jobs["Weekly bookkeeping"]["ended"], jobs["Weekly bookkeeping"]["kind"]) == (None, "hourly")
    assert [job.get("id") for job in claimed(extract)] == [
        "41000007",
        None,
        "41000003",
        "41000002",
        None,
        "40500009",
        None,
    ]


def test_every_item_every_card_and_the_score_are_lines() -> None:
    extract = Reader.read(handed(NAME), WISH)
    assert (extract.lines, extract.understood, extract.set_aside) == (12, 12, ())
    assert [(one.kind, one.number) for one in extract.listed] == [("completed", 14), ("open", 1)]
    assert len(extract.remarks) == 1
    assert "6 of 14 completed jobs" in extract.remarks[0]


def test_the_score_of_the_text_is_that_of_the_day_it_was_last_calculated() -> None:
    extract = Reader.read(handed(NAME), WISH)
    assert [(seen.on, seen.score) for seen, _ in extract.observed] == [(date(2026, 10, 1), 86)]
    assert (extract.scores, extract.day, extract.freelancer) == ((), date(2026, 10, 1), "key ~01")


def test_a_score_of_an_unknown_day_waits_for_one() -> None:
    undated = PAGE.replace("nssLastCalculated", "other")
    assert [score.value for score in read(undated).scores] == [86]
    assert [seen.on for seen, _ in read(undated, Wish(seen=date(2026, 9, 9))).observed] == [date(2026, 9, 9)]


def test_where_the_data_cannot_be_read_the_cards_are() -> None:
    extract = read(PAGE.replace("topRatedStatus:", "at:new Date(5),topRatedStatus:"))
    assert extract.remarks == (
        "the page's data could not be read; what its cards say was (4): amounts and unrated jobs are missing",
    )
    assert claimed(extract)[1] == {
        "id": "41000003",
        "title": "Website texts",
        "started": date(2026, 4, 6),
        "ended": date(2026, 5, 1),
        "feedback.stars": Decimal("4.2"),
    }
    assert (extract.lines, extract.understood, len(extract.scores)) == (5, 5, 1)


def test_the_same_list_twice_in_the_data_is_read_once() -> None:
    jobs = PAGE[PAGE.index("assignmentsInProgress:{") : PAGE.index("}}}}}}(")]
    extract = read(PAGE.replace("{state:{", "{copy:{" + jobs + "}},state:{"))
    assert (len(extract.contracts), extract.lines, told(extract)) == (7, 13, {"twice": 1})


def test_two_cards_of_one_id_and_a_card_without_days_are_told() -> None:
    card = '<div data-qa="41000009"><h5 data-test="feedback-title">Menu</h5></div>'
    extract = read(PAGE.replace("</section>", card + '<div data-qa="41000007"></div></section>'))
    assert told(extract) == {"not understood": 1, "twice": 1}


def test_an_item_that_is_no_job_is_told() -> None:
    assert told(read(PAGE.replace("pageItems:[{", 'pageItems:[{name:"x"},{', 1))) == {"not understood": 1}


def test_no_comment_is_kept() -> None:
    words = 'He said {"} my name is Ann Other'
    text = PAGE.replace('comment:"Text removed"', 'comment:"He said {\\"} my name is Ann Other"')
    extract = read(text.replace("<em>Text removed</em>", f"<em>{words}</em>"))
    assert extract.understood == 12
    assert "Ann" not in repr(extract)
    assert "Text removed" not in repr(Reader.read(handed(NAME), WISH))


@pytest.mark.parametrize(
    "text",
    [
        "<script>window.__NUXT__={state:{}}</script>",
        '<section data-qa="feedback-section"></section>',
        "<script>window.__NUXT__=(function(a){return {state:{a:a}}}(1))</script><b>86%</b><b>Job Success</b>",
    ],
)
def test_a_page_without_work_is_refused_with_what_to_do(text: str) -> None:
    assert Reader.knows(material(text))
    assert refusal(Reader, material(text)) == ("JSS828", "no work history is in this page", None)


@pytest.mark.parametrize("text", ["", "<html><p>Job Success</p></html>", "id,client\n1,A\n"])
def test_another_text_is_no_such_page(text: str) -> None:
    assert not Reader.knows(material(text))


@pytest.mark.parametrize("step", [97, pytest.param(7, marks=pytest.mark.slow)])
def test_a_page_that_is_cut_anywhere_is_read_or_refused(step: int) -> None:
    endures_cuts(Reader, PAGE.encode(), NAME, step=step)
