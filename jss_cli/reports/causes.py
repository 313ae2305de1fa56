"""Why a score moved, in words: one phrase for a contract, a window, or a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jss_cli.domain.change import BridgeRow, Cause, Change, Level
from jss_cli.domain.chronicle import MOST_TRACED
from jss_cli.domain.policy import Condition, Policy
from jss_cli.domain.score import WindowScore, WindowSum
from jss_cli.domain.sections import Minimum
from jss_cli.domain.timeline import Event
from jss_cli.domain.verdict import Outcome, Verdict, outcomes_of
from jss_cli.reports.numbers import count, plain_number

GRADES = {
    Outcome.POSITIVE: "good",
    Outcome.LUKEWARM: "lukewarm",
    Outcome.NEUTRAL: "neutral",
    Outcome.NEGATIVE: "bad",
    Outcome.EXCLUDED: "not counted",
}
TOLD = 3  # contracts named for one day; the others are counted


def event_words(event: Event) -> str:
    """What happened until a day, the contracts that moved the score most first, with the days of their own."""
    if event.is_border:
        return "; ".join([f"new rules: {event.after.policy.title}", *_window_words(event)])
    moving = [(row.change.contract.id, row.day) for row in _moving_rows(event) if row.change]
    by_size = {name: rank for rank, (name, _) in enumerate(moving)}
    own = {name: f" ({day:%m-%d})" for name, day in moving if day and day != event.day}
    changes = sorted(event.changes, key=lambda change: by_size.get(change.contract.id, len(by_size)))
    phrases = [f"{c.contract.id} {'; '.join(_deeds(c))}{own.get(c.contract.id, '')}" for c in changes[:TOLD]]
    if len(changes) > TOLD:
        phrases.append(f"and {count(len(changes) - TOLD, 'more contract')}")
    return "; ".join([*_share_words(changes), *phrases, *_window_words(event)])


def _share_words(changes: Sequence[Change]) -> list[str]:
    """That the share of unrated contracts has passed the bound of a rule, where that alone turned a contract."""
    sides = ((one.before, one.after) for one in changes if one.before and one.after)
    claims = ([_claim(side, fact) for fact in ("status", "unrated_share") for side in pair] for pair in sides)
    told = [(old or new, new) for status, later, old, new in claims if status == later and bool(old) != bool(new)]
    words = (f"{'more' if new else 'no more'} than {claim.above}" for claim, new in told[:1] if claim)
    return [f"{bound} of the paid contracts are unrated now" for bound in words]


def _claim(verdict: Verdict, fact: str) -> Condition | None:
    """What the rule of a verdict asks of a fact."""
    return next((condition for condition in verdict.rule.when if condition.fact == fact), None)


def loss_words(event: Event | None, contracts: int) -> str:
    """When and why there is no score any more, if that was looked up among so many contracts; empty if there is one, or
    never was."""
    if event is None:
        too_many = f"When there last was one is not looked up among more than {MOST_TRACED:,} contracts: jss timeline. "
        return too_many if contracts > MOST_TRACED else ""
    seen = f" (seen {event.seen})" if event.seen != event.day else ""
    return f"Lost on {event.day}{seen}, it was {event.before.whole} %: {event_words(event)}. "


def _moving_rows(event: Event) -> Iterator[BridgeRow]:
    """The rows of contracts, those inside the window that became the best before the others."""
    for row in event.bridge.rows:
        yield from row.because
    yield from event.bridge.rows


def _window_words(event: Event) -> Iterator[str]:
    """What became of the shown window: whether there is a score at all, and whether another one is shown."""
    before, after = event.before.shown, event.after.shown
    if after is None:
        yield from [f"no score any more: {too_few_words(event.bridge.end)}"] if before else []
    elif before is None:
        yield f"a score appears: {figure_words(after)}"
    elif before.name != after.name:
        left = next((window for window in event.after.windows if window.name == before.name), None)
        yield from ["too few left there"] if left is not None and left.percent is None else []
        purged = [change.left for change in event.changes] == [(after.longest.months,)]
        yield "it is shown now" if purged else f"the {figure_words(after)} is shown now"


def _deeds(change: Change) -> Iterator[str]:
    """What a contract did, one phrase for each thing."""
    before, after = change.before, change.after
    if change.entered and after:
        was_counted = before is not None and before.outcome is not Outcome.EXCLUDED
        yield f"({GRADES[after.outcome]}) enters{f' the {_months_words(change.entered)}' if was_counted else ''}"
    if change.left and before:
        left = f"leaves the {_months_words(change.left)}"
        deed = f"counts no longer: {after.words}" if after and after.outcome is Outcome.EXCLUDED else left
        yield f"({GRADES[before.outcome]}) {deed}"
    if change.stayed and before and after:
        if before.outcome is not after.outcome:
            yield f"turns from {GRADES[before.outcome]} to {GRADES[after.outcome]}"
        if before.weighs != after.weighs:
            yield f"weighs {plain_number(after.weighs)} instead of {plain_number(before.weighs)}"
        if before.outcome is after.outcome and before.weighs == after.weighs:
            yield f"({GRADES[after.outcome]}) is worth something else"


def row_words(row: BridgeRow, end: Level) -> str:
    """The cause of a row of a bridge, in words."""
    match row.cause:
        case Cause.WINDOW if row.windows:
            return _shown_instead(*row.windows, row.scarce)
        case Cause.RULES:
            return f"the rules changed to {end.policy.title}"
        case Cause.APPEARED:
            return "a score appears" + (f": {figure_words(end.shown)}" if end.shown else "")
        case Cause.DISAPPEARED:
            return f"no score any more: {too_few_words(end)}"
        case Cause.FLOOR:
            return "a score cannot go below 0"
        case _:
            return _contract_words(row)


def _shown_instead(old: str, new: str, scarce: str) -> str:
    """That another window is shown, and why it could not be or the old one no longer can."""
    words = f"the {_figure_name(new)} is shown instead of the {_figure_name(old)}"
    if not scarce:
        return words
    return f"{words}, which has too few left" if scarce == old else f"{words}: it has enough now"


def _contract_words(row: BridgeRow) -> str:
    """What one contract did in the windows of a row."""
    assert row.change is not None  # noqa: S101 - every other cause is a contract's
    before, after, day = row.change.before, row.change.after, f" on {row.day}" if row.day else ""
    if row.cause is Cause.ENTERED and after and (day or before is None or before.outcome is not Outcome.EXCLUDED):
        return f"{GRADES[after.outcome]}: entered{day}; {after.words}"
    if row.cause is Cause.LEFT and before and after is None:
        return f"{GRADES[before.outcome]}: not in the other history"
    assert before is not None and after is not None  # noqa: S101, PT018 - it is on both sides
    if row.cause is Cause.LEFT and after.outcome is not Outcome.EXCLUDED:
        return f"{GRADES[before.outcome]}: left the {_months_words(row.months)}{day}"
    if row.cause is Cause.WEIGHT:
        return f"weighs {plain_number(after.weighs)} instead of {plain_number(before.weighs)}"
    if before.outcome is after.outcome:
        return f"{GRADES[after.outcome]}, which is worth {'more' if row.points > 0 else 'less'} here: {after.words}"
    return f"{GRADES[before.outcome]} before, now {GRADES[after.outcome]}: {after.words}"


def held_words(held: WindowSum, needed: Minimum) -> str:
    """How many contracts, or clients, a window holds that needs more of them, and how many it needs."""
    contracts = held.contracts, count(held.contracts, "contract"), needed.contracts
    clients = held.clients, clients_words(held, needed), needed.clients
    return ", ".join(f"{words} ({least} needed)" for number, words, least in (contracts, clients) if number < least)


def clients_words(held: WindowSum, needed: Minimum) -> str:
    """How many clients a window holds, or there were so far, where those of a lifetime count."""
    return count(held.clients, "client") + (" so far" if needed.clients_within == "lifetime" else "")


def too_few_words(level: Level) -> str:
    """What the longest window holds, and what it needs."""
    return held_words(level.longest, level.policy.windows.minimum)


def figure_words(figure: WindowScore) -> str:
    """A window or blend by its name."""
    return _figure_name(figure.name)


def _figure_name(name: str) -> str:
    """A window or blend: the 6-month window, the trending figure."""
    return f"{name} window" if name.endswith("-month") else f"{name} figure"


def _months_words(months: Sequence[int]) -> str:
    """Window lengths in words: 6-month window; 6- and 12-month windows."""
    *others, last = months
    if not others:
        return f"{last}-month window"
    return f"{', '.join(f'{length}-' for length in others)} and {last}-month windows"


def counted_by_grade(held: WindowSum, policy: Policy) -> dict[str, int]:
    """How many contracts a window counts of each outcome that the rules have."""
    counted = (outcome for outcome in outcomes_of(policy) if outcome is not Outcome.EXCLUDED)
    return {GRADES[outcome]: getattr(held, outcome.value) for outcome in counted}


def counted_words(held: WindowSum, policy: Policy) -> str:
    """What a window counts, by outcome."""
    return ", ".join(f"{number} {grade}" for grade, number in counted_by_grade(held, policy).items())
