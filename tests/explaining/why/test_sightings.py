from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.explaining.why.sightings import compare_observed
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history

RULES = _PolicyFiles()


def test_what_was_computed_for_an_observed_day_is_the_score_of_that_day(examples: Examples) -> None:
    rng = Random("observed")  # noqa: S311 - test data
    for _ in examples(4):
        history, day = random_history(rng, 9)
        seen = tuple(Observation(day - timedelta(days=5 * back), rng.randrange(101)) for back in range(60))
        for sighting in compare_observed(Case(replace(history, observed=seen), day, RULES)):
            on = sighting.observation.on
            score = score_history(history, RULES.on(on), on)
            assert (sighting.computed, sighting.policy) == (score.whole, score.policy)
