from __future__ import annotations

from datetime import date
from decimal import Decimal

from jss_cli.domain.history import Feedback, Payment
from jss_cli.errors import Position
from jss_cli.files.histories.found import Found


def test_what_is_found_of_a_contract_is_a_contract_as_far_as_it_goes() -> None:
    found = Found("contract c1", Position(1, 1), {"ended": date(2024, 2, 1), "feedback.stars": Decimal(4)})
    contract = found.contract()
    assert (contract.id, contract.started, contract.ended) == ("", date(2024, 2, 1), date(2024, 2, 1))
    assert contract.feedback == Feedback(Decimal(4))
    found.values["payments"] = (Payment(date(2024, 1, 9), Decimal(5)), Payment(date(2024, 1, 9), Decimal("0.5")))
    assert found.contract().earned == Decimal("5.5")
