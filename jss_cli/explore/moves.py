"""What a key does: a trial and the contract that is looked at, and the trial that becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from operator import attrgetter

from jss_cli.domain.history import UNKNOWN, Contract
from jss_cli.domain.scenario import Add, Drop, SetFact, Wait
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.time.events import next_cliff
from jss_cli.explore.trial import Trial
from jss_cli.files.changes import GRAMMAR, parse_change
from jss_cli.files.histories.fields import FLIPPED
from jss_cli.files.histories.tree import cell
from jss_cli.scoring.windows import add_months

ADDED = "add:1x500"
REASON = "end_reason"  # its values are listed from the best on


def flipped(trial: Trial, name: str, header: str, by: int) -> Trial:
    """A fact of a contract set to the next of the values that it may have (1), or the other way round (-1). Raises
    UsageError (JSS909) for a better one than the best."""
    contract = _still_there(trial, name)
    now = word_of(contract, header)
    value = _next_value(header, word_of(trial.opened_contract(name) or contract, header), now, by)
    if value is None:
        end, more = ("best", "with shift worse") if by > 0 else ("worst", "without shift better")
        raise _refusal(f"{name}: {now} is the {end} already", f"{more}; u takes back, : sets any value")
    return trial.setting(name, header, value)


def _next_value(header: str, opened: str, now: str, by: int) -> str | None:
    """The value that comes next: a better one (by 1) or a worse one (-1), from one that is neither the best or the
    worst; None: there is none. Of a fact whose values are neither better nor worse it is the one after or before."""
    every = list(dict.fromkeys((*FLIPPED[header].answers, opened, now)))
    row = sorted((word for word in every if _number(word) is not None), key=Decimal, reverse=True)
    if header == REASON:
        row = [word for word in every if word != UNKNOWN.value]
    if not row:
        return every[(every.index(now) + by) % len(every)]
    if now not in row:
        return row[0] if by > 0 or header == REASON else row[-1]  # reasons are gone through from the first on
    place = row.index(now) - by
    return row[place] if 0 <= place < len(row) else None


def word_of(contract: Contract, header: str) -> str:
    """What a contract has of a fact, as a person writes it; one of the listed values by the word that is listed."""
    value = attrgetter(FLIPPED[header].path)(contract)
    return next((word for word, meant in _meanings(header) if meant == value), cell(value))


@cache
def _meanings(header: str) -> tuple[tuple[str, object], ...]:
    """The listed values of a fact with what they mean."""
    field = FLIPPED[header]
    read = GRAMMAR.converter(field)
    absent = "none" if field.form == "word" else ""
    return tuple((word, read("" if word == absent else word)) for word in field.answers)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def moved(trial: Trial, name: str, by: int) -> Trial:
    """The end of a contract so many months later, counted from the day it had at first."""
    ended = _still_there(trial, name).ended
    if ended is None:
        raise _refusal(f"{name} is open", "c closes it")
    opened = trial.opened_contract(name)
    first = (opened.ended if opened else None) or ended
    months = (ended.year - first.year) * 12 + ended.month - first.month
    return trial.setting(name, "ended", str(add_months(first, months + by)))


def closed(trial: Trial, name: str) -> Trial:
    """An open contract ended on the day reached; one that was closed so, open again."""
    if _still_there(trial, name).ended is None:
        return trial.setting(name, "ended", str(trial.changed.day))
    if (opened := trial.opened_contract(name)) and opened.ended is None:
        return trial.without(
            lambda step: isinstance(step.deed, SetFact) and (step.deed.contract, step.deed.fact.name) == (name, "ended")
        )
    raise _refusal(f"{name} has ended", "e and l move its end")


def dropped(trial: Trial, name: str) -> Trial:
    """The history without a contract; with it again, if it was dropped."""
    if trial.contract(name):
        return trial.with_word(f"drop:{name}")
    if any(step.deed == Drop(name) for step in trial.steps):
        return trial.without(lambda step: step.deed == Drop(name))
    raise _refusal(f"{name} is gone", "u takes back what made it so")


def _waited(trial: Trial, until: date) -> Trial:
    """Nothing else happens until a day; a wait that stands last only becomes longer."""
    last = trial.steps[-1:]
    kept = trial.steps[:-1] if last and isinstance(last[0].deed, Wait) else trial.steps
    return trial.with_steps((*kept, parse_change(f"wait:{until}")))


def waited_a_month(trial: Trial) -> Trial:
    """The same a month later."""
    return _waited(trial, add_months(trial.changed.day, 1))


def waited_for_jump(trial: Trial) -> Trial:
    """The same on the next day on which the score changes by itself. Raises UsageError if there is none."""
    cliff = next_cliff(trial.case)
    if cliff is None:
        raise _refusal("the score does not change by itself any more", "w waits a month")
    return _waited(trial, cliff.day)


def added(trial: Trial) -> Trial:
    """One more good contract; several one after the other are one change."""
    step, last = parse_change(ADDED), trial.steps[-1:]
    deed = last[0].deed if last else None
    if isinstance(deed, Add) and isinstance(step.deed, Add) and replace(deed, count=1) == step.deed:
        return trial.with_steps((*trial.steps[:-1], parse_change(ADDED.replace("1x", f"{deed.count + 1}x"))))
    return trial.with_steps((*trial.steps, step))


def _still_there(trial: Trial, name: str) -> Contract:
    """The contract of an id. Raises UsageError if it is gone."""
    if contract := trial.contract(name):
        return contract
    raise _refusal(f"{name} is gone", "d brings it back if it was dropped, u takes back the last change")


def _refusal(claim: str, hint: str) -> UsageError:
    """Why a key does nothing (JSS909)."""
    return UsageError(Fault("JSS909", claim, hint))
