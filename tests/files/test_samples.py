from __future__ import annotations

import pytest

from jss_cli.errors import UsageError
from jss_cli.files.history import load_history
from jss_cli.files.samples import STARTER, sample_names, sample_path


def test_every_sample_is_a_file_by_its_name_and_by_its_name_with_the_suffix() -> None:
    for name in sample_names():
        path = sample_path(name)
        assert path.is_file()
        assert sample_path(path.name) == path


def test_a_csv_sample_bears_its_suffix_beside_the_yaml_one_of_the_same_name() -> None:
    assert {"nine_jobs_75", "nine_jobs_75.csv"} <= set(sample_names())
    assert [sample_path(name).suffix for name in ("nine_jobs_75", "nine_jobs_75.csv")] == [".yaml", ".csv"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("nine_job_75", 'did you mean "nine_jobs_75"?'),
        ("README", "the samples are agreed_and_rated_98,"),
        ("../README", "the samples are"),
        ("", "the samples are"),
    ],
)
def test_what_is_no_sample_is_refused_with_the_one_that_was_meant_or_all(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        sample_path(name)
    (fault,) = raised.value.faults
    assert fault.code == "JSS904"
    assert fault.hint.startswith(hint)


def test_the_starter_file_is_a_history_of_two_contracts() -> None:
    assert len(load_history(str(STARTER)).contracts) == 2
