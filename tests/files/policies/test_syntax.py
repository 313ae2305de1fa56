from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from texts import meant, problems

from jss_cli.domain.sections import Age, Basis, Minimum
from jss_cli.files.policies.nodes import Place
from jss_cli.files.policies.syntax import (
    PLAIN,
    Slot,
    Syntax,
    many,
    one_or_many,
    optional,
    or_none,
    pairs,
    part,
    section,
    text,
    word,
)
from jss_cli.files.policies.words import DAY, SPAN
from jss_cli.files.yaml_events import parse_tree

WORD = word("end", "start")
MINIMUM = part(Minimum, contracts=SPAN, clients=SPAN, counts=optional(word("contracts", "jobs")))
AGE = section(Age, runs_from=Slot(WORD, "from"), holds=optional(word("contract", "periods"), "contract"))


@pytest.mark.parametrize(
    ("syntax", "written", "value"),
    [
        (SPAN, "12", 12),
        (text(9), "12", "12"),
        (WORD, "end", "end"),
        (or_none(WORD), "none", None),
        (or_none(WORD), "end", "end"),
        (many(SPAN), "[6, 12]", (6, 12)),
        (many(SPAN), "[]", ()),
        (one_or_many(SPAN, 2), "6", (6,)),
        (one_or_many(SPAN, 2), "[6, 12]", (6, 12)),
        (pairs(DAY, SPAN), "{2016-06-01: 3}", ((date(2016, 6, 1), 3),)),
        (MINIMUM, "{clients: 3, contracts: 4}", Minimum(4, 3)),
        (MINIMUM, "{clients: 3, contracts: 4, counts: jobs}", Minimum(4, 3, counts="jobs")),
        (AGE, "{from: end, known: assumed}", Age("end", "contract", Basis("assumed"))),
    ],
)
def test_a_syntax_reads_a_text_as_a_value_of_the_domain(syntax: Syntax, written: str, value: object) -> None:
    assert meant(syntax, written) == value


@pytest.mark.parametrize(
    ("syntax", "written", "path", "message"),
    [
        (SPAN, "[1]", (), "a list or a mapping is not a whole number from 1 to 999"),
        (text(3), "{}", (), "expected a text"),
        (text(3), "long", (), "it is too long"),
        (text(3), '""', (), "it is empty"),
        (text(3, "code", "[A-Z]+"), "A1", (), '"A1" does not look like a code'),
        (WORD, "edn", (), 'unknown word "edn"'),
        (WORD, "[end]", (), "expected a text"),
        (many(SPAN), "6", (), "expected a list"),
        (many(SPAN, 2), "[6]", (), "too few entries"),
        (many(SPAN, 0, 1), "[6, 6]", (), "2 entries, more than 1"),
        (pairs(DAY, SPAN, 1), "{2016-06-01: 6, 2016-06-02: 6}", (), "2 entries, more than 1"),
        (many(SPAN), "[6, x]", (1,), '"x" is not a whole number from 1 to 999'),
        (one_or_many(SPAN, 2), "x", (0,), '"x" is not a whole number from 1 to 999'),
        (one_or_many(SPAN, 2), "[]", (), "too few entries"),
        (pairs(DAY, SPAN), "x", (), "expected a mapping"),
        (pairs(DAY, SPAN), "{2016-06-01: x}", ("2016-06-01",), '"x" is not a whole number from 1 to 999'),
        (MINIMUM, "[4]", (), "expected a mapping"),
        (MINIMUM, "{contracts: 4}", ("clients",), "it is missing"),
        (AGE, "{from: x, known: assumed}", ("from",), 'unknown word "x"'),
        (AGE, "{known: assumed}", ("from",), "it is missing"),
        (AGE, "{from: end, known: assumed, source: [1]}", ("source", 0), '"1" does not look like a key'),
    ],
)
def test_what_is_wrong_is_told_at_its_place(syntax: Syntax, written: str, path: tuple[Any, ...], message: str) -> None:
    (problem,) = problems(syntax, written)
    assert (problem.path, problem.message, problem.at_key) == (path, message, False)


@pytest.mark.parametrize(
    ("syntax", "written", "hint"),
    [
        (AGE, "{from: end, known: assumed, hodls: end}", 'did you mean "holds"?'),
        (pairs(DAY, SPAN), "{x: 3}", "write a day from 1999 to 2100, such as 2016-06-01"),
    ],
)
def test_a_key_that_does_not_belong_is_refused_itself(syntax: Syntax, written: str, hint: str) -> None:
    (problem,) = problems(syntax, written)
    assert (problem.at_key, problem.hint) == (True, hint)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert len(problems(AGE, "{from: x, holds: y, z: z}")) == 4


def test_a_mapping_is_read_once_and_one_that_is_refused_is_refused_again() -> None:
    good, bad = (parse_tree(f"{{contracts: {number}, clients: 3}}", "p.yaml") for number in ("4", "x"))
    assert MINIMUM.read(good, Place([])) is MINIMUM.read(good, Place([]))
    places = Place([]), Place([])
    for place in places:
        MINIMUM.read(bad, place)
    assert [len(place.problems) for place in places] == [1, 1]


@pytest.mark.parametrize(
    ("syntax", "schema"),
    [
        (WORD, {"enum": ["end", "start"]}),
        (text(9), {**PLAIN, "pattern": "^.+$", "maxLength": 9}),
        (text(9, "code", "[A-Z]"), {**PLAIN, "pattern": "^[A-Z]$", "maxLength": 9}),
        (or_none(WORD), {"anyOf": [{"enum": ["none"]}, WORD.schema()]}),
        (many(WORD, 1, 2), {"type": "array", "items": WORD.schema(), "minItems": 1, "maxItems": 2}),
        (one_or_many(WORD, 2), {"anyOf": [many(WORD, 1, 2).schema(), WORD.schema()]}),
        (pairs(DAY, WORD, 9), {"type": "object", "additionalProperties": WORD.schema(), "maxProperties": 9}),
    ],
)
def test_the_schema_of_a_syntax_is_what_it_takes(syntax: Syntax, schema: dict[str, Any]) -> None:
    assert syntax.schema() == schema


def test_the_schema_of_a_part_names_its_fields_as_the_file_does_and_requires_none() -> None:
    schema = AGE.schema()
    assert list(schema["properties"]) == ["from", "holds", "known", "source"]
    assert (schema["additionalProperties"], "required" in schema) == (False, False)
