from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from texts import READING

from jss_cli.domain.case import Case
from jss_cli.errors import InputError
from jss_cli.files.case import open_case, open_cases, open_rows, open_text

DATED = "as_of: 2016-08-21\ncontracts:\n- {id: c1, client: A, started: 2016-01-08}\n"
UNDATED = DATED.partition("\n")[2]
DAY = date(2022, 1, 1)


def opened(source: str) -> Case:
    return open_case(source, None, None, READING)


@pytest.mark.parametrize(
    ("text", "as_of", "day", "day_from"),
    [
        (DATED, None, date(2016, 8, 21), "file"),
        (DATED, DAY, DAY, "option"),
        (UNDATED, DAY, DAY, "option"),
        (UNDATED, None, date.today(), "today"),  # noqa: DTZ011 - the local day is meant
    ],
)
def test_the_day_asked_for_beats_that_of_the_file_and_that_beats_today(
    text: str, as_of: date | None, day: date, day_from: str
) -> None:
    case = open_text(text, as_of, None, READING)
    assert (case.day, case.day_from) == (day, day_from)


@pytest.mark.parametrize(
    ("policy", "name", "policy_from"), [(None, "upwork-2016", "day"), ("upwork-2021", "upwork-2021", "option")]
)
def test_the_policy_asked_for_beats_the_one_in_force(policy: str | None, name: str, policy_from: str) -> None:
    case = open_text(DATED, None, policy, READING)
    assert (case.policy.name, case.policy_from) == (name, policy_from)


def test_a_text_and_rows_go_by_names_of_their_own() -> None:
    rows = [{"id": "c1", "client": "A", "started": date(2016, 1, 8)}]
    assert open_text(DATED, None, None, READING).source == "<text>"
    assert open_rows(rows, None, None, READING).source == "<rows>"
    assert open_rows(rows, None, None, READING).history == open_text(UNDATED, None, None, READING).history


def test_the_warnings_are_those_of_the_day_that_is_looked_at() -> None:
    assert [warning.code for warning in open_text(DATED, date(2015, 1, 1), None, READING).warnings] == ["JSS946"]
    assert open_text(DATED, None, None, READING).warnings == ()


def written(folder: Path, **texts: str) -> list[str]:
    """The paths of some files."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.yaml") for name in texts]


def test_several_files_are_opened_in_their_order(tmp_path: Path) -> None:
    sources = written(tmp_path, b=DATED, a=DATED)
    assert [case.source for case in open_cases(sources, opened)] == sources
    assert opened(sources[0]) == open_cases(sources[:1], opened)[0]


def test_the_faults_of_all_files_are_told_at_once_and_those_of_one_file_as_if_it_stood_alone(tmp_path: Path) -> None:
    bad = DATED.replace("started", "strated")
    with pytest.raises(InputError) as both:
        open_cases(written(tmp_path, a=bad, b=DATED, c=bad), opened)
    assert [Path(fault.file).name for fault in both.value.faults] == ["a.yaml"] * 2 + ["c.yaml"] * 2
    assert both.value.summary == "4 errors in 2 of 3 files"
    with pytest.raises(InputError) as one:
        open_cases(written(tmp_path, a=bad, b=DATED), opened)
    assert one.value.summary == "2 errors in 1 contract; no score was computed"
