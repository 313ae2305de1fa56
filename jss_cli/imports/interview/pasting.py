"""The first matter: a paste of the profile, or of any other text that one of the sources knows."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.imports.interview.adding import with_paste
from jss_cli.imports.interview.matter import Matter, said
from jss_cli.imports.interview.planning import closing_turns, contract_turns
from jss_cli.imports.interview.talk import Talk, TurnAhead

HOW = (
    "On your profile page select everything from your name to the end of the work",
    "history, copy it, paste it here, and end it with a line that holds a dot alone.",
)


ASKED_FOR = ("Paste the work history of your profile, then a line with a dot alone;", "or Enter to type.")


def _take_paste(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """What was pasted joins the history; Enter: contracts are typed."""
    if text:
        history, remarks = with_paste(talk.history, text, talk.scope.today)
        talk = replace(talk, history=history, remarks=remarks)
    ahead = contract_turns(talk.history, talk.scope)
    closing = closing_turns(talk.history, talk.scope, typing=not text)
    return replace(talk, turns=(*ahead, *closing))


PASTE_MATTERS = {
    "paste": Matter(
        said("Paste"),
        "type instead",
        HOW,
        _take_paste,
        lambda _talk, _turn: ASKED_FOR,
        is_paste=True,
    )
}
