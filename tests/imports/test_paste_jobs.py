"""The lines of a job."""

from __future__ import annotations

import pytest

from jss_cli.files.document import SourceText
from jss_cli.imports.paste_jobs import jobs_of
from jss_cli.imports.paste_lines import lines_of

DAYS, OTHER = "May 2, 2026 - May 3, 2026", "Mar 3, 2026 - Mar 9, 2026"


def titles(text: str) -> list[str | None]:
    return [job.title.text if job.title else None for job in jobs_of(tuple(lines_of(SourceText("-", text))))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"A\n5.00\n{DAYS}\nwords\n{OTHER}\nmore words\n$1.00\n", ["A"], id="days in a comment"),
        pytest.param(f"5.00\nA\n{DAYS}\nwords\n{OTHER}\n$1.00\n", ["A"], id="days in a comment, rating first"),
        pytest.param(f"A\n{DAYS}\n5.00\nwords\n{OTHER}\n$1.00\n", ["A"], id="days in a comment, rating last"),
        pytest.param(f"A\n{DAYS}\nB\n{OTHER}\n$1.00\n", ["A", "B"], id="days alone"),
        pytest.param(f"5.00\nA\n{DAYS}\nwords\n4.00\nB\n{OTHER}\n", ["A", "B"], id="a rating before its title"),
        pytest.param(f'A\n"words"\n5.00\n{DAYS}\n$1.00\n', ["A"], id="a quotation below the title"),
        pytest.param(f"A\n“words\nand words”\n5.00\n{DAYS}\n$1.00\n", ["A"], id="one of two lines"),
        pytest.param(f'$1.00\n"A"\n5.00\n{DAYS}\n$1.00\n', ['"A"'], id="a title that is a quotation"),
        pytest.param(f'On "A"\n5.00\n{DAYS}\n$1.00\n', ['On "A"'], id="a title that ends in one"),
    ],
)
def test_no_line_of_a_comment_is_a_title(text: str, found: list[str]) -> None:
    assert titles(text) == found


def test_no_line_belongs_to_two_jobs_or_twice_to_one() -> None:
    first = 'A\n5.00\nMay 2, 2026 - May 3, 2026\n"x\ny"\nNo feedback given\n$1.00\nFixed-price\n'
    text = first + "B\nMay 1, 2026 - May 3, 2026\n$2.00"
    jobs = list(jobs_of(tuple(lines_of(SourceText("-", text)))))
    assert [[line.number for line in (*job.read, *job.comment)] for job in jobs] == [
        [1, 2, 3, 6, 7, 8, 4, 5],
        [9, 10, 11],
    ]
