"""What a file of another program is, by its content, everything that it gives, and what became of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import get_args

from jss_cli.dataclass import dataclass
from jss_cli.domain.imported import FileAccount, ToldLines
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.source import read_bytes
from jss_cli.files.history import load
from jss_cli.imports.sheet_map import document_by_map
from jss_cli.imports.source import Extract, Material, SetAside, SourceReader, Why, Wish, source_readers
from jss_cli.visible import quoted

BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what workbooks begin with
HISTORY = "history"  # the kind of what is one already
OWN = re.compile(  # how a history says that it is one, after remarks and blank lines
    r"#(?:platform|currency|as_of|observed|unlisted|agency),|(?:#[^\n]*\n|[ \t]*\n)*(?:version|platform|contracts):"
)
SHOWN = 60  # characters of a first row


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is: the name of its kind, and who reads it; None: it is none of those that are known."""

    material: Material
    name: str = ""
    reader: type[SourceReader] | None = None


def file_kind(source: str, wish: Wish) -> FileKind:
    """What a file, or standard input for "-", is. Raises InputError for one that cannot be read as text."""
    return _kind_of(source, wish, _is_history)


def _kind_of(source: str, wish: Wish, is_history: Callable[[Material], bool]) -> FileKind:
    """What a file is, which is a history if it is said to be one."""
    file, data = read_bytes(source, wish.reading)
    if data.startswith(BINARY) and len(data) <= wish.reading.max_bytes:
        known = _known(Material(SourceText(file, "", data), data), wish)
        if known.reader:
            return known
    material = Material(document_by_map(file, data, wish), data)
    return FileKind(material, HISTORY) if is_history(material) else _known(material, wish)


def _known(material: Material, wish: Wish) -> FileKind:
    """Of all kinds that know a file the one with the highest rank."""
    readers = sorted(source_readers(), key=lambda one: -one[1].rank)
    kinds = (FileKind(material, name, reader) for name, reader in readers if reader.reads(material, wish))
    return next(kinds, FileKind(material))


def read_files(sources: Iterable[str], wish: Wish) -> tuple[tuple[Extract, ...], tuple[str, ...]]:
    """Everything that some files give, in whatever order, and remarks on those that were given twice. Raises InputError
    with what is wrong with any of them."""
    extracts: list[Extract] = []
    remarks: list[str] = []
    faults: list[Fault] = []
    seen: dict[bytes, str] = {}
    for source in sorted(sources):  # of files that are the same the one that is kept does not hang on their order
        try:
            kind = file_kind(source, wish)
            file = kind.material.file
            if first := seen.get(kind.material.data):
                remarks.append(f"{file}: {'given twice' if first == file else f'the same as {first}'}: read once")
            else:
                seen[kind.material.data] = file
                extracts.append(_read(kind, wish))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(*faults)
    return tuple(_named_briefly(extracts)), tuple(remarks)


def _named_briefly(extracts: list[Extract]) -> Iterable[Extract]:
    """Files under their names alone, for where they lie is nobody's business; two of one name by their paths."""
    names = Counter(_brief(one.file) for one in extracts)
    yield from (replace(one, file=_brief(one.file)) if names[_brief(one.file)] == 1 else one for one in extracts)


def _brief(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _read(kind: FileKind, wish: Wish) -> Extract:
    if kind.reader is None:
        raise InputError(_unreadable(kind))
    return kind.reader.read(kind.material, wish)


def _unreadable(kind: FileKind) -> Fault:
    """That nothing reads a file, what was looked for, and how a table of one's own is read."""
    material = kind.material
    first = next(filter(None, map(str.strip, material.document.text.splitlines())), "")
    kinds = "; ".join(reader.title for _, reader in source_readers())
    if not first:
        return Fault("JSS800", "nothing is in it", "choose another file, or export it again", material.file)
    if kind.name == HISTORY:
        hint = f"jss explain {material.file} reads it; --into {material.file} adds to it"
        return Fault("JSS831", "it is a history already", hint, material.file)
    message = f"it is none of what is known ({kinds}); its first row is {quoted(first[:SHOWN])}"
    hint = f"for a table of your own: --map FILE, with a line such as `columns: {{{_map_to_begin_with(first)}}}`"
    return Fault("JSS831", message, hint, material.file)


def _map_to_begin_with(first: str) -> str:
    """The first columns of a row as if they were those of a sheet, to be corrected."""
    cells = [cell.strip().strip('"') for cell in re.split(r"[;,\t|]", first)]
    named = [quoted(cell[:SHOWN]) for cell in cells if cell] if len(cells) > 1 else ['"Your header"']
    return ", ".join(f"{name}: {field}" for name, field in zip(named, ("client", "title", "started"), strict=False))


def _is_history(material: Material) -> bool:
    """Whether a file says of itself that it is a history, and can be read as one."""
    if not _claims_to_be_history(material):
        return False
    try:
        load(material.document)
    except InputError:
        return False
    return True


def _claims_to_be_history(material: Material) -> bool:
    return OWN.match(material.document.text) is not None


def export_words(source: str, wish: Wish) -> tuple[str, str] | None:
    """The kind of a file and what it is called, for one that was given where a history is expected; None: it is none
    that could not be one."""
    try:
        kind = _kind_of(source, wish, _claims_to_be_history)
    except InputError:
        return None
    is_export = kind.reader and not kind.reader.is_history(kind.material)
    return (kind.name, kind.reader.title) if kind.reader and is_export else None


def accounts_of(extracts: Iterable[Extract]) -> tuple[FileAccount, ...]:
    """Each file with what it was, how many of its lines were understood, and the others by their reasons."""
    titles = {name: reader.title for name, reader in source_readers()}
    return tuple(
        FileAccount(
            file.file,
            file.source,
            titles.get(file.source, file.source),
            file.lines,
            file.understood,
            _told_by_reason(file.set_aside),
            file.remarks,
        )
        for file in extracts
    )


def _told_by_reason(asides: Iterable[SetAside]) -> tuple[ToldLines, ...]:
    """Lines that were set aside, those of one reason together."""
    told: dict[str, list[SetAside]] = {why: [] for why in get_args(Why)}
    for aside in asides:
        told[aside.why].append(aside)
    return tuple(
        ToldLines(why, tuple(one.at for one in some), tuple(f"{one.at}: {one.text}" for one in some if one.text))
        for why, some in told.items()
        if some
    )
