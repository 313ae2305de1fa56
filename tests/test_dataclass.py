from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, field, fields, is_dataclass, replace
from typing import Any

import pytest

from jss_cli.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 7
    names: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return self.x + self.y


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same, by the standard library."""

    x: int
    y: int = 7
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Late:
    """Of which none is made at the start."""

    x: int


@dataclass(frozen=True, slots=True)
class Single:
    """One field."""

    x: int


@dataclass(frozen=True, slots=True)
class Named(Single):
    """A field more than the class it is based on."""

    name: str


@dataclass(frozen=True, slots=True)
class Narrower(Named):
    """A field of its base once more, of a type of its own, and with a default."""

    name: str = "b"


def test_a_field_that_is_told_again_keeps_its_place() -> None:
    assert Narrower(1) == Narrower(1, "b")
    assert repr(Narrower(2, "c")) == "Narrower(x=2, name='c')"
    assert [f.name for f in fields(Narrower)] == ["x", "name"]


def test_a_class_inherits_the_fields_of_another_that_was_made_here() -> None:
    assert repr(Named(1, "a")) == "Named(x=1, name='a')"
    assert Named(1, "a") == replace(Named(2, "a"), x=1) == copy.copy(Named(1, "a"))
    assert Named(1, "a") not in (Named(1, "b"), Named(2, "a"), Single(1))
    assert len({Named(1, "a"), Named(1, "a"), Single(1)}) == 2
    with pytest.raises(FrozenInstanceError):
        Named(1, "a").x = 2  # type: ignore[misc]


def test_it_is_made_and_shown_as_by_the_standard_library() -> None:
    for arguments in ((1,), (1, 2), (1, 2, ("a",))):
        assert repr(Point(*arguments)) == repr(Standard(*arguments)).replace("Standard", "Point")
    assert Point(x=1, names=("a",)).total == 8
    assert [f.name for f in fields(Point)] == [f.name for f in fields(Standard)]
    assert is_dataclass(Point)
    assert not hasattr(Point(1), "__dict__")
    with pytest.raises(TypeError, match=r"Point.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_equal_values_are_equal_and_those_of_another_class_are_not() -> None:
    assert Point(1) == Point(1, 7)
    assert Point(1) != Point(2)
    others: list[object] = [Standard(1), (1, 7, ()), 1, None]
    assert Point(1) not in others
    assert hash(Point(1)) == hash(Standard(1))
    assert len({Point(1), Point(1), Single(1)}) == 2


def test_nothing_of_it_can_be_changed() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'y'"):
        del point.y
    with pytest.raises(FrozenInstanceError):
        point.z = 1  # type: ignore[attr-defined]


def test_it_is_copied_replaced_and_matched() -> None:
    point = Point(1, 2, ("a",))
    assert replace(point, x=3) == Point(3, 2, ("a",))
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - ours
    match point:
        case Point(x, y, names):
            assert (x, y, names) == (1, 2, ("a",))


class Base:
    """Something to inherit from."""


def plain(**members: Any) -> type:
    """A class of one field and some more."""
    annotations = {"x": int, **members.pop("__annotations__", {})}
    return type("Asking", (members.pop("base", object),), {"__annotations__": annotations, **members})


@pytest.mark.parametrize(
    ("cls", "told"),
    [
        (plain(base=Base), "a base class that was not made here"),
        (plain(x=field(default_factory=list)), "options for the field x"),
        (plain(x=field(compare=False)), "options for the field x"),
        (plain(x=field(repr=False)), "options for the field x"),
        (plain(x=field(hash=False)), "options for the field x"),
        (plain(x=field(kw_only=True)), "options for the field x"),
        (plain(x=[]), "options for the field x, or a default that can be changed"),
        (plain(__annotations__={"_": KW_ONLY, "y": int}), "a field that is given by keyword"),
        (plain(x=field(init=False)), "options for the field x"),
        (plain(__annotations__={"y": InitVar[int]}), "a field that is given by keyword"),
        (plain(__post_init__=print), "__post_init__"),
        (plain(__eq__=Base.__eq__, __hash__=Base.__hash__), "__eq__, __hash__"),
        (plain(__repr__=Base.__repr__), "__repr__"),
    ],
)
def test_what_it_cannot_make_is_refused_when_the_class_is_made(cls: type, told: str) -> None:
    with pytest.raises(TypeError, match=f"^Asking has {told}.*; use dataclasses.dataclass$"):
        dataclass(frozen=True, slots=True)(cls)


@pytest.mark.parametrize("options", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}])
def test_it_makes_frozen_and_slotted_classes_only(options: Any) -> None:
    with pytest.raises(TypeError, match="only frozen=True, slots=True is made here"):
        dataclass(**options)


def test_a_constructor_is_compiled_when_the_first_of_its_kind_is_made() -> None:
    before = Late.__init__
    assert (Late(1), Late(x=1)) == (Late(1), Late(1))
    assert Late.__init__ is not before
    with pytest.raises(TypeError, match=r"Late\.__init__"):
        Late(1, 2)  # type: ignore[call-arg]
