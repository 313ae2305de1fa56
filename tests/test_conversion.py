from __future__ import annotations

from datetime import date
from inspect import Parameter
from typing import Annotated, Any

import pytest
import typer

from jss_cli.conversion import reader_of
from jss_cli.options import parse_day


@pytest.mark.parametrize(
    ("annotation", "typed", "taken"),
    [
        (str, "a", "a"),
        (Annotated[str | None, typer.Option("--policy")], "a", "a"),
        (Annotated[list[str] | None, typer.Option("--policy")], ["a", "b"], ["a", "b"]),
        (Annotated[list[str], typer.Argument(parser=str)], ("a", "b"), ["a", "b"]),
        (Annotated[date | None, typer.Option("--as-of", parser=parse_day)], "2016-08-21", date(2016, 8, 21)),
    ],
)
def test_texts_are_taken_as_they_are_and_values_of_ours_from_their_parser(
    annotation: Any, typed: object, taken: object
) -> None:
    read = reader_of(Parameter("name", Parameter.KEYWORD_ONLY, annotation=annotation))
    assert read
    assert read(typed) == taken


@pytest.mark.parametrize("annotation", [bool, Annotated[int, typer.Option("--top", min=1)], "Context"])
def test_the_rest_is_left_to_typer(annotation: Any) -> None:
    assert reader_of(Parameter("name", Parameter.KEYWORD_ONLY, annotation=annotation)) is None
