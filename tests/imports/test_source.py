"""Every kind of source is found, and says of itself what a person is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.files.document import SourceText
from jss_cli.imports.source import SOURCES, Claim, Evidence, Extract, LedgerEntry, Material, SetAside, source_readers


def test_every_source_says_what_it_is_and_what_it_cannot_tell() -> None:
    readers = dict(source_readers())
    assert tuple(readers) == SOURCES
    assert all(reader.title and reader.certainty and reader.missing for reader in readers.values())


def test_a_file_is_called_by_the_name_it_was_given_by() -> None:
    assert Material(SourceText("a.csv", "x"), b"x").file == "a.csv"


def test_understood_and_told_lines_are_all_lines() -> None:
    fee = SetAside("fee", "line 3")
    assert Extract("a.csv", "transactions", 2, 1, (fee,)).set_aside == (fee,)
    with pytest.raises(AssertionError, match="1 \\+ 1 lines of 3"):
        Extract("a.csv", "transactions", 3, 1, (fee,))


def test_a_contract_is_asked_for_its_claims_by_the_names_of_fields() -> None:
    stars = Claim(Decimal("4.9"), "line 2", "seen")
    shown = Evidence("line 2", (("feedback.stars", stars),), (LedgerEntry(date(2026, 5, 1), Decimal(10), "line 2"),))
    assert shown.claim("feedback.stars") is stars
    assert shown.claim("client") is None
