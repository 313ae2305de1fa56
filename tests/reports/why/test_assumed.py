from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jss_cli.files.case import open_case, open_text
from jss_cli.files.reading import Reading
from jss_cli.reports.why.assumed import assumption_notes
from jss_cli.scoring.scoring import score_history

DAY = date(2017, 1, 1)


def test_what_no_rule_can_count_is_said() -> None:
    case = open_case(str(Path(__file__).parents[3] / "sample_histories" / "small_job_67.yaml"), None, None, Reading())
    case = replace(case, history=replace(case.history, unlisted=21, agency=True))
    texts = [note.text for note in assumption_notes(case, score_history(case.history, case.policy, case.day))]
    assert "21 contracts that the file does not list are not counted" in texts
    assert any("agency" in text for text in texts)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("started: 2016-01-01, ended: 2017-01", "ended is not known: taken as 2017-01-01; it may be 2017-01-01"),
        ("started: 2016-01-01, ended: 2016-12", "taken as 2016-12-31; it may be 2016-12-01 to 2016-12-31"),
        ("started: 2016-01-01, ended: {not_before: 2016-12-24}", "2016-12-24; it may be 2016-12-24 to 2017-01-01"),
        (
            "started: {not_after: 2016-02-01}",
            "started is not known: taken as 2016-02-01; it may be 2016-02-01 or earlier",
        ),
    ],
)
def test_a_day_that_was_taken_is_said_with_those_it_may_be(days: str, words: str) -> None:
    case = open_text(f"- {{id: c1, client: A, earned: 9, {days}}}", DAY, None, Reading())
    notes = [note.text for note in assumption_notes(case, score_history(case.history, case.policy, DAY))]
    assert [note for note in notes if note.endswith(words)]
