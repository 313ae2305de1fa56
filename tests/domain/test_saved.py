from __future__ import annotations

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.saved import Saved
from jss_cli.files.reading import Reading
from jss_cli.files.saved import _load_saved
from jss_cli.scoring.scoring import score_history


@pytest.fixture(scope="module")
def nine() -> Case:
    return api.open_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))


@pytest.fixture(scope="module")
def saved(nine: Case, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    path = tmp_path_factory.getbasetemp() / "domain_saved.json"
    path.write_text(api.explain(nine).to_json(), encoding="utf-8")
    found = _load_saved(str(path), Reading())
    assert found
    return found


def test_a_saved_result_is_of_the_day_and_rules_that_gave_it(nine: Case, saved: Saved) -> None:
    assert (saved.day, saved.policy, saved.currency) == (nine.day, nine.policy, nine.history.currency)


def test_the_percents_of_a_saved_result_are_those_of_the_windows_in_their_order(nine: Case, saved: Saved) -> None:
    score = score_history(nine.history, nine.policy, nine.day)
    assert saved.percents == tuple(window.percent for window in score.windows)


def test_the_verdicts_of_a_saved_result_know_outcome_weight_and_rule_and_of_a_contract_who_it_was(
    nine: Case, saved: Saved
) -> None:
    whole = {verdict.contract.id: verdict for verdict in score_history(nine.history, nine.policy, nine.day).verdicts}
    assert {verdict.contract.id for verdict in saved.verdicts} == set(whole)
    for verdict in saved.verdicts:
        full = whole[verdict.contract.id]
        for part in ("outcome", "possible", "weight", "rule", "words", "entered"):
            assert getattr(verdict, part) == getattr(full, part)
        assert verdict.contract == Contract(
            full.contract.id, full.contract.client, verdict.contract.started, full.contract.title
        )
