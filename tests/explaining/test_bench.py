from __future__ import annotations

import pytest

from jss_cli.explaining.bench import Bench, known
from jss_cli.files.case import open_case
from jss_cli.files.policy import named_policy
from jss_cli.files.reading import Reading
from jss_cli.files.samples import sample_path
from jss_cli.scoring.scoring import score_history


@pytest.mark.parametrize("sample", ["nine_jobs_75", "long_relationship_80", "small_job_67"])
def test_a_bench_scores_every_single_option_as_the_engine_does(sample: str) -> None:
    asked = open_case(str(sample_path(sample)), None, None, Reading())
    base = asked.rulebook.on(asked.day)
    bench = Bench(asked.history.contracts, asked.rulebook, (asked.day,))
    for picks in ((), *((option.name,) for topic in bench.topics for option in topic.options)):
        (score,) = bench.scores(picks)
        exact = score_history(asked.history, asked.rulebook.picked(base, picks), asked.day)
        assert [window.percent for window in score.windows] == [window.percent for window in exact.windows]


def test_rules_pick_only_the_options_that_they_know() -> None:
    assert known(named_policy("upwork-2016"), ("tiered", "cut-4", "age-from-payment")) == (
        "tiered",
        "age-from-payment",
    )
