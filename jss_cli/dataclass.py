"""Frozen, slotted dataclasses, made in a quarter of the time: a start makes more than a hundred of them.

Up to Python 3.12 the standard library compiles six functions for each, which takes a third of a whole start. Here one
is compiled, the constructor; what the others do is the same for every class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as standard

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:  # noqa: ARG001 - it is always frozen
        """`dataclasses.dataclass(frozen=True, slots=True)` for classes that inherit nothing and have no factories."""
        return lambda cls: completed(standard(init=False, repr=False, eq=False, slots=slots)(cls))


__all__ = ["dataclass"]


def completed(cls: Any) -> Any:
    """A class that has fields, with what every frozen dataclass can do."""
    cls.__init__ = constructor(cls)
    cls.__eq__, cls.__hash__ = comparison(attrgetter(*cls.__match_args__))
    cls.__repr__, cls.__reduce__ = described, rebuilt
    cls.__setattr__, cls.__delattr__ = refuse_setting, refuse_deleting
    return cls


def constructor(cls: Any) -> Callable[..., None]:
    """An `__init__` that takes the fields in their order and fills the slots."""
    defaults = {f"default_{field.name}": field.default for field in fields(cls) if field.default is not MISSING}
    setters = {f"set_{name}": getattr(cls, name).__set__ for name in cls.__match_args__}
    names = ((name, f"default_{name}") for name in cls.__match_args__)
    parameters = ", ".join(f"{name}={default}" if default in defaults else name for name, default in names)
    body = "\n".join(f"    set_{name}(self, {name})" for name in cls.__match_args__)
    scope = defaults | setters
    exec(f"def __init__(self, {parameters}):\n{body}", scope)  # noqa: S102 - the names are those of our own fields
    scope["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    init: Callable[..., None] = scope["__init__"]
    return init


def comparison(values: Callable[[Any], Any]) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    """Equality and hash by the values of the fields."""

    def equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


def described(self: Any) -> str:
    """The class with its fields, as it would be written."""
    shown = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def rebuilt(self: Any) -> tuple[type, tuple[Any, ...]]:
    """How a copy is made."""
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def refuse_setting(self: Any, name: str, value: object) -> NoReturn:  # noqa: ARG001 - what Python calls it with
    """Refuse to change a field."""
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def refuse_deleting(self: Any, name: str) -> NoReturn:  # noqa: ARG001 - what Python calls it with
    """Refuse to take a field away."""
    raise FrozenInstanceError(f"cannot delete field {name!r}")
