from __future__ import annotations

from jss_cli.domain.imported import UnknownField
from jss_cli.explaining.why.unknowns import by_weight
from jss_cli.files.case import open_text
from jss_cli.files.reading import Reading

JOBS = "".join(
    f"- {{id: c{n}, client: K{n}, title: T{n}, started: 2026-03-0{n}, ended: 2026-04-0{n}, earned: 300, "
    f"feedback: {{stars: 5}}}}\n"
    for n in range(1, 7)
)
OPEN = "- {id: c7, client: K7, title: T7, started: 2026-03-07, ended: 2026-04-07, earned: 300}\n"


def test_what_moves_the_score_most_comes_first_with_its_points() -> None:
    case = open_text(f"as_of: 2026-04-12\ncontracts:\n{JOBS}{OPEN}", None, None, Reading())
    told = by_weight([("c7", "title"), ("c7", "stars")], case)
    assert [one.field for one in told] == ["stars", "title"]
    assert (told[0].points or 0) > 5
    assert told[1] == UnknownField("c7", "title", 0)


def test_without_a_score_what_would_give_one_weighs_all_of_it() -> None:
    case = open_text(f"as_of: 2026-04-12\ncontracts:\n{OPEN}", None, None, Reading())
    assert [one.points for one in by_weight([("c7", "stars")], case)] == [0]
