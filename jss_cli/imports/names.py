"""Names and titles as they are compared: in the composed Unicode form, with one blank between two words."""

from __future__ import annotations

import unicodedata

from jss_cli.files.histories.csv_cells import unguarded


def name_of(text: str) -> str:
    """A name without what spreadsheets and pages put round it."""
    return unicodedata.normalize("NFC", " ".join(unguarded(text.replace("\ufeff", "")).split()))
