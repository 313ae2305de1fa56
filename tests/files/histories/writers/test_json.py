from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from unicodedata import category

from jss_cli.domain.history import Contract, History
from jss_cli.files.writing import write_history


def test_json_holds_plain_numbers_and_no_control_character() -> None:
    contract = Contract("c1", "A", date(2020, 1, 1), title="a\x1bb", earned=Decimal("12.50"))
    text = write_history(History((contract,)), "json")
    assert json.loads(text)["contracts"][0]["earned"] == 12.5
    assert not [sign for sign in text if category(sign) == "Cc" and sign != "\n"]
