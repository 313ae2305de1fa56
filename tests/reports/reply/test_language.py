"""Days as a letter has them."""

from __future__ import annotations

from datetime import date

import pytest

from jss_cli.reports.reply.language import LanguageCode, language_of

TODAY = date(2018, 7, 1)


@pytest.mark.parametrize(
    ("code", "day", "told"),
    [
        ("en", date(2018, 7, 10), ("in the coming days", "in the coming days", "a few days")),
        ("en", date(2018, 7, 11), tuple(f"{stem}around the middle of July 2018" for stem in ("", "from ", "until "))),
        ("de", date(2018, 7, 2), ("in den nächsten Tagen", "in den nächsten Tagen", "einige Tage")),
        ("es", date(2018, 7, 2), ("en los próximos días", "en los próximos días", "unos días")),
    ],
)
def test_a_day_that_is_told_roughly_is_not_told_as_the_time_that_it_is_now(
    code: LanguageCode, day: date, told: tuple[str, ...]
) -> None:
    language = language_of(code)
    assert tuple(language.when(stem, day, TODAY) for stem in ("on", "from", "until")) == told
