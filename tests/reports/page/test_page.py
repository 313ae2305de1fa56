"""A page for others tells nothing of what was said in confidence, in whatever format; one for oneself all of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import OF_SOME, ROOT, Examples
from strategies import random_history

from jss_cli import api
from jss_cli.api.why import explained, explained_report
from jss_cli.domain.case import Case
from jss_cli.domain.facts import RECOMMEND
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Observation
from jss_cli.domain.report import Column, Note, Report, SectionHeading, Span, Strip, Table
from jss_cli.domain.seen import SeenAnswer
from jss_cli.explaining.seen import answering
from jss_cli.explaining.seen.ways import SeenWays, seen_ways
from jss_cli.files.rulebook import open_rulebook
from jss_cli.options.writing import FORMATS
from jss_cli.reports.page.own import own_report
from jss_cli.reports.page.voice import NEUTRAL
from jss_cli.reports.rules.words import text_row

pytestmark = pytest.mark.usefixtures("weighed_once")

FIVE = str(ROOT / "tests" / "cases" / "five_stars_88.yaml")
NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
DAY = date(2016, 8, 21)
FORMATS_OF_PAGES = [name for name in FORMATS if name not in OF_SOME]
MARK = "Zebra"
SAID = {"count", "cause", "bare", "alone", "because", "secret", "today", "next", "why", "plan", "remedy", "twins"}


def case_of(history: History, day: date = DAY) -> Case:
    return Case(history, day, open_rulebook(), "file", source=f"{MARK}/history.yaml", digest=MARK)


def told_otherwise(history: History, rng: Random, mark: str) -> History:
    """The same history as another owner could have it: other answers in confidence, other names."""
    contracts = tuple(
        replace(
            contract,
            id=f"{mark}-{contract.id}",
            client=f"{mark} {contract.client}",
            title=f"{mark} work",
            notes=mark,
            feedback=replace(contract.feedback, recommend=rng.choice([UNKNOWN, None, *map(int, RECOMMEND)])),
            ending=Ending(
                rng.choice((UNKNOWN, "client", "freelancer")), rng.choice((UNKNOWN, "completed", "unprofessional"))
            ),
            suspected=rng.random() < 1 / 3,
            client_standing=rng.choice(["ok", "flagged"]) if contract.client_standing == "ok" else "suspended",
            extras=(("x_own", mark),),
            continues=f"{mark}-{contract.continues}" if contract.continues else None,
        )
        for contract in history.contracts
    )
    return replace(history, contracts=contracts)


def written(case: Case, name: str) -> str:
    return api.page(case).rendered(name)


def test_histories_that_differ_only_in_confidence_and_show_the_same_score_have_the_same_page(
    examples: Examples,
) -> None:
    rng = Random("page")  # noqa: S311 - test data
    for turn in examples(2):
        history, day = random_history(rng, rng.randrange(2, 4))
        before = [Observation(day - timedelta(days=14), 90)] * (turn % 2)
        seen = (Observation(day, rng.choice([100, 88, 75])), *before)
        others = (replace(told_otherwise(history, rng, mark), observed=seen) for mark in ("Zebra", "Gnu"))
        answers = [api.page(case_of(other, day)) for other in others]
        pages = [[answer.rendered(name) for name in FORMATS_OF_PAGES] for answer in answers]
        assert pages[0] == pages[1]
        assert not any(mark in text for text in pages[0] for mark in ("Zebra", "Gnu"))


def marked() -> Case:
    """The sample with a sign of its own in everything that nobody else may see."""
    case = api.open_history(NINE)
    contracts = tuple(
        replace(
            contract,
            client=f"{MARK}{contract.client}",
            title=f"{MARK}{contract.title}",
            notes=MARK,
            extras=(("x_own", MARK),),
            earned=contract.earned if contract.earned in {0, UNKNOWN} else Decimal("271.83"),
            ending=Ending("client", "unprofessional") if contract.id == "c3" else contract.ending,
            feedback=replace(contract.feedback, recommend=3 if contract.id == "c4" else 9),
        )
        for contract in case.history.contracts
    )
    return replace(case, history=replace(case.history, contracts=contracts), source=f"{MARK}.yaml", digest=MARK)


@pytest.fixture(scope="module")
def shared() -> api.Answered:
    return api.page(marked())


@pytest.mark.parametrize("name", FORMATS_OF_PAGES)
def test_a_page_to_be_shared_has_no_name_amount_path_command_or_odds(shared: api.Answered, name: str) -> None:
    text = re.sub("<style>.*?</style>", "", shared.rendered(name))
    assert MARK not in text
    assert not re.search(r"271|83\.", text)
    assert not re.search(r"\bjss [a-z]|--[a-z]|would recommend|\d in 100|unprofessional", text)


def test_a_page_for_oneself_says_first_that_it_is_not_to_be_sent_and_then_tells_everything() -> None:
    answer = api.page(api.open_history(NINE), mine=True)
    text = answer.rendered("plain")
    assert text.startswith("For you alone")
    assert "Do not send it" in text.splitlines()[0]
    assert "c8 Product descriptions (G)" in text
    assert re.search(r"\d in 100", text)
    assert "jss rule" in text
    assert answer.to_dict()["shareable"] is False


def headings(case: Case, *, mine: bool = False) -> list[str]:
    return [block.text for block in api.page(case, mine=mine).report.blocks if isinstance(block, SectionHeading)]


def test_sections_that_are_empty_are_not_there() -> None:
    everything = ["Points", "Contracts over time", "Course", "The way to 90 %", "What this rests on"]
    assert headings(api.open_history(NINE)) == everything
    assert headings(case_of(History(()))) == ["Contracts over time", "The way to 90 %", "What this rests on"]
    own = ["Points", "Contracts over time", "Why", "Course", "The way back"]
    assert headings(api.open_history(NINE), mine=True) == [*own, "What is hidden"]
    assert headings(case_of(History(())), mine=True) == [own[1], *own[3:]]
    assert headings(rated(1, 88), mine=True) == [*own[1:], "What is hidden"]


def first_screen(case: Case, *, mine: bool) -> str:
    """What a page says before its first heading."""
    blocks = api.page(case, mine=mine).report.blocks
    until = next(place for place, block in enumerate(blocks) if isinstance(block, SectionHeading))
    return " ".join(api.Answered((), Report(blocks[:until])).rendered("plain").split())


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        (False, ("c5 costs 12.5 points", "c8 costs 12.5 points", "By itself it will be 71 %", "To reach 90 %")),
        (True, ("c5 closed unpaid", "c8 4.15 stars", "Next: 2018-05-07", "75 % -> 71 %", "To 90 %: 12 more good")),
    ],
)
@pytest.mark.parametrize("path", [NINE, NINE.replace("75", "75_unseen")])
def test_one_screen_of_a_phone_says_why_it_is_so_what_comes_next_and_what_it_takes(
    path: str, mine: bool, words: Sequence[str]
) -> None:
    told = first_screen(api.open_history(path), mine=mine)
    assert [one for one in words if one not in told] == []
    assert len(told) <= 550
    assert "jss " not in told


def rated(number: int, observed: int | None) -> Case:
    contracts = tuple(
        Contract(f"n{n}", f"k{n}", date(2016, 1, 1), ended=DAY - timedelta(days=n + 1), earned=Decimal(99),
                 feedback=Feedback(Decimal(5)))
        for n in range(number)
    )  # fmt: skip
    seen = () if observed is None else (Observation(DAY, observed),)
    return case_of(History(contracts, observed=seen))


def test_what_is_public_and_what_is_not_lead_to_the_number_that_was_seen() -> None:
    case = rated(104, 88)
    table = next(block for block in api.page(case).report.blocks if isinstance(block, Table))
    sentences = [row.sentence for row in table.rows]
    assert sentences[1].startswith("100.0 points are left, what is public gives 100 %")
    assert sentences[2:4] == ["−12.0 points: what is not public, or how the rules are read.", "shown as 88 %."]
    places = [cell.bars[0].start for row in table.rows for cell in row.cells if isinstance(cell, Strip)]
    assert len(places) == 4
    assert table.rows[0].cells[1] != table.rows[3].cells[1]


def test_a_score_that_was_not_seen_is_not_said_to_be_shown() -> None:
    case = rated(7, None)
    none = replace(case, history=replace(case.history, observed=(Observation(DAY, shown="none"),)))
    assert "shown as" not in api.page(none).to_text()


@pytest.fixture(scope="module")
def differing() -> api.Answered:
    return api.page(api.open_history(FIVE, as_of=date(2026, 11, 27)))


def test_where_another_score_was_seen_a_page_says_of_what_is_public_alone_what_rests_on_that(
    differing: api.Answered,
) -> None:
    tables = [block for block in differing.report.blocks if isinstance(block, Table)]
    assert "without it" not in [column.title for column in tables[0].columns]
    assert {len(row.cells) for row in tables[0].rows} == {len(tables[0].columns)}
    assert [table.title for table in tables[1:3]] == ["Windows, by what is public alone", "Which windows count them"]
    assert tables[1].rows[-1].sentence.endswith("would be shown: the longest of equals.")
    assert tables[2].columns[1].title == "by what is public alone"
    text = differing.rendered("html")
    assert "Lowest score told here: 88 %, first on 2026-11-22. Solid: by the rules alone;" in text


def test_the_lanes_of_a_page_to_be_shared_are_not_in_the_order_of_what_explains_the_score(
    differing: api.Answered,
) -> None:
    mine = api.page(api.open_history(FIVE, as_of=date(2026, 11, 27)), mine=True).to_dict()
    assert differing.to_dict()["contracts"][-1]["id"] == "c13"
    assert mine["contracts"][0]["id"] == "c13"


def test_what_lies_ahead_of_a_score_that_was_seen_is_told_by_its_month_and_by_all_that_leave_until_then(
    differing: api.Answered,
) -> None:
    text = " ".join(differing.rendered("plain").split())
    assert "about 87 % in February 2027: an older contract has then left its window." in text
    assert not re.search("around the (beginning|middle|end)", text)


def test_where_another_score_was_seen_a_table_tells_what_it_does_by_itself_month_by_month(
    differing: api.Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = api.open_history(FIVE, as_of=date(2026, 11, 27))
    whole = _ahead(differing)
    assert whole[0] == ("February 2027", "about 87 %", "an older contract has then left its window")
    assert [cells[1] for cells in whole[-2:]] == ["about 84 %", "about 81 %"]
    assert "Later: what fits lies more than 10 points apart: no number can be told." in differing.rendered("plain")
    monkeypatch.setattr("jss_cli.reports.page.public.MOST_EVENTS", 3)
    few = api.page(case)
    assert _ahead(few) == whole[:3]
    assert f"Not listed: {len(whole) - 3} more changes after these." in few.rendered("plain")


def _ahead(page: api.Answered) -> list[tuple[str, ...]]:
    """The table of what lies ahead."""
    tables = [block for block in page.report.blocks if isinstance(block, Table)]
    (table,) = (one for one in tables if one.title.startswith("If nothing else happens"))
    return [tuple(cell.text for cell in row.cells if isinstance(cell, Span)) for row in table.rows]


def test_a_page_to_be_shared_says_what_at_worst_means(shared: api.Answered) -> None:
    assert "At worst: so many of them if all that is unknown went badly" in " ".join(shared.rendered("plain").split())


def test_of_many_contracts_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explaining.public.MOST", 100)
    text = written(rated(104, 88), "plain")
    assert "is not worked out for so many contracts" in text
    assert "and 74 contracts more." in text
    mine = api.page(rated(104, 100), mine=True).rendered("plain")
    assert "not worked out here for so many contracts" in mine


def test_of_more_than_can_be_followed_a_page_tells_no_course_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explaining.page.MOST_FOLLOWED", 5)
    case = rated(6, None)
    assert "Course: not worked out here for so many contracts." in written(case, "plain")
    mine = api.page(case, mine=True).rendered("plain")
    assert mine.count("Not told: not worked out here for so many contracts.") == 2
    assert "Next" not in mine


@pytest.mark.parametrize("case", [api.open_history(NINE), rated(1, 88), rated(7, 88)])
def test_a_page_to_be_shared_speaks_of_a_freelancer_and_to_nobody(case: Case) -> None:
    text = re.sub(r"https?://\S+", "", written(case, "plain"))
    assert not re.findall(r"\b(?:you|your|yours|me|my|us|our|we)\b|\bI\b", text, re.IGNORECASE)


def test_contracts_are_called_by_their_numbers_as_in_the_tables() -> None:
    assert "Contract c5 costs 12.5 points" in " ".join(written(api.open_history(NINE), "plain").split())


def test_no_sentence_of_a_page_speaks_to_anybody() -> None:
    told = [words for name, words in NEUTRAL.words.items() if name.split(".")[0] in SAID]
    assert not [words for words in told if re.search(r"\b(?:you|your|I|me|us)\b", words, re.IGNORECASE)]


def test_the_result_tells_lanes_and_whether_the_page_may_be_shared() -> None:
    document = json.loads(written(api.open_history(NINE), "json"))
    assert (document["answers"], document["shareable"], document["file"], document["more"]) == ("page", True, "", 0)
    assert document["score"]["shown"] == 75
    assert document["contracts"][0]["leaves"][-1] == {"months": 24, "day": "2018-06-10"}


def up_and_down(number: int) -> Case:
    """A score that moves every month."""
    contracts = tuple(
        Contract(f"n{n}", f"k{n}", DAY - timedelta(days=20 * (n % 36) + 9), ended=DAY - timedelta(days=20 * (n % 36)),
                 earned=Decimal(99), feedback=Feedback(Decimal(1 if n % 3 == 0 else 5)))
        for n in range(number)
    )  # fmt: skip
    return case_of(History(contracts))


SIZES = [
    (9, 60_000, False),
    (100, 120_000, False),
    (1000, 150_000, False),
    (9, 60_000, True),
    pytest.param(100, 120_000, True, marks=pytest.mark.slow),
    pytest.param(1000, 150_000, True, marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("number", "most", "mine"), SIZES)
def test_a_page_is_small_however_many_contracts_there_are(number: int, most: int, mine: bool) -> None:
    assert len(api.page(up_and_down(number), mine=mine).rendered("html").encode()) <= most


def test_of_a_long_table_of_another_answer_the_first_rows_are_told() -> None:
    found = explained(up_and_down(9), None)
    rows = tuple(text_row(f"{n}.", str(n)) for n in range(730))
    told = {"Course": Report((Table("Ahead", (Column("day"),), rows),))}
    report = own_report(found, explained_report(found, top=1, every=False), told)
    *_, table, note = report.blocks
    assert isinstance(table, Table)
    assert table.rows == rows[:24]
    assert note == Note("Not listed", "706 more rows after these")


def test_a_page_for_oneself_explains_a_score_that_was_seen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[object] = []
    answer = answering.answer_seen

    def counted(*asked: Any) -> SeenAnswer:
        weighed.append(asked)
        return answer(*asked)

    for place in ("seen.answering", "unseen.inquiry"):
        monkeypatch.setattr(f"jss_cli.explaining.{place}.answer_seen", counted)
    made: list[object] = []

    def ready(case: Case, answer: SeenAnswer) -> SeenWays:
        made.append(case)
        return seen_ways(case, answer)

    for place in ("seen.ways", "seen.planning", "seen_explanation"):
        monkeypatch.setattr(f"jss_cli.explaining.{place}.seen_ways", ready)
    text = api.page(rated(7, 88), mine=True).rendered("plain")
    assert "What is hidden" in text
    assert (len(weighed), len(made)) == (1, 1)


@pytest.mark.parametrize("mine", [False, True])
def test_events_too_many_are_counted_instead_of_told(mine: bool) -> None:
    text = api.page(up_and_down(36), mine=mine).rendered("plain")
    assert re.search(r"Not listed: \d+ more changes before these", text)
    assert re.search(r"Not listed: \d+ more changes after these", text)


def page_in(folder: Path, **world: str) -> bytes:
    """The page of the sample as a process of its own writes it in a folder."""
    code = (
        "import sys; from jss_cli import api; print(api.page(api.open_history(sys.argv[1])).rendered('html'), end='')"
    )
    command = [sys.executable, "-c", code, NINE]
    return subprocess.run(command, cwd=folder, env=os.environ | world, capture_output=True, check=True).stdout


def test_a_page_has_the_same_bytes_whatever_the_hash_seed_the_time_zone_and_the_folder(tmp_path: Path) -> None:
    there = page_in(tmp_path, PYTHONHASHSEED="1", TZ="Pacific/Auckland", PYTHONUTF8="1")
    here = page_in(ROOT, PYTHONHASHSEED="2", TZ="UTC", PYTHONUTF8="1")
    assert there == here == written(api.open_history(NINE), "html").encode()
