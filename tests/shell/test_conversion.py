from __future__ import annotations

from collections.abc import Callable
from datetime import date
from inspect import Parameter
from typing import Annotated, Any, Literal

import pytest
import typer

from jss_cli.options.reading import parse_day
from jss_cli.shell.conversion import converter_of


def reader(annotation: Any) -> Callable[[Any], Any] | None:
    parameter = Parameter("name", Parameter.KEYWORD_ONLY, annotation=annotation)
    return converter_of(parameter, "--name")


@pytest.mark.parametrize(
    ("annotation", "typed", "taken"),
    [
        (str, "a", "a"),
        (Annotated[str | None, typer.Option("--policy")], "a", "a"),
        (Annotated[list[str] | None, typer.Option("--policy")], ["a", "b"], ["a", "b"]),
        (Annotated[list[str], typer.Argument(parser=str)], ("a", "b"), ["a", "b"]),
        (Annotated[int | None, typer.Option("--below", min=1, max=100)], "90", 90),
        (Annotated[date | None, typer.Option("--as-of", parser=parse_day)], "2016-08-21", date(2016, 8, 21)),
    ],
)
def test_texts_are_taken_as_they_are_and_values_of_ours_from_their_parser(
    annotation: Any, typed: object, taken: object
) -> None:
    read = reader(annotation)
    assert read
    assert read(typed) == taken


@pytest.mark.parametrize("annotation", [bool, Annotated[Literal["a"] | None, typer.Option("--a")], "Context"])
def test_the_rest_is_left_to_typer(annotation: Any) -> None:
    assert reader(annotation) is None
