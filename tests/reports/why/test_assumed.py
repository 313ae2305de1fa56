from __future__ import annotations

from datetime import date

from jss_cli.files.case import open_text
from jss_cli.files.reading import Reading
from jss_cli.reports.why.assumed import assumption_notes
from jss_cli.scoring.scoring import score_history

DAY = date(2017, 1, 1)


def test_an_explanation_says_what_was_taken_for_answers_and_leaves_the_rest_to_what_is_said_beside_it() -> None:
    case = open_text(
        "- {id: c1, client: A, started: 2016-01-01, ended: 2016-12, feedback: {stars: 5}}", DAY, None, Reading()
    )
    notes = [note.text for note in assumption_notes(score_history(case.history, case.policy, DAY))]
    assert any(note.startswith("no private answer is known for c1") for note in notes)
    assert not [note for note in notes if "amount" in note or "ended is not known" in note]
