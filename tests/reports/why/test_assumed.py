from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.reports.why.assumed import assumption_notes
from jss_cli.scoring.scoring import score_history

SAMPLE = Path(__file__).parents[3] / "sample_histories" / "small_job_67.yaml"


def test_what_no_rule_can_count_is_said() -> None:
    case = open_case(str(SAMPLE), None, None, Reading())
    case = replace(case, history=replace(case.history, unlisted=21, agency=True))
    texts = [note.text for note in assumption_notes(case, score_history(case.history, case.policy, case.day))]
    assert "21 contracts that the file does not list are not counted" in texts
    assert any("agency" in text for text in texts)
