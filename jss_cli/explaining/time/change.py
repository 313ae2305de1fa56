"""The bridge: what moved a score from one level to another, residual exactly zero.

Textbook name: midpoint decomposition of a change of a ratio (the product rule with the mean of both ends). With the
means r of the ratio and T of the weight, each change of (N, T) gives (dN - r dT) / T: no order of the rows matters.
The third contract of three ends badly and takes 100 % down to 33 %:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.scoring.scoring import score_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,2''', as_of=date(2024, 12, 1))
    >>> before, after = (score_history(case.history, case.policy, day) for day in (date(2024, 10, 25), case.day))
    >>> [(row.cause.value, str(row.points)) for row in bridge(before, after).rows]
    [('entered', '-200/3')]

It leads between two scores of one history, or of two, each of which may be a saved result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, BridgeRow, Cause, Change, DiffQuestion, Saved
from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Score, WindowScore, clamp
from jss_cli.domain.timeline import Stretch
from jss_cli.domain.verdict import Verdict
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.explaining.time.ends import End, ends, gap_rows, lengths, stretch_end
from jss_cli.scoring.scoring import held, score_history, score_verdicts

NOTHING = Fraction(0)


def bridge(a: Score, b: Score) -> Bridge:
    """The rows from one score to another: two days, two policies, two histories, or several of these at once.

    Read from the later day, a bridge is the same rows with every sign turned. Where both the day and the policy differ,
    the contracts move under the old rules and one row, on the later day, is for the rules.
    """
    if a.as_of > b.as_of:
        back = bridge(b, a)
        return Bridge(back.end, back.start, tuple(row.reversed() for row in back.rows))
    if a.as_of < b.as_of and a.policy != b.policy:
        return _over_border(a, b)
    start, end = ends(a, b)
    return Bridge(start.level, end.level, _between(start, end, changes(a, b)))


def step(before: Stretch, after: Stretch, changed: tuple[Change, ...]) -> Bridge:
    """The rows from one stretch of a timeline to the next under one policy, from what changed between them."""
    start, end = stretch_end(before, before.last), stretch_end(after, after.first)
    return Bridge(start.level, end.level, _between(start, end, changed))


def _over_border(a: Score, b: Score) -> Bridge:
    """A bridge to a later day on which other rules are in force.

    Where the old rules give no score on the later day, the rules change on the earlier one instead.
    """
    middle = _rescored(b, a.policy, b.as_of)
    rules_last = middle.percent is not None or a.percent is None or b.percent is None
    if not rules_last:
        middle = _rescored(a, b.policy, a.as_of)
    days, rules = (bridge(a, middle), bridge(middle, b)) if rules_last else (bridge(middle, b), bridge(a, middle))
    row = BridgeRow(Cause.RULES, rules.points, day=rules.start.day, because=rules.rows)
    ends_of_both = (days.start, rules.end) if rules_last else (rules.start, days.end)
    return Bridge(*ends_of_both, _largest_first((*days.rows, row)))


def _rescored(score: Score, policy: Policy, day: date) -> Score:
    return score_history(History(tuple(verdict.contract for verdict in score.verdicts)), policy, day)


def changes(a: Score, b: Score) -> tuple[Change, ...]:
    """What became of every contract that a window of either score counts, in the order of the later history."""
    months = sorted({*a.policy.windows.lengths, *b.policy.windows.lengths})
    before, after = _by_id(a.verdicts), _by_id(b.verdicts)
    held_before = [{v.contract.id for v in held(a.verdicts, length, a.as_of)} for length in months]
    held_after = [{v.contract.id for v in held(b.verdicts, length, b.as_of)} for length in months]
    found = []
    for name in {**after, **before}:
        sides = [(length, name in x, name in y) for length, x, y in zip(months, held_before, held_after, strict=True)]
        found.append(
            Change(
                before.get(name),
                after.get(name),
                entered=tuple(length for length, was, now in sides if now and not was),
                left=tuple(length for length, was, now in sides if was and not now),
                stayed=tuple(length for length, was, now in sides if was and now),
            )
        )
    return tuple(change for change in found if change.entered or change.left or change.stayed)


def _by_id(verdicts: Iterable[Verdict]) -> dict[str, Verdict]:
    return {verdict.contract.id: verdict for verdict in verdicts}


def _between(a: End, b: End, changed: tuple[Change, ...]) -> tuple[BridgeRow, ...]:
    """The rows from one end to the other, largest first."""
    rows = _largest_first(_raw_rows(a, b, changed))
    total = (b.level.percent or NOTHING) - (a.level.percent or NOTHING)
    assert sum((row.points for row in rows), NOTHING) == total  # noqa: S101 - the invariant
    return rows


def _largest_first(rows: Iterable[BridgeRow]) -> tuple[BridgeRow, ...]:
    """Rows by size, whatever their sign; equal ones stay in order."""
    return tuple(sorted(rows, key=lambda row: -abs(row.points)))


def _raw_rows(a: End, b: End, changed: tuple[Change, ...]) -> Iterator[BridgeRow]:
    """The rows in no particular order: along one figure that both ends have, then from it to what each end shows."""
    old, new = a.level.percent, b.level.percent
    if a.shown is None or b.shown is None:
        yield from [BridgeRow(Cause.DISAPPEARED, -old, day=b.day)] if old is not None else []
        yield from [BridgeRow(Cause.APPEARED, new, day=b.day)] if new is not None else []
        return
    name, months = _path(a, b, a.shown, b.shown)
    yield from (
        replace(row.reversed(), scarce=_scarce(a.shown, b), because=_figure_rows(a, b, a.shown, changed))
        for row in _window_row(a, a.shown, name, months)
    )
    yield from gap_rows(a, b, months, changed)
    yield from (
        replace(row, scarce=_scarce(b.shown, a), because=_figure_rows(a, b, b.shown, changed))
        for row in _window_row(b, b.shown, name, months)
    )
    yield from _floor_row(a.shown, b.shown)


def _path(a: End, b: End, old: WindowScore, new: WindowScore) -> tuple[str, tuple[int, ...]]:
    """The figure, by name and window lengths, in which the contracts' rows are told.

    The one shown at the earlier end if the later one has it too, else the one shown at the later end, else the longest
    window whatever its minimum. On one day there is no earlier end: there the longer of the two comes first.
    """
    preferred = [old, new]
    if a.day == b.day:
        preferred.sort(key=lambda figure: (-figure.longest.months, len(figure.parts), figure.name))
    for figure in preferred:
        if a.shows(figure) and b.shows(figure):
            return figure.name, lengths(figure)
    longest = max(*a.sums, *b.sums)
    return f"{longest}-month", (longest,)


def _window_row(end: End, shown: WindowScore, name: str, months: tuple[int, ...]) -> Iterator[BridgeRow]:
    """The row from the path's figure to the one an end shows, if they are not the same."""
    along = end.percent(months)
    if lengths(shown) != months and shown.percent is not None and along is not None:
        yield BridgeRow(Cause.WINDOW, shown.percent - along, day=end.day, windows=(name, shown.name))


def _scarce(shown: WindowScore, elsewhere: End) -> str:
    """The name of a figure that is shown at one end and cannot be at the other; empty if it can."""
    return "" if elsewhere.shows(shown) else shown.name


def _floor_row(old: WindowScore, new: WindowScore) -> Iterator[BridgeRow]:
    """The row for what the lower bound of 0 gives back at the ends."""
    given = [clamp(figure.percent) - figure.percent for figure in (old, new) if figure.percent is not None]
    if given[1] != given[0]:
        yield BridgeRow(Cause.FLOOR, given[1] - given[0])


def _figure_rows(a: End, b: End, figure: WindowScore, changed: tuple[Change, ...]) -> tuple[BridgeRow, ...]:
    """What moved one figure between the ends, largest first; nothing where one end cannot compute it."""
    months = lengths(figure)
    if a.percent(months) is None or b.percent(months) is None:
        return ()
    return _largest_first(gap_rows(a, b, months, changed))


def difference(case: Case | Saved, asked: DiffQuestion) -> Bridge:
    """The bridge between two days or two rulebooks of one history, or to another one.

    Raises UsageError (JSS907) where a saved result would have to be computed anew.
    """
    if asked.other is not None:
        return _bridge_between(case, asked.other)
    if isinstance(case, Saved):
        message = f"{case.source} is a saved result: it knows one day and one rule set only"
        raise UsageError(Fault("JSS907", message, "give a second result, or the history itself"))
    first, last = days_between(case, asked)
    before, after = (asked.rulebook or case.rulebook).on(first), case.rulebook.on(last)
    return bridge(score_history(case.history, before, first), score_history(case.history, after, last))


def days_between(case: Case, asked: DiffQuestion) -> tuple[date, date]:
    """The two days: those asked for, one for two rulebooks, else the last two observed, or the last two computed."""
    if asked.first or asked.rulebook:
        return asked.first or case.day, case.day
    observed = sorted({seen.on for seen in case.history.observed})
    if case.day_from != "option" and len(observed) > 1:
        return observed[-2], observed[-1]
    return case.policy.cadence.last_until(case.day - timedelta(days=1)), case.day


def _bridge_between(before: Case | Saved, after: Case | Saved) -> Bridge:
    """The bridge between two histories or saved results, each on its own day."""
    a, b = _score_of(before), _score_of(after)
    is_saved = isinstance(before, Saved) or isinstance(after, Saved)
    if is_saved and a.as_of != b.as_of and a.policy != b.policy:
        hint = "compare the histories instead, or results of one day or one rule set"
        raise UsageError(Fault("JSS907", "a saved result cannot be judged by the other one's rules", hint))
    return bridge(a, b)


def _score_of(end: Case | Saved) -> Score:
    """The score of a case, or the one that saved verdicts give.

    Raises InputError (JSS907) if they give other windows than were saved with them.
    """
    if isinstance(end, Case):
        return score_history(end.history, end.policy, end.day)
    score = score_verdicts(end.verdicts, end.policy, end.day)
    if tuple(window.percent for window in score.windows) != end.percents:
        message = "its contracts give other percents than it states: it was changed, or the rules were"
        raise InputError(Fault("JSS907", message, "save it again with jss explain --format json", end.source))
    return score
