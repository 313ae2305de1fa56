from __future__ import annotations

from jss_cli.files.histories.fields import CONTRACT_FIELDS, by_header


def test_no_two_fields_share_a_header() -> None:
    names = [name for field in CONTRACT_FIELDS for name in (field.header, *field.aliases)]
    assert len(by_header()) == len(set(names))
