"""What is asked of the unseen answers."""

from __future__ import annotations

from jss_cli.domain.inquiry import InferQuestion


def test_the_scores_of_the_history_are_asked_about_unless_others_are_given() -> None:
    assert InferQuestion() == InferQuestion(observed=(), priors=(), only_range=False)
