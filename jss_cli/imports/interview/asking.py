"""The interview itself: which question is next, what an answer makes of it, and one step back."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.history import Contract, History
from jss_cli.imports.interview.contracts import CONTRACT_TOPICS
from jss_cli.imports.interview.entry import ENTRY_TOPICS
from jss_cli.imports.interview.lines import prompt
from jss_cli.imports.interview.pasting import PASTE_TOPICS
from jss_cli.imports.interview.planning import closing_steps, steps_ahead
from jss_cli.imports.interview.shown import SHOWN_TOPICS
from jss_cli.imports.interview.talk import ASKED, OPEN, Outlook, Question, Step, Talk, with_extra
from jss_cli.imports.interview.topic import Topic

TOPICS: dict[str, Topic] = {**PASTE_TOPICS, **CONTRACT_TOPICS, **ENTRY_TOPICS, **SHOWN_TOPICS}


def begin(history: History, outlook: Outlook, *, with_paste: bool = True) -> Talk:
    """An interview about a history; one that was not over goes on where it stood, without a paste."""
    goes_on = OPEN in dict(history.extras)
    history = replace(history, extras=with_extra(history.extras, OPEN, ""))
    ahead = steps_ahead(history, outlook)
    closing = closing_steps(history, outlook, typing=with_paste)
    return Talk(history, outlook, (Step("paste"),) if with_paste and not goes_on else (*ahead, *closing))


def question(talk: Talk) -> Question | None:
    """What is asked now; None: nothing any more."""
    if talk.is_over:
        return None
    step = talk.steps[0]
    topic = TOPICS[step.topic]
    of = f" of {step.total}" if step.total else ""
    label = f"[{step.number}{of}]" if step.number else ""
    words = prompt(label, topic.words(talk, step), topic.usual)
    return Question(words, topic.help, step.contract or step.topic, topic.about(talk, step), topic.is_paste)


def answered(talk: Talk, text: str) -> Talk:
    """The talk after an answer ("" = Enter). Raises RefusedError for a text that is none, InputError for a paste that
    gives nothing."""
    step, *ahead = talk.steps
    after = TOPICS[step.topic].take(replace(talk, steps=tuple(ahead), remarks=(), before=talk), step, text)
    if step.topic == "silent":
        extras = with_extra(after.history.extras, ASKED, str(talk.outlook.today))
        after = replace(after, history=replace(after.history, extras=extras))
    if step.contract and all(one.contract != step.contract for one in after.steps):
        after = after.changed(step.contract, lambda contract: _asked(contract, talk.outlook))
    return after


def _asked(contract: Contract, outlook: Outlook) -> Contract:
    return replace(contract, extras=with_extra(contract.extras, ASKED, str(outlook.today)))


def back(talk: Talk) -> Talk | None:
    """The talk before the last answer; None: nothing was answered yet."""
    return talk.before


def kept(talk: Talk) -> History:
    """The history as its file keeps it: an interview that is not over says so there."""
    unfinished = "" if talk.is_over else "unfinished"
    return replace(talk.history, extras=with_extra(talk.history.extras, OPEN, unfinished))
