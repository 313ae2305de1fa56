from __future__ import annotations

from datetime import date
from decimal import Decimal

from jss_cli.domain.history import Contract, Feedback, History, Interim, Observation, Payment
from jss_cli.files.writing import write_history


def test_yaml_is_what_a_person_would_write() -> None:
    contract = Contract(
        "c1",
        "A & B",
        date(2024, 9, 1),
        earned=Decimal(300),
        payments=(Payment(date(2024, 9, 9), Decimal(300)),),
        interim=(Interim(date(2024, 12, 1), Decimal("4.5")),),
        feedback=Feedback(Decimal("5.0"), None),
    )
    history = History((contract,), as_of=date(2025, 1, 1), observed=(Observation(date(2025, 1, 1), 80),))
    assert write_history(history, "yaml") == (
        "version: 1\n"
        "platform: upwork\n"
        "currency: USD\n"
        "as_of: 2025-01-01\n"
        "observed:\n"
        "  - {on: 2025-01-01, score: 80}\n"
        "contracts:\n"
        "  - id: c1\n"
        '    client: "A & B"\n'
        "    started: 2024-09-01\n"
        "    earned: 300\n"
        "    payments:\n"
        "      - {on: 2024-09-09, amount: 300}\n"
        "    feedback: {stars: 5.0, recommend: none}\n"
        "    interim:\n"
        "      - {on: 2024-12-01, stars: 4.5}\n"
    )
