"""The first topic: a paste of the profile, or of any other text that one of the sources knows."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.imports.interview.adding import with_paste
from jss_cli.imports.interview.planning import closing_steps, steps_ahead
from jss_cli.imports.interview.talk import Step, Talk
from jss_cli.imports.interview.topic import Topic, said

HOW = (
    "On your profile page select everything from your name down to the end of the work",
    "history, copy it, paste it here, and end it with a line that holds a dot alone.",
)


ASKED_FOR = ("Paste the work history of your profile, then a line with a dot alone;", "or Enter to type.")


def _take_paste(talk: Talk, _step: Step, text: str) -> Talk:
    """What was pasted joins the history; Enter: contracts are typed."""
    if text:
        history, remarks = with_paste(talk.history, text, talk.outlook.today)
        talk = replace(talk, history=history, remarks=remarks)
    ahead = steps_ahead(talk.history, talk.outlook)
    closing = closing_steps(talk.history, talk.outlook, typing=not text)
    return replace(talk, steps=(*ahead, *closing))


PASTE_TOPICS = {
    "paste": Topic(
        said("Paste"),
        "type instead",
        HOW,
        _take_paste,
        lambda _talk, _step: (
            "Paste the work history of your profile, then a line with a dot alone; or Enter to type.",
        ),
        is_paste=True,
    )
}
