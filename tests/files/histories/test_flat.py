from __future__ import annotations

import pytest

from jss_cli.errors import Position
from jss_cli.files.histories.field import Form
from jss_cli.files.histories.flat import flat
from jss_cli.files.yaml_events import Mapping, Scalar, Sequence

AT = Position(3, 4)


def scalars(*texts: str) -> tuple[Scalar, ...]:
    return tuple(Scalar(text, AT, plain=True) for text in texts)


@pytest.mark.parametrize(
    ("form", "keys", "text"),
    [
        ("some_day", ("not_after", "not_before"), ">=two <=one"),
        ("some_day", ("not_after", "about"), None),
        ("by_window", ("6", "12"), "6=one 12=two"),
        ("span", ("6", "12"), None),
    ],
)
def test_a_small_mapping_is_the_text_that_csv_has_for_it(form: Form, keys: tuple[str, ...], text: str | None) -> None:
    found = flat(form, Mapping(tuple(zip(scalars(*keys), scalars("one", "two"), strict=True)), AT))
    assert (found and found.text) == text
    assert found is None or found.position == AT


@pytest.mark.parametrize(("items", "text"), [(("80", "89"), "80-89"), (("80",), None), ((), None)])
def test_a_list_of_two_is_a_range(items: tuple[str, ...], text: str | None) -> None:
    found = flat("span", Sequence(scalars(*items), AT))
    assert (found and found.text) == text
