"""The careful pass: every value typed where it stands, so that every fault is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from jss_cli.domain.history import History, Interim, Payment, Provenance
from jss_cli.domain.vague import settled
from jss_cli.errors import Fault, Position, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import (
    ITEM_FIELDS,
    LONGEST_NAME,
    OWN,
    TOP_FIELDS,
    by_header,
    by_name,
    folded,
)
from jss_cli.files.histories.flat import FLAT, flat
from jss_cli.files.histories.found import CONTRACT, Found
from jss_cli.files.histories.mending import MAY_BE_THOUSANDS, Mend, Mender
from jss_cli.files.histories.observing import observation_of
from jss_cli.files.histories.showing import RefusedError, length_of, shape_of, too_long_name
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence
from jss_cli.visible import quoted

TOP = by_name(TOP_FIELDS)
ITEMS = {name: by_name(fields) for name, fields in ITEM_FIELDS.items()}
MAKERS: dict[str, Callable[[dict[str, Any]], object]] = {
    "payments": lambda values: Payment(**values),
    "refunds": lambda values: Payment(**values),
    "interim": lambda values: Interim(**values),
    "from": lambda values: Provenance(**values),
    "observed": observation_of,
}
NULLS = frozenset(("", "~", "null", "Null", "NULL"))  # of plain YAML scalars
GROUPS = {"feedback": "stars: 5", "ending": "by: client"}  # fields that hold others, with an example
_Fields = dict[str, Field]


class Inspection:
    """Types the values of a document and records what is wrong; `nulls` are the plain texts that mean nothing, and
    `labels` what the document calls its fields where that is not their name."""

    def __init__(self, document: SourceText, grammar: Grammar, nulls: frozenset[str], labels: dict[str, str]) -> None:
        self.document, self.grammar, self.nulls, self.labels = document, grammar, nulls, labels
        self.faults: list[Fault] = []
        self.mender: Mender | None = None  # takes a refused text for what it can only mean
        self.mends: list[Mend] = []
        self.is_mendable = False  # whether a text that was refused has one reading
        self.doubtful: list[tuple[Found, str, Scalar]] = []  # amounts that the other decimal sign would make others
        self.is_other_sign = False  # whether it stands before decimals somewhere
        self.excused: set[str] = set()  # required fields whose absence is already told
        self.is_partial = False  # whether something that may be a contract was not read
        self._converter = cache(grammar.converter)

    def top(self, entries: Iterable[tuple[Scalar, Node]]) -> History:
        """The fields of the whole file, as a history without contracts."""
        found = Found("", Position(1, 1))
        self._fill(found, entries, TOP)
        found.values.pop("version", None)
        found.values["provenance"] = found.values.pop("from", ())
        return History((), extras=tuple(found.extras), **found.values)

    def contract(self, node: Node, ordinal: int) -> Found:
        """What stands in one contract, number `ordinal` of its file."""
        found = Found(f"contract no. {ordinal}", node.position)
        if not isinstance(node, Mapping):
            self._misshapen(found, "", "fields with values, such as `id: c1`", node)
            return found
        name = next((value.text for key, value in node.entries if key.text == "id" and isinstance(value, Scalar)), "")
        found.owner = f"contract {name.strip()[:40]}" if name.strip() else found.owner
        self._fill(found, node.entries, CONTRACT)
        found.faulty.update(node.refused)
        self._require(found, CONTRACT)
        if "started" in found.values and not settled(found.values):
            message, place = f"{found.owner}: nothing tells when it started", found.places["started"]
            self.refuse("JSS911", message, "write the first or the last day: {not_after: 2016-09-12}", place)
        return found

    def _require(self, found: Found, fields: _Fields) -> None:
        for name, expected in fields.items():
            if expected.required and name not in found.values and name not in found.faulty | self.excused:
                message = f'{found.owner}: "{name}" is missing'
                self.refuse(
                    "JSS911", message, f"add it: {expected.about[0].lower()}{expected.about[1:]}", found.position
                )

    def _fill(self, found: Found, entries: Iterable[tuple[Scalar, Node]], fields: _Fields, prefix: str = "") -> None:
        """Types every entry of a mapping, and of the mappings within it that group fields."""
        for key, node in entries:
            name = prefix + key.text
            if name in found.places:
                self._repeated(found, name, key)
            elif name in fields:
                found.places[name], found.lengths[name] = node.position, length_of(node)
                self._field(found, fields[name], node)
            elif any(known.startswith(name + ".") for known in fields):
                found.places[name], found.lengths[name] = key.position, len(key.text)
                self._group(found, name, node, fields)
            elif name.startswith(OWN) and fields in (CONTRACT, TOP):
                self._own(found, key, node)
            else:
                self._unknown(found, name, key, fields)

    def _group(self, found: Found, name: str, node: Node, fields: _Fields) -> None:
        if isinstance(node, Mapping):
            self._fill(found, node.entries, fields, name + ".")
        elif not self._is_null(node):
            self._misshapen(found, name, f"fields with values, such as {{{GROUPS[name]}}}", node)

    def _own(self, found: Found, key: Scalar, node: Node) -> None:
        name = key.text
        if len(name) > LONGEST_NAME:
            self.refuse("JSS982", *too_long_name(name), key.position, length_of(key))
        elif not isinstance(node, Scalar):
            self._misshapen(found, name, "a text", node)
        elif len(node.text) > self.grammar.reading.max_field:
            self._refused(found, name, self.grammar.too_long(node.text), node)
        elif not self._is_null(node):
            found.places[name] = node.position
            found.extras.append((name, node.text))

    def _field(self, found: Found, known: Field, node: Node) -> None:
        """Types one field; its value is left out and its name kept among the faulty if that is not possible."""
        if self._is_null(node):
            return
        if known.form in FLAT and isinstance(node, (Mapping, Sequence)):
            node = flat(known.form, node) or node
        if isinstance(node, Sequence) and known.name in ITEMS:
            found.values[known.name] = self._items(found, known, node)
        elif isinstance(node, Scalar):
            self._scalar(found, known, node)
            if known.name == "observed" and known.name in found.values:
                found.values[known.name] = (found.values[known.name],)
        else:
            self._misshapen(found, known.name, known.example, node)

    def _scalar(self, found: Found, known: Field, node: Scalar) -> None:
        text = node.text
        try:
            value = self._converter(known)(text)
        except RefusedError as refused:
            meant = (self.mender or Mender(self.grammar)).only_reading(known, text)
            if not self.mender or meant is None:
                self.is_mendable |= meant is not None
                self._refused(found, known.name, refused, node)
                return
            self.mends.append(Mend(node.position, self.labels.get(known.name, known.name), text, meant))
            self.is_other_sign |= self.mender.speaks_against(known, text)
            text, value = meant, self._converter(known)(meant)
        else:
            self.doubtful += [(found, known.name, node)] if self.mender and self.mender.is_doubtful(known, text) else []
        if text.strip() or known.form == "text":
            found.values[known.name] = value

    def refuse_doubtful(self) -> None:
        """Refuse amounts of three decimals where a mended number has its decimals behind the other sign."""
        for found, name, node in self.doubtful if self.is_other_sign else ():
            self._refused(found, name, MAY_BE_THOUSANDS, node)

    def _items(self, found: Found, known: Field, node: Sequence) -> tuple[Any, ...]:
        values: list[Any] = []
        before = len(self.faults)
        for ordinal, item in enumerate(node.items, 1):
            part = Found(": ".join(filter(None, (found.owner, f"{known.name} no. {ordinal}"))), item.position)
            if isinstance(item, Mapping):
                self._fill(part, item.entries, ITEMS[known.name])
                part.faulty.update(item.refused)
                self._require(part, ITEMS[known.name])
                values += self._made(part, known.name, item) if not part.faulty | _missing(part, known.name) else ()
            elif isinstance(item, Scalar):
                self._scalar(part, known, item)
                value = part.values.get(known.name, ())
                values += value if isinstance(value, tuple) else [value]
            else:
                self._misshapen(part, "", "a day with a value", item)
        if len(self.faults) > before:
            found.faulty.add(known.name)
        return tuple(values)

    def _made(self, part: Found, list_name: str, item: Mapping) -> tuple[Any, ...]:
        """What the fields of an item make; nothing, and a fault, where they speak against each other."""
        try:
            return (MAKERS[list_name](part.values),)
        except RefusedError as refused:
            self.refuse(refused.code, f"{part.owner} {refused.claim}", refused.hint, item.position)
            return ()

    def _is_null(self, node: Node) -> bool:
        return isinstance(node, Scalar) and (not node.text or (node.plain and node.text in self.nulls))

    def _unknown(self, found: Found, name: str, key: Scalar, fields: _Fields) -> None:
        hint = self._unknown_hint(name, fields)
        message = ": ".join(filter(None, (found.owner, f'unknown field "{name}"')))
        self.refuse("JSS912", message, hint, key.position, length_of(key))

    def _unknown_hint(self, name: str, fields: _Fields) -> str:
        if fields is CONTRACT and name in TOP:
            return f"{name} stands once, at the top of the file"
        if fields is TOP and name in CONTRACT:
            return f"{name} stands in a contract; put the contracts into a list under `contracts:`"
        same = by_header().get(folded(name)) if fields is CONTRACT else None
        names = (*fields, "contracts") if fields is TOP else tuple(fields)
        if same and "." in same.name:
            group, _, part = same.name.partition(".")
            return f"write it as {group}: {{{part}: ...}}"
        if hint := did_you_mean(same.name if same else name, names):
            return hint
        known = "`jss schema history` lists the known ones" if fields is CONTRACT else f"known here: {', '.join(names)}"
        return f"{known}; a field of your own begins with {OWN}" if fields in (CONTRACT, TOP) else known

    def _repeated(self, found: Found, name: str, key: Scalar) -> None:
        message = f'{found.owner}: "{name}" is given twice; the first stands in line {found.places[name].line}'
        self.refuse("JSS976", message, "remove one of the two", key.position, len(key.text))

    def _misshapen(self, found: Found, name: str, expected: str, node: Node) -> None:
        found.faulty.add(name)
        self.wrong_shape(": ".join(filter(None, (found.owner, name))), expected, f"write {expected}", node)

    def wrong_shape(self, name: str, expected: str, hint: str, node: Node) -> None:
        """Records that a node is a text, a list or a mapping where another is expected."""
        message = f"{name}: expected {expected}, found {shape_of(node)}"
        self.refuse("JSS913", message, hint, node.position, length_of(node))

    def _refused(self, found: Found, name: str, refused: RefusedError, node: Scalar) -> None:
        found.faulty.add(name)
        subject = self.labels.get(name, name)
        if found.owner:  # of which an item of a list bears the list's name already
            subject = found.owner if f"{name} no. " in found.owner else f"{found.owner}: {subject}"
        message = f"{subject} {refused.claim}: {quoted(node.text)}"
        self.refuse(refused.code, message, refused.hint, node.position, length_of(node))

    def refuse(self, code: str, message: str, hint: str, position: Position, length: int = 1) -> None:
        """Records a fault."""
        self.faults.append(self.document.fault(code, message, hint, position, length))


def _missing(part: Found, list_name: str) -> set[str]:
    return {name for name, known in ITEMS[list_name].items() if known.required and name not in part.values}
