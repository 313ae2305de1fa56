"""Whatever can be changed can be written, and is told with who can bring it about."""

from __future__ import annotations

from typing import get_args

from jss_cli.domain.scenario import Agency, Deed
from jss_cli.files.changes import FORMS, parse_change
from jss_cli.reports.next.what_if import AGENCY, TONES


def test_every_deed_has_a_form_in_which_it_is_written() -> None:
    assert {type(parse_change(text).deed) for text in FORMS.split(", ")} == set(get_args(Deed))


def test_whoever_can_bring_a_change_about_is_named() -> None:
    assert set(AGENCY) == set(TONES) == set(get_args(Agency))
