"""The interview itself: which question is next, what an answer makes of it, and one turn back."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.history import History
from jss_cli.imports.interview.contracts import CONTRACT_MATTERS
from jss_cli.imports.interview.entry import ENTRY_MATTERS
from jss_cli.imports.interview.matter import Matter, prompt
from jss_cli.imports.interview.pasting import PASTE_MATTERS
from jss_cli.imports.interview.shown import SHOWN_MATTERS
from jss_cli.imports.interview.talk import (
    ASKED_ON,
    OPEN,
    Question,
    Scope,
    Talk,
    TurnAhead,
    closing_turns,
    contract_turns,
    with_extra,
)

MATTERS: dict[str, Matter] = {**PASTE_MATTERS, **CONTRACT_MATTERS, **ENTRY_MATTERS, **SHOWN_MATTERS}


def begin(history: History, scope: Scope, *, with_paste: bool = True) -> Talk:
    """An interview about a history; one that was not over goes on where it stood, without a paste. It begins with the
    contract of what could move the score most; what was asked in an earlier one comes last."""
    goes_on = OPEN in dict(history.extras)
    history = replace(history, extras=with_extra(history.extras, OPEN, ""))
    ahead = contract_turns(history, scope)
    last = () if goes_on else contract_turns(history, scope, again=True)
    if with_paste and not goes_on:
        first = (replace(turn, number=0, total=0) for turn in ahead if turn.contract == scope.first[0])
        return Talk(history, scope, (*first, TurnAhead("paste"), *last))
    return Talk(history, scope, (*ahead, *closing_turns(history, scope, typing=with_paste), *last))


def question(talk: Talk) -> Question | None:
    """What is asked now; None: nothing any more."""
    if talk.is_over:
        return None
    matter = MATTERS[(turn := talk.turns[0]).matter]
    number = f"{turn.number} of {turn.total}" if turn.total else str(turn.number)
    words = prompt(f"[{number}]" if turn.number else "", matter.words(talk, turn), matter.usual)
    return Question(words, matter.help, turn.contract or turn.matter, matter.about(talk, turn), matter.is_paste)


def answered(talk: Talk, text: str) -> Talk:
    """The talk after an answer ("" = Enter). Raises RefusedError for a text that is none, InputError for a paste that
    gives nothing."""
    turn, *ahead = talk.turns
    matter, after = MATTERS[turn.matter], replace(talk, turns=tuple(ahead), remarks=(), before=talk)
    if text or matter.takes_enter:
        after = matter.take(after, turn, text)
    if turn.contract and all(one.contract != turn.contract for one in after.turns):
        told = with_extra(after.contract(turn.contract).extras, ASKED_ON, str(talk.scope.today))
        return after.changed(turn.contract, lambda one: replace(one, extras=told))
    return after


def kept(talk: Talk) -> History:
    """The history as its file keeps it: an interview that is not over, but for what was asked before, says so there."""
    asked = {one.id for one in talk.history.contracts if ASKED_ON in dict(one.extras)}
    is_over = all(turn.contract in asked for turn in talk.turns)
    return replace(talk.history, extras=with_extra(talk.history.extras, OPEN, "" if is_over else "unfinished"))
