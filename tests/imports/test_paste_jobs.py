"""The lines of a job."""

from __future__ import annotations

from jss_cli.files.document import SourceText
from jss_cli.imports.paste_jobs import jobs_of
from jss_cli.imports.paste_lines import lines_of


def test_no_line_belongs_to_two_jobs_or_twice_to_one() -> None:
    first = 'A\n5.00\nMay 2, 2026 - May 3, 2026\n"x\ny"\nNo feedback given\n$1.00\nFixed-price\n'
    text = first + "B\nMay 1, 2026 - May 3, 2026\n$2.00"
    jobs = list(jobs_of(tuple(lines_of(SourceText("-", text)))))
    assert [[line.number for line in (*job.read, *job.comment)] for job in jobs] == [
        [1, 2, 3, 6, 7, 8, 4, 5],
        [9, 10, 11],
    ]
