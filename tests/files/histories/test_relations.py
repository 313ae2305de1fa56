from __future__ import annotations

from dataclasses import replace

import pytest
from texts import READING, refused

HEAD = "id,client,started,ended,earned,refunded,continues\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "c1,A,2024-01-08,2024-01-07,,,\n",
            [("2:17 JSS940", "contract c1 ended on 2024-01-07, before it started on 2024-01-08 (line 2)")],
        ),
        ("c1,A,2024-01-08,,5,6,\n", [("2:20 JSS944", "contract c1 paid back 6, more than the 5 it earned (line 2)")]),
        (
            "c1,A,2024-01-08,,,,\nc2,A,2024-01-08,,,,\nc1,B,2024-01-08,,,,\nc1,C,2024-01-08,,,,\n",
            [
                ("4:1 JSS914", 'the id "c1" is given twice; the first stands in line 2'),
                ("5:1 JSS914", 'the id "c1" is given twice; the first stands in line 2'),
            ],
        ),
        (
            "c1,A,2024-01-08,,,,c2\nc2,A,2024-01-08,,,,c9\n",
            [("3:20 JSS942", 'contract c2 continues "c9", which is no contract of this file')],
        ),
        ("c1,A,2024-01-08,,,,c1\n", [("2:20 JSS943", "contract c1 continues itself: c1 -> c1")]),
    ],
)
def test_what_contracts_say_against_themselves_and_each_other_is_told_at_the_field_with_the_lines_against_it(
    rows: str, told: list[tuple[str, str]]
) -> None:
    assert refused(HEAD + rows, "h.csv") == told


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("c1,A,x,2024-01-07,,,\n", ["JSS923"]),
        ("c1,A,,2024-01-07,,,\n", ["JSS911"]),
        ("c1,A,2024-01-08,,five,6,\n", ["JSS921"]),
        ("c1,A,2024-01-08,,,,c2\nc2,A\n", ["JSS965"]),
    ],
)
def test_no_claim_is_made_that_rests_on_what_could_not_be_read(rows: str, codes: list[str]) -> None:
    assert [place.rpartition(" ")[2] for place, _ in refused(HEAD + rows, "h.csv")] == codes


def test_reading_stops_at_the_limit_of_contracts_and_says_so_once() -> None:
    rows = "".join(f"c{number},A,2024-01-08,,,,c9\n" for number in range(5))
    assert refused(HEAD + rows, "h.csv", replace(READING, max_contracts=2)) == [("4:1 JSS981", "more than 2 contracts")]
