"""An interview that grows a history in its file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from jss_cli.api.answered import Answered
from jss_cli.api.why import check, explain
from jss_cli.domain.history import History
from jss_cli.errors import InputError
from jss_cli.files.reading import Reading

if TYPE_CHECKING:
    from jss_cli.files.keeping import Keeping
    from jss_cli.files.person import Speaker
    from jss_cli.imports.interview.conversation import Person
    from jss_cli.imports.interview.talk import Scope


def interviewed(kept: Keeping, person: Speaker, as_of: date | None = None, *, with_paste: bool = True) -> Answered:
    """What `check` and `explain` say of a history after an interview that grew it, and its file after each answer.

    Raises InputError for answers of a pipe that are none, and OutputError where the file cannot be written.
    """
    from jss_cli.domain.report import Report
    from jss_cli.files.case import open_case, open_text

    ask_into(kept, person, as_of, with_paste=with_paste)
    if kept.history is None:
        return check(open_text("[]", as_of, None, Reading(), str(kept.path)))
    case = open_case(str(kept.path), as_of, None, Reading())
    found, told = check(case), explain(case)
    return Answered(told.result, Report((*found.report.blocks, *told.report.blocks)), notes=(*found.notes, *told.notes))


def ask_into(kept: Keeping, person: Person, as_of: date | None = None, *, with_paste: bool = True) -> None:
    """Hold an interview that grows a history, and say how it is gone on with. Raises as `interviewed` does."""
    from jss_cli.imports.interview.conversation import interview
    from jss_cli.reports.numbers import count

    history = kept.history or History(())
    if kept.comments:
        person.tell(f"{count(kept.comments, 'comment')} of {kept.path} left behind: a history keeps none")
    try:
        interview(history, _scope(as_of or history.as_of), person, kept.keep, with_paste=with_paste)
    except (KeyboardInterrupt, InputError):
        person.tell("")
        person.tell(kept.words)
        raise
    person.tell(kept.words)


def _scope(day_asked: date | None) -> Scope:
    """What the rules of a day, else of today, look at."""
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.imports.interview.talk import LONG, Scope
    from jss_cli.scoring.windows import earliest_entry

    today = day_asked or date.today()  # noqa: DTZ011 - the local day is meant
    policy = open_rulebook().on(today)
    counts_from = earliest_entry(today, max(policy.windows.lengths))
    return Scope(today, counts_from, policy.asked_until("recommend"), policy.jobs.period.days or LONG)
