"""What a line of a pasted page is, as a whole."""

from __future__ import annotations

import pytest

from jss_cli.files.document import SourceText
from jss_cli.imports.paste_lines import lines_of


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Rating is 4.95 out of 5.", "rating", "4.95"),
        ("4,95", "stars", "4,95"),
        ("86%", "percent", "86"),
        ("86% Job Success", "percent", "86"),
        ("Job Success Score", "label", ""),
        ("$40.00 / hr", "rate", ""),
        ("$40.00/hr", "rate", ""),
        ("$1,200.00", "money", "$1,200.00"),
        ("$1,200.00 earned", "money", "$1,200.00"),
        ("$8K+", "text", ""),
        ("Private earnings", "private", ""),
        ("1,084.5 hours", "hours", ""),
        ("1 hour", "hours", ""),
        ("Fixed price", "fixed", ""),
        ("Completed jobs (14)", "completed", "14"),
        ("In progress (1)", "progress", "1"),
        ("Show more", "more", ""),
        ("No feedback given.", "unrated", ""),
        ("Mar 2, 2026 - Mar 20, 2026", "days", ""),
        ("4.75 | Mar 2, 2026 - Present", "days", "4.75"),
        ("March 2019 - Present", "text", ""),
        ("We worked Mar 2, 2026 - Mar 20, 2026", "text", ""),
        ("6.00", "text", ""),
        ("x" * 500, "text", ""),
        ("x" * 1001, "long", ""),
    ],
)
def test_a_line_is_what_it_is_as_a_whole(text: str, kind: str, value: str) -> None:
    (line,) = lines_of(SourceText("-", f"\n \u00a0\n\u200e{text}\u00a0\n"))
    assert (line.kind, line.value, line.at) == (kind, value, "line 3")
