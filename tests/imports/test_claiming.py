"""What several sources claim alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.history import UNKNOWN
from jss_cli.errors import InputError
from jss_cli.imports.claiming import late_days, money_claims, no_stars, reason_of, refuse_backwards, shown_few
from jss_cli.imports.source import Claim, Evidence

END = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("currency", "own", "values"),
    [("", "USD", {"net": 5}), ("EUR", "EUR", {"net": 5}), ("EUR", "USD", {"net": UNKNOWN, "x_earned": "5 EUR"})],
)
def test_an_amount_of_another_currency_is_kept_as_text(currency: str, own: str, values: dict[str, object]) -> None:
    claims = money_claims("net", Claim(Decimal(5), "line 1", "said"), currency, own)
    assert {name: claim.value for name, claim in claims} == values


@pytest.mark.parametrize(
    ("shown", "value"),
    [(None, None), (date(2026, 3, 15), UNKNOWN), (date(2026, 3, 16), None), (date(2026, 2, 1), UNKNOWN)],
)
def test_no_feedback_is_settled_after_fourteen_days(shown: date | None, value: object) -> None:
    assert no_stars(END, shown, "line 1", "said").value is value


def test_an_end_before_the_start_is_refused_with_both_places() -> None:
    def contract(ended: object) -> Evidence:
        return Evidence("a", (("started", Claim(END, "line 2", "said")), ("ended", Claim(ended, "line 3", "said"))))

    refuse_backwards(contract(END), "a")
    refuse_backwards(contract(None), "a")
    with pytest.raises(InputError, match=r"end 2026-02-01 \(line 3\), start 2026-03-01 \(line 2\)"):
        refuse_backwards(contract(date(2026, 2, 1)), "a")


@pytest.mark.parametrize(
    ("shown", "told"), [(None, ["b: ends 2062-03-01: check the year"]), (END, ["b: ends 2062-03-01: check the year"])]
)
def test_a_day_to_come_is_told(shown: date | None, told: list[str]) -> None:
    days = ((date(2026, 3, 1), "a"), (date(2062, 3, 1), "b"))
    contracts = [Evidence(at, (("ended", Claim(day, at, "said")),)) for day, at in days]
    assert list(late_days(contracts, shown)) == told


def test_a_list_that_is_shown_in_part_is_told() -> None:
    assert len(list(shown_few(2, 3, "completed jobs", "line 1"))) == 1
    assert not list(shown_few(3, 3, "completed jobs", "line 1"))


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
