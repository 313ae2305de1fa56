"""Many histories in words: what most of them are about, what a person must look at, and what comes by itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jss_cli.domain.policy import Rule
from jss_cli.domain.report import Block, Column, Headline, Note, NumberedItem, Report, Row, Span, Steps, Table
from jss_cli.domain.triage import CauseKind, Ticket, TicketGroup, Triage
from jss_cli.reports.numbers import cost, count, listed, tenths_of
from jss_cli.reports.observed import shown_words

LIFTED = 3  # rules of which it is said what can be done
SEEN = "compared with the computed score alone: what explains it and when it changes is not looked for here"
TABLE = "by the one contract that costs each most; whose score needs a person, only files tell"
NAMED = 8  # files that are named in a line
CAUSES = {
    "window": "leaves within a month",
    "hidden": "the rules alone give another score",
    "no score": "no score yet",
    "lost score": "no score any more",
    "faulty": "set aside for faulty rows",
    "nothing": "nothing costs points",
}
DOUBTS = {
    "hidden": "the score that was seen is not of the rules",
    "several causes": "no cause has half of the points",
    "disputed": "a contract was disputed",
    "warnings": "the file has warnings (jss check)",
}


def triage_report(found: Triage, *, top: int | None) -> Report:
    """The causes, the histories or freelancers (at most `top`), and the days ahead."""
    rules = sorted({ticket.policy for ticket in found.tickets})
    days = sorted({ticket.day for ticket in found.tickets})
    is_table = found.nouns[0] != "history"
    facts = (
        f"rules: {listed(rules, 3)}",
        f"as of {' to '.join(str(day) for day in dict.fromkeys((*days[:1], *days[-1:])))}",
        "computed scores" if is_table else "seen scores, else computed",
        "unofficial",
    )
    blocks: list[Block] = [Headline("Triage", Span(_total(found), "strong"), facts if rules else ())]
    if found.groups:
        blocks += [_causes_table(found), *_lift_steps(found)]
    if found.tickets:
        blocks.append(_tickets_table(found, top))
        if any(ticket.cause == "hidden" for ticket in found.tickets):
            blocks.append(Note("Seen", SEEN, "jss explain FILE"))
    blocks += [Note("A table", TABLE, "jss triage FILES")] * is_table
    return Report((*blocks, *_notes(found)))


def cause_words(cause: CauseKind, rule: Rule | None) -> str:
    """What a ticket is about, without what differs from one history to the next."""
    return rule.name.replace("-", " ") if rule else CAUSES[cause]


def doubt_words(ticket: Ticket) -> str:
    """Why a person must look at a history."""
    return "; ".join(DOUBTS[doubt] for doubt in ticket.doubts)


def _total(found: Triage) -> str:
    """How many there are, and how many more that could not be read."""
    failed = f", and {len(found.failed)} that could not be read" if found.failed else ""
    return f"{_counted(found, found.number)}{failed}"


def _counted(found: Triage, number: int) -> str:
    return f"{number:,} {found.nouns[number != 1]}"


def _causes_table(found: Triage) -> Table:
    """A row for each cause."""
    return Table(
        "What they are about",
        (
            Column(found.nouns[1], "number", labelled=True),
            Column("of all", "bar"),
            Column("median", "number"),
            Column("what costs most"),
            Column("rule", "code"),
            Column("for a person", "number"),
        ),
        tuple(_cause_row(found, group) for group in found.groups),
    )


def _cause_row(found: Triage, group: TicketGroup) -> Row:
    doubts, words = len(group.doubtful) and group.number - len(group.clear), cause_words(group.cause, group.rule)
    points = cost(tenths_of(group.median)) if group.median else ""
    code = group.rule.code if group.rule else ""
    person = f"; {doubts} of them need a person" if doubts else ""
    lost = f", {points} points in the median" if points else ""
    sentence = f"{_counted(found, group.number)}: {words}{f' ({code})' if code else ''}{lost}{person}."
    return Row(
        (
            Span(f"{group.number:,}", "strong"),
            Fraction(group.number, found.number),
            Span(points or "–"),
            Span(words),
            Span(code, "quiet"),
            Span(f"{doubts:,}" if doubts else ""),
        ),
        sentence,
    )


def _lift_steps(found: Triage) -> Iterator[Steps]:
    """What can be done about the rules that cost all of them most."""
    if costly := sorted((group for group in found.groups if group.rule), key=lambda group: -group.total):
        yield Steps("What costs most, and what helps", tuple(_lift_step(found, group) for group in costly[:LIFTED]))


def _lift_step(found: Triage, group: TicketGroup) -> NumberedItem:
    rule = group.rule
    assert rule is not None  # noqa: S101 - the groups of rules were asked for
    words = f": {cost(tenths_of(group.total))} points in {_counted(found, group.number)}"
    return NumberedItem(
        (Span(cause_words(group.cause, rule), "strong"), Span(words)),
        rule.remedy,
        f"jss reply {_meant(found, group.clear)}" if group.clear else f"jss rule {rule.code}",
    )


def _meant(found: Triage, names: Sequence[str]) -> str:
    """Files as a command names them, of many the first, and how many more; of freelancers one in the table of all."""
    if found.nouns[0] != "history":
        return f"CONTRACTS --freelancer {shlex.quote(names[0])}"
    named = " ".join(shlex.quote(file) for file in names[:NAMED])
    return named if len(names) <= NAMED else f"{named} ({len(names) - NAMED} more)"


def _tickets_table(found: Triage, top: int | None) -> Table:
    """The histories or freelancers side by side, the lowest scores first."""
    columns = (
        Column("score", "number"),
        Column("file" if found.nouns[0] == "history" else found.nouns[0], "name"),
        Column("what costs most"),
        Column("points", "number"),
        Column("next by itself", labelled=True),
    )
    ordered = sorted(found.tickets, key=lambda one: (one.shown is None, one.shown or 0, -one.costs))
    shared = _folder([ticket.file for ticket in found.tickets])
    shown = columns if any(ticket.cliff for ticket in found.tickets) else columns[:-1]
    rows = tuple(_ticket_row(ticket, ticket.file.removeprefix(shared)) for ticket in ordered[:top])
    if more := found.number - len(rows):
        words = f"and {_counted(found, more)} more (--all, --top N)"
        rows += (Row((Span(""), Span(words, "quiet"), Span(""), Span(""), Span("")), f"{words}."),)
    title = f"Side by side{f', in {shared}' if shared else ''}"
    return Table(title, shown, tuple(replace(row, cells=row.cells[: len(shown)]) for row in rows))


def _folder(files: Sequence[str]) -> str:
    """The folder that all of several files lie in; empty if there is none."""
    first, last = min(files), max(files)
    same = next((at for at, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), 0)
    return first[: first.rfind("/", 0, same) + 1]


def _ticket_row(ticket: Ticket, name: str) -> Row:
    computed = "none" if ticket.score is None else f"{ticket.score} %"
    seen = ticket.seen if ticket.cause == "hidden" else None
    number, alone = (shown_words(seen), f" (by the rules: {computed})") if seen else (computed, "")
    contracts = f": {listed(ticket.reasons[0].contracts, 3)}" if ticket.rule else ""
    words, ahead = f"{cause_words(ticket.cause, ticket.rule)}{contracts}{alone}", _ahead_words(ticket)
    sentence = f"{ticket.file}: {number}; {words}{f'; next {ahead}' if ahead else ''}."
    sentence += f" Needs a person: {doubt_words(ticket)}." if ticket.doubts else ""
    points = cost(tenths_of(ticket.costs)) if ticket.costs else ""
    return Row((Span(number, "strong"), Span(name), Span(words), Span(points), Span(ahead, "quiet")), sentence)


def _ahead_words(ticket: Ticket) -> str:
    """The next day on which a score changes by itself."""
    if (event := ticket.cliff) is None:
        return ""
    return f"{event.seen}: {'none' if event.after.whole is None else f'{event.after.whole} %'}"


def _notes(found: Triage) -> Iterator[Note]:
    """The days on which several fall, who must be looked at, and what failed."""
    yield from (
        Note(
            str(day),
            f"{count(len(tickets), 'score')} fall by themselves: {listed([t.file for t in tickets])}",
            "jss timeline FILE",
        )
        for day, tickets in found.falls
    )
    doubts = [(one.file, doubt_words(one)) for one in found.tickets if one.doubts]
    failed = [(one.file, one.words) for one in found.failed]
    for title, command, told in (("Needs a person", "explain", doubts), ("No answer", "check", failed)):
        yield from (
            Note(title, f"{file}: {words}", f"jss {command} {shlex.quote(file)}") for file, words in told[:NAMED]
        )
        if more := len(told[NAMED:]):
            yield Note(title, f"and {_counted(found, more)} more (--format csv has all)")
