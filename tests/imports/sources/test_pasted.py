"""Text pasted from a profile page, in the habits of several people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from imports.files import WISH, claimed, endures_cuts, handed, material, refusal, told

from jss_cli.domain.history import UNKNOWN, Observation
from jss_cli.imports.source import Extract
from jss_cli.imports.sources.pasted import Reader

SEEN = replace(WISH, seen=date(2026, 10, 1))
JOB = "Logo\nRating is 5 out of 5.\n5.00\nMar 2, 2026 - Mar 20, 2026\n{}\n$300.00\nFixed-price\n"


def read(text: str) -> Extract:
    return Reader.read(material(text), WISH)


def test_the_handed_text_gives_its_jobs_and_an_account_of_all_lines() -> None:
    extract = Reader.read(handed("profile_pasted.txt"), WISH)
    assert (extract.lines, told(extract)) == (58, {"page header": 11, "comment, not kept": 4})
    assert claimed(extract)[1] == {
        "title": "Podcast notes",
        "started": date(2026, 6, 1),
        "ended": date(2026, 6, 26),
        "feedback.stars": None,
        "net": Decimal(310),
        "kind": "hourly",
    }
    private, is_open = claimed(extract)[5:]
    assert (private["net"], private["feedback.stars"], "kind" in private) == (UNKNOWN, 5, False)
    assert (is_open["ended"], is_open["net"], "feedback.stars" in is_open) == (None, 3360, False)
    assert [(listed.kind, listed.number) for listed in extract.listed] == [("completed", 14), ("open", 1)]
    assert [score.value for score in extract.scores] == [86]
    assert 'line 12: 6 of 14 completed jobs: open the rest with "Show more"' in extract.remarks[1]


def test_the_score_is_one_of_the_day_on_which_it_was_seen() -> None:
    extract = Reader.read(handed("profile_pasted.txt"), SEEN)
    assert [seen for seen, _ in extract.observed] == [Observation(date(2026, 10, 1), 86)]
    assert (extract.scores, extract.day) == ((), date(2026, 10, 1))


def test_a_line_that_no_history_could_hold_is_no_title() -> None:
    extract = read("x" * 20_000 + "\nMar 2, 2026 - Mar 20, 2026\n$300.00\n")
    assert [sorted(one) for one in claimed(extract)] == [["ended", "net", "started"]]
    assert told(extract) == {"page header": 1}


@pytest.mark.parametrize(
    "days",
    [
        "Mar 2, 2026 – Mar 20, 2026",
        "\u200eMar 2, 2026\u00a0—\u00a0Mar 20, 2026\u200f",
        "March 2, 2026 to March 20, 2026",
        "2. März 2026 - 20. März 2026",
        "2 de marzo de 2026 - 20 de marzo de 2026",
        "2 mars 2026 − 20 mars 2026",
        "2 бер. 2026 р. - 20 бер. 2026 р.",
        "2026-03-02 - 2026-03-20",
        "4.75 | Mar 2, 2026 - Mar 20, 2026",
        "4.75 Mar 2, 2026 — Mar 20, 2026",
        "Rating is 4.75 out of 5. 4.75 | Mar 2, 2026 - Mar 20, 2026",
    ],
)
def test_days_are_read_with_any_dash_and_in_six_languages(days: str) -> None:
    (job,) = claimed(read(f"Work history\r\n\r\nLogo\r\n{days}\r\n$1,300.00\r\n"))
    assert (job["title"], job["started"], job["ended"]) == ("Logo", date(2026, 3, 2), date(2026, 3, 20))
    assert (job["net"], job.get("feedback.stars")) == (1300, Decimal("4.75") if "4.75" in days else None)


@pytest.mark.parametrize("word", ["Present", "present", "heute", "en cours", "донині"])
def test_a_job_in_progress_is_open(word: str) -> None:
    assert claimed(read(f"Logo\nMar 2, 2026 - {word}\n$10.00\n$5.00 / hr\n2 hours\n")) == [
        {"title": "Logo", "started": date(2026, 3, 2), "ended": None, "net": 10, "kind": "hourly"}
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "Paid $5,000.00 and worth it, Jan 5, 2026 - Feb 5, 2026",
        '"Great.\n$5,000.00\nJan 5, 2026 - Feb 5, 2026\n1.00\nFixed-price\nI come again"',
        "“Great.\nRating is 1 out of 5.\n$9.00”",
        "$5,000.00\nwas what others asked",
        "$5,000.00",
        "Jan 5, 2026 - Feb 5, 2026",
        "Completed jobs (99) he told me",
        '"It said\nCompleted jobs (99)\nand was true."',
        '"Cut at the end and never closed ...\nmore',
        "5.00",
        "100% Job Success",
        '"a" "b"',
        "\u202eevil\u202c =1+1",
    ],
)
def test_a_comment_stays_a_comment_whatever_it_looks_like(comment: str) -> None:
    jobs = claimed(extract := read("Completed jobs (2)\n" + JOB.format(comment) + JOB.format('"Fine"')))
    assert [(job["title"], job["net"], job["feedback.stars"], job["kind"]) for job in jobs] == [
        ("Logo", 300, 5, "fixed")
    ] * 2
    assert told(extract)["comment, not kept"] == len(comment.split("\n")) + 1
    assert comment.rsplit("\n", maxsplit=1)[-1] not in repr(extract) or len(comment) < 10


def test_a_title_may_look_like_anything_but_a_line_of_its_own_kind() -> None:
    titles = [
        "Data entry, $8.50/h until Mar 3, 2027",
        '"Brand book" design',
        '"Brand book"',
        "לוגו לחנות",
        "Logo",
        "Logo",
    ]
    text = "".join(JOB.format('"Thanks"').replace("Logo", title) for title in titles)
    assert [job["title"] for job in claimed(read(text))] == titles


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("No feedback given", "feedback.stars", None),
        ("This feedback has been removed", "feedback.removed", True),
        ("This feedback was removed by the client.", "feedback.removed", True),
    ],
)
def test_what_stands_in_the_place_of_feedback_is_told(line: str, field: str, value: object) -> None:
    (job,) = claimed(read(f"Logo\nMar 2, 2026 - Mar 20, 2026\n{line}\n$300.00\n"))
    assert job[field] is value


def test_feedback_may_still_come_for_fourteen_days() -> None:
    text = "Logo\nSep 2, 2026 - Sep 20, 2026\nNo feedback given\n$300.00\n"
    assert claimed(Reader.read(material(text), SEEN))[0]["feedback.stars"] is UNKNOWN
    assert claimed(read(text))[0]["feedback.stars"] is None


def test_a_job_without_any_pay_does_not_swallow_the_next() -> None:
    text = (
        "Work history\nA\nMar 2, 2026 - Present\nB\nMar 3, 2026 - Present\nIn progress (1)\nC\nMar 4, 2026 - Present\n"
    )
    assert [job["title"] for job in claimed(read(text))] == ["A", "B", "C"]


def test_a_text_that_begins_below_a_title_leaves_it_unknown() -> None:
    assert "title" not in claimed(read("Mar 2, 2026 - Mar 20, 2026\n$300.00\n"))[0]


def test_what_stands_behind_the_work_history_belongs_to_the_page() -> None:
    below = "Portfolio\nShop\n$50.00\nEmployment history\nEditor | A paper\nMarch 2019 - Present\n"
    extract = read(JOB.format("“Good”") + "Show more jobs\n" + below)
    assert claimed(extract)[0]["net"] == 300
    assert told(extract) == {"comment, not kept": 1, "page header": 7}


def test_money_of_another_currency_is_kept_as_text_and_not_converted() -> None:
    (job,) = claimed(read("Logo\nMar 2, 2026 - Mar 20, 2026\n€1,300.00\n"))
    assert (job["net"], job["x_earned"]) == (UNKNOWN, "1300.00 EUR")


def test_a_year_far_beyond_all_others_is_told() -> None:
    text = JOB.format("a") + "Poster\nAug 1, 2026 - Aug 28, 2062\n$5.00\n"
    assert read(text).remarks[1:] == ("line 9: ends 2062-08-28: check the year",)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Work history\nLogo\n$300.00\n", ("JSS822", 'it has no line such as "Mar 2, 2026 - Mar 20, 2026"', None)),
        (
            "Completed jobs (2)\n" + JOB.format("a") + "Completed jobs (9)\n" + JOB.format("b"),
            ("JSS823", '"Completed jobs" stands there twice', 9),
        ),
        (
            "Logo\nMar 20, 2026 - Mar 2, 2026\n$5.00",
            ("JSS802", "end 2026-03-02 (line 2), start 2026-03-20 (line 2)", None),
        ),
    ],
)
def test_a_text_that_gives_nothing_or_contradicts_itself_is_refused(text: str, refused: tuple[str, str, int]) -> None:
    assert refusal(Reader, material(text)) == refused


def test_other_texts_are_not_known() -> None:
    for text in ("", "id,client,started\n1,A,2026-03-02\n", "Mar 2, 2026\n", "Mar 2, 2026 - soon\n"):
        assert not Reader.knows(material(text))


def test_a_text_may_be_cut_anywhere() -> None:
    endures_cuts(Reader, handed("profile_pasted.txt").data, "profile_pasted.txt")
