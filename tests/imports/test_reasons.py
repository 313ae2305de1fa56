"""The reasons with which contracts end."""

from __future__ import annotations

import pytest

from jss_cli.imports.reasons import reason_of


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("API_REAS_JOB_COMPLETED_SUCCESSFULLY", "", "completed"),
        ("JOB_COMPLETED_SUCCESSFULLY", "", "completed"),
        ("API_REAS_WORK_NOT_NEEDED", "", "not_needed"),
        ("API_REAS_HIRED_DIFFERENT", "", "hired_other"),
        ("API_REAS_NOT_RESPONSIVE", "", "unresponsive"),
        ("API_REAS_MISREPRESENTED_SKILLS", "", "misrepresented"),
        ("API_REAS_UNPROFESSIONAL_CONDUCT", "", "unprofessional"),
        ("", "Job was completed successfully", "completed"),
        ("API_REAS_NEW", "Job was NOT completed successfully", "unsuccessful"),
        ("", "Work was not completed", "incomplete"),
        ("", "No longer need this work completed", "not_needed"),
        ("", "Job was cancelled or postponed", "cancelled"),
        ("", "Hired a different freelancer", "hired_other"),
        ("", "Freelancer is not responsive", "unresponsive"),
        ("", "Freelancer misrepresented their skills", "misrepresented"),
        ("", "Unprofessional conduct", "unprofessional"),
        ("", "Changed the rate", "rate_change"),
        ("", "Client is not responsive", None),
        ("API_REAS_NEW", "Something new", None),
        ("", "", None),
    ],
)
def test_a_reason_is_known_by_its_name_and_else_by_its_words(name: str, text: str, reason: str | None) -> None:
    assert reason_of(name, text) == reason
