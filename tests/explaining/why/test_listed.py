from __future__ import annotations

from datetime import date

from jss_cli.api import check, diff, explain, plan, score, timeline, what_if
from jss_cli.files.case import open_text
from jss_cli.files.reading import Reading

MARKED = """as_of: 2025-03-01
contracts:
- {id: a, client: A, started: 2025-01-06, ended: 2025-01-20, earned: 0, insights: eligible, kind: fixed,
   feedback: {stars: 5, recommend: 10}, ending: {by: client, reason: completed}}
- {id: b, client: B, started: 2025-01-06, ended: 2025-01-20, earned: 9, kind: fixed, feedback: {stars: 5}}
- {id: c, client: C, started: 2025-01-06, ended: 2025-01-20, earned: 9, kind: fixed, feedback: {stars: 5}}
"""
WORDS = "a: the insights page has it as counted"


def test_every_command_lists_what_the_page_and_the_rules_contradict_each_other_on() -> None:
    case = open_text(MARKED, None, None, Reading())
    answers = [ask(case) for ask in (score, explain, check, timeline, plan)]
    answers += [diff(case, first=date(2025, 2, 1)), what_if(case, "b.stars=2")]
    for answer in answers:
        result = answer.to_dict()
        assert (result[0] if isinstance(result, list) else result)["contradicted"] == ["a"]
        assert WORDS in " ".join(answer.to_text().split())


def test_what_is_said_of_one_of_two_files_names_it_and_what_is_said_of_both_does_not() -> None:
    first, other = (f"{MARKED}{more}" for more in ("agency: true\n", "unlisted: 2\n"))
    one, two = (open_text(text, None, None, Reading(), name) for text, name in ((first, "a.yaml"), (other, "b.yaml")))
    found = diff(one, two).to_dict()
    assert found["contradicted"] == ["a"]
    agency, unlisted = found["assumed"]
    assert agency.startswith("a.yaml: the score is an agency's")
    assert unlisted.startswith("b.yaml: 2 contracts that the file does not list")
