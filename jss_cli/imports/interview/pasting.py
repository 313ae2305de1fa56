"""The first matter: a paste of the profile, or of any other text that one of the sources knows,
which is read as any file is and joined with the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.source import document_of
from jss_cli.files.reading import Reading
from jss_cli.imports.interview.matter import Matter, said
from jss_cli.imports.interview.talk import Talk, TurnAhead, closing_turns, contract_turns
from jss_cli.imports.join.joining import Joined, join
from jss_cli.imports.source import Material, SourceReader, Wish, source_readers

PASTED = "<paste>"


def _with_paste(history: History, text: str, today: date) -> tuple[History, tuple[str, ...]]:
    """The history with what a pasted text gives, and what to say of it. Raises InputError if it gives nothing."""
    data = text.encode()
    material = Material(document_of(PASTED, data, Reading()), data)
    joined = join([_reader(material).read(material, Wish(seen=today, currency=history.currency))], history, today)
    return _of_no_day(joined.history, history), tuple(_remarks(joined, history))


def _reader(material: Material) -> type[SourceReader]:
    """The source that knows a text. Raises InputError (JSS910) if none does."""
    if not (known := [reader for _, reader in source_readers() if reader.knows(material)]):
        message = "no line such as Mar 2, 2026 - Mar 20, 2026 stands in what was pasted"
        raise InputError(Fault("JSS910", message, 'copy your profile from "Work history" on', PASTED))
    return max(known, key=lambda reader: reader.rank)


def _of_no_day(joined: History, before: History) -> History:
    """A history that is asked about the day that it was: a paste is of today, which is another day tomorrow."""
    origins = tuple(one for one in joined.provenance if one.file != PASTED or one.of != "as_of")
    return replace(joined, as_of=before.as_of, provenance=origins)


def _remarks(joined: Joined, before: History) -> Iterator[str]:
    (extract,) = joined.extracts
    number = len(extract.contracts)
    new = f", {len(joined.history.contracts) - len(before.contracts)} of them new" if before.contracts else ""
    yield f"{number} contract{'s' * (number != 1)} read{new}"
    yield from (*extract.remarks, *joined.remarks)
    yield from (f"{one.contract}, {one.field}: {one.taken} is kept, {one.other} was pasted" for one in joined.conflicts)


HOW = (
    "On your profile page select everything from your name to the end of the work",
    "history, copy it, paste it here, and end it with a line that holds a dot alone.",
)
ASKED_FOR = ("Paste the work history of your profile, then a line with a dot alone;", "or Enter to type.")


def _take_paste(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """What was pasted joins the history; Enter: contracts are typed."""
    if text:
        history, remarks = _with_paste(talk.history, text, talk.scope.today)
        talk = replace(talk, history=history, remarks=remarks)
    ahead, last = (contract_turns(talk.history, talk.scope, again=again) for again in (False, True))
    names = {turn.contract for turn in talk.turns}  # asked in an earlier interview
    closing = closing_turns(talk.history, talk.scope, typing=not text)
    return replace(talk, turns=(*ahead, *closing, *(turn for turn in last if turn.contract in names)))


PASTE_MATTERS = {
    "paste": Matter(
        said("Paste"),
        "type instead",
        HOW,
        _take_paste,
        lambda _talk, _turn: ASKED_FOR,
        is_paste=True,
        takes_enter=True,
    )
}
