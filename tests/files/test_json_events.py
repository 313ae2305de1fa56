from __future__ import annotations

from datetime import date

import pytest

from jss_cli.domain.history import Contract, History
from jss_cli.errors import InputError, Position
from jss_cli.files.document import SourceText
from jss_cli.files.history import _history_of
from jss_cli.files.reading import Reading
from jss_cli.files.yaml_events import Mapping, Scalar, Sequence, parse_tree

C1 = '{"id": "c1", "client": "A", "started": "2024-01-08"'


def test_every_part_keeps_its_text_and_its_place() -> None:
    tree = parse_tree('{"a"\n: [1e5, "\\u00e9\\/", null]\n}', "x.json")
    items = (
        Scalar("1e5", Position(2, 4), plain=True),
        Scalar("é/", Position(2, 9), plain=False),
        Scalar("null", Position(2, 21), plain=True),
    )
    assert tree == Mapping(
        ((Scalar("a", Position(1, 2), plain=False), Sequence(items, Position(2, 3))),), Position(1, 1)
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f'{{"contracts"\n:[{C1}}}]}}', ""),
        (f'[{C1}, "title": "\\ud83d\\ude00"}}]', "😀"),
        (f'[{C1}, "title": "\\u0031\\u2028/\\/"}}]', "1\u2028//"),
        (f'[{C1}, "title": null}}]', ""),
        (f'[{C1}, "title": 007e}}]'.replace("007e", "1" * 5000), "1" * 5000),
    ],
)
def test_what_json_is_and_yaml_is_not_is_read(text: str, title: str) -> None:
    assert _history_of(SourceText("h.json", text), Reading()) == History(
        (Contract("c1", "A", date(2024, 1, 8), title),)
    )


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        (f'{{"contracts": [{C1}}},]}}', "JSS970", (1, 68), "nothing follows this comma but ]"),
        ('{"contracts": [],}', "JSS970", (1, 17), "nothing follows this comma but }"),
        (f"[{C1}, 'title': 1}}]", "JSS970", (1, 55), "expected a name in double quotes, found 'title'"),
        (f'[{C1}, "title" 1}}]', "JSS970", (1, 63), "expected :, found 1"),
        (f"[{C1}}} 1]", "JSS970", (1, 55), "expected ,, found 1"),
        (f'[{C1}, "title": NaN}}]', "JSS970", (1, 64), "expected a value, found NaN"),
        (f'[{C1}, "title": -Infinity}}]', "JSS970", (1, 64), "expected a value, found -Infinity"),
        (f'[{C1}, "title": True}}]', "JSS970", (1, 64), "expected a value, found True"),
        (f'[{C1}, "title": 007}}]', "JSS970", (1, 65), "expected ,, found 07"),
        (f'[{C1}, "title": "a\\x"}}]', "JSS970", (1, 66), "no such escape"),
        (f'[{C1}, "title": "a\nb"}}]', "JSS970", (1, 66), "a line end or a tab within a text"),
        (f'[{C1}, "title": "a}}]', "JSS972", (1, 64), 'the " that opens here is not closed'),
        (f"[{C1}", "JSS972", (1, 2), "the { that opens here is not closed; reading stopped at line 1, column 53"),
        ("[]\n[]", "JSS970", (2, 1), "text follows the end"),
        (f'[{C1}, "client": "B"}}]', "JSS976", (1, 55), '"client" is given twice'),
        (f'[{C1}, "title": "a\\ud800"}}]', "JSS961", (1, 64), "\\ud800 is half of a character"),
        (f'[{C1}, "x_\\udfff": "a"}}]', "JSS961", (1, 55), "\\udfff is half of a character"),
        (f'[{C1}, "earned": {"1" * 13}}}]', "JSS983", (1, 65), "more than 12 digits"),
        (f'[{C1}, "earned": 1e5}}]', "JSS921", (1, 65), "not a plain number"),
        ("[" * 100_000, "JSS973", (1, 33), "deeper than 32 levels"),
        ('{"a":' * 100_000, "JSS973", (1, 161), "deeper than 32 levels"),
        (f'[{C1}, "": 1}}]', "JSS978", (1, 55), "not a text"),
        ("", "JSS910", None, "no contracts"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, code: str, place: tuple[int, int] | None, words: str) -> None:
    with pytest.raises(InputError) as caught:
        _history_of(SourceText("h.json", text), Reading())
    fault = caught.value.faults[0]
    assert (fault.code, fault.position) == (code, place and Position(*place))
    assert words in fault.message


def test_half_a_character_in_yaml_is_told_as_such() -> None:
    with pytest.raises(InputError) as caught:
        _history_of(
            SourceText("h.yaml", '- {id: c1, client: A, started: 2024-01-08, title: "\\ud83d\\ude00"}'), Reading()
        )
    assert (caught.value.faults[0].code, caught.value.faults[0].message) == ("JSS961", "this is half of a character")
