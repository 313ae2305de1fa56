"""Every key and what it does. The help, the line of keys and the app itself read it here."""

from __future__ import annotations

from typing import Literal

from jss_cli.dataclass import dataclass

Move = Literal["up", "down", "page_up", "page_down", "first", "last"]
KeyChange = Literal["flip", "back", "earlier", "later", "close", "drop", "add", "wait", "jump"]
KeyDeed = KeyChange | Literal["undo", "redo", "words", "save", "scenario", "whole", "help", "quit"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key by the sign that it types, what it does, and how the help says that. `fact` is the header of the fact that
    it flips."""

    sign: str
    deed: KeyDeed
    about: str
    fact: str = ""


FLIPS = {  # the key of each fact that may be flipped, its name on a line, and in the help
    "stars": ("s", "stars", "public stars"),
    "recommend": ("p", "private", "private answer"),
    "end_reason": ("r", "reason", "reason for the end"),
    "earned": ("g", "earned", "what was paid"),
    "ended_by": ("b", "by", "who ended it"),
    "feedback_removed": ("m", "removed", "feedback removed"),
    "client_standing": ("t", "client", "standing of the client"),
    "insights": ("i", "listed", "insights page"),
    "disputed": ("x", "disputed", "disputed"),
    "kind": ("k", "kind", "fixed or hourly"),
}
IN_HELP = (  # in the help, in this order
    *(Key(sign, "flip", about, fact) for fact, (sign, _, about) in FLIPS.items()),
    Key("e", "earlier", "ended a month earlier"),
    Key("l", "later", "ended a month later"),
    Key("c", "close", "close, or open again"),
    Key("d", "drop", "drop, or bring back"),
    Key("a", "add", "add a good contract"),
    Key("w", "wait", "wait a month"),
    Key("W", "jump", "wait for the next jump"),
    Key("u", "undo", "undo"),
    Key("y", "redo", "redo"),
    Key(":", "words", "what-if words"),
    Key("o", "save", "save as a history"),
    Key("O", "scenario", "save as a scenario"),
    Key("v", "whole", "view all of it, uncut"),
    Key("?", "help", "these keys"),
    Key("q", "quit", "quit, tell the words"),
)
_BACK = (Key(key.sign.upper(), "back", key.about, key.fact) for key in IN_HELP if key.fact)
KEYS = {key.sign: key for key in (*IN_HELP, *_BACK)}
MOVES: dict[str, Move] = {
    "up": "up",
    "down": "down",
    "pageup": "page_up",
    "pagedown": "page_down",
    "home": "first",
    "end": "last",
}
OFFERED = (
    *("? keys", "q quit", "v whole", "s stars", "p private", "r reason", "d drop", "u undo", "a add", "w wait"),
    *("c close", "o save", ": words"),
)
HELP = (
    "s p r g make a fact of the contract at > better, with shift worse; the others change it.",
    "* was changed, ? is not known or taken, - is none, ! is what explains the seen score.",
    "Arrows, PgUp, PgDn, Home, End: another contract. Any key goes back.",
)
