from __future__ import annotations

import re

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.reports.reply.language import LanguageCode

LOW = ROOT / "tests" / "cases" / "low_88.yaml"
PRESSING = re.compile(r"\b(5|five|cinco|fünf) (stars|estrellas|Sterne)|must|please give|refund|discount", re.IGNORECASE)


@pytest.mark.parametrize("language", ["en", "es", "de"])
@pytest.mark.parametrize("contract", ["c13", "c14"])
def test_a_request_asks_for_no_particular_rating_and_presses_nobody(contract: str, language: LanguageCode) -> None:
    result = api.ask(api.open_history(LOW), contract, language=language, sender="Ana").to_dict()
    assert not PRESSING.search(result["text"])
    assert "score" not in result["text"].casefold()
    assert "no particular rating may be asked for" in result["heed"][-1]


def test_a_client_is_greeted_as_asked_else_as_in_the_file_and_the_sender_signs() -> None:
    case = api.open_history(LOW)
    assert api.ask(case, "c13").to_text().startswith("Hello Bright Kids,")
    text = api.ask(case, "c13", name="Bo", sender="Ana").to_dict()["text"]
    assert text.startswith("Hello Bo,")
    assert text.endswith("Kind regards,\nAna")


def test_what_a_program_reads_says_what_for_and_until_when() -> None:
    case = api.open_history(ROOT / "sample_histories" / "agreed_and_rated_98.yaml")
    result = api.ask(case, "agreed").to_dict()
    assert (result["answers"], result["contract"], result["request"]) == ("ask", "agreed", "rate")
    assert result["until"] == "2016-09-21"
    assert "21 September 2016" in result["text"]
