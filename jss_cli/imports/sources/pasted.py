"""The work history as text that was selected on the profile page and copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import ClassVar

from jss_cli.domain.history import UNKNOWN, Observation
from jss_cli.errors import InputError, Position
from jss_cli.files.amounts import amount_of
from jss_cli.files.collector import collector_paused
from jss_cli.files.document import SourceText
from jss_cli.imports.claiming import Named, late_days, money_claims, no_stars, refuse_backwards, shown_few, unfit
from jss_cli.imports.paste_jobs import FRAMES, Job, jobs_of
from jss_cli.imports.paste_lines import PastedLine, lines_of, score_in
from jss_cli.imports.source import Certainty, Claim, Evidence, Extract, Listed, Material, SetAside, SourceReader, Wish

CERTAINTY: Certainty = "said"
FIRST = 5000  # lines, among which the first days stand
KINDS = {"fixed": "fixed", "rate": "hourly", "hours": "hourly", "hourly": "hourly"}
COUNTS = frozenset({"completed", "progress"})
REMARK = "the order of the lines of such a text is known from pictures only: compare amounts and stars with the page"


class Reader(SourceReader):
    """A line with the days of a job anchors it; only whole lines count, so that a comment stays a comment."""

    title: ClassVar[str] = "text pasted from the profile page"
    certainty: ClassVar[Certainty] = CERTAINTY
    missing: ClassVar[str] = "clients, contract ids, paid months, reasons, jobs that were never paid"

    @staticmethod
    def knows(material: Material) -> bool:
        """Whether a line such as "Mar 2, 2026 - Mar 20, 2026" is in it."""
        return any(line.kind == "days" for line in islice(lines_of(material.document), FIRST))

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """The jobs, their number and the score. Raises InputError for a text without days (JSS822), of two people
        (JSS823), or with a job that ends before it starts (JSS802)."""
        document = material.document
        with collector_paused():
            lines = tuple(lines_of(document))
            jobs = tuple(jobs_of(lines))
            _refuse(document, lines, jobs)
            return _extract(document, lines, jobs, wish)


def _refuse(document: SourceText, lines: Sequence[PastedLine], jobs: Sequence[Job]) -> None:
    if not jobs:
        message = 'it has no line such as "Mar 2, 2026 - Mar 20, 2026"'
        raise unfit(document, "JSS822", message, 'copy from "Work history" on')
    comments = {line.number for job in jobs for line in job.comment}
    for line in [line for line in lines if line.kind == "completed" and line.number not in comments][1:]:
        hint = "one person at a time, and each list once: copy the page anew"
        message = '"Completed jobs" stands there twice'
        raise InputError(document.fault("JSS823", message, hint, Position(line.number, 1), len(line.text)))


def _extract(document: SourceText, lines: Sequence[PastedLine], jobs: Sequence[Job], wish: Wish) -> Extract:
    contracts = tuple(Evidence(job.read[0].at, tuple(dict(_claims(job, wish)).items())) for job in jobs)
    for found in contracts:
        refuse_backwards(found, document.file)
    listed = tuple(_listed(lines))
    line = score_in(lines[: lines.index(jobs[0].read[0])])
    score = Claim(int(line.value), line.at, CERTAINTY) if line else None
    aside = tuple(_set_aside(lines, jobs, score.at if score else ""))
    return Extract(
        document.file,
        "pasted",
        len(lines),
        len(lines) - len(aside),
        aside,
        contracts,
        observed=((Observation(wish.seen, int(str(score.value))), score),) if score and wish.seen else (),
        scores=(score,) if score and not wish.seen else (),
        listed=listed,
        day=wish.seen,
        remarks=(REMARK, *_few(jobs, listed), *late_days(contracts, wish.seen)),
    )


def _claims(job: Job, wish: Wish) -> Iterator[Named]:
    """What a job says; of two lines that say the same the last one is the most exact."""
    if job.title:
        yield "title", Claim(job.title.text, job.title.at, CERTAINTY)
    at = job.days.at
    yield "started", Claim(job.days.started, at, CERTAINTY)
    yield "ended", Claim(job.days.ended, at, CERTAINTY)
    if job.days.ended:
        yield from _feedback(job, job.days.ended, wish)
    for line in job.pay:
        if line.kind in KINDS:
            yield "kind", Claim(KINDS[line.kind], line.at, CERTAINTY)
        elif line.kind == "private":
            yield "net", Claim(UNKNOWN, line.at, CERTAINTY)
        elif amount := amount_of(line.value):
            number = amount.read("point").amount
            yield from money_claims("net", Claim(number, line.at, CERTAINTY), amount.currency, wish.currency)


def _feedback(job: Job, ended: date, wish: Wish) -> Iterator[Named]:
    for line in (*job.ratings, job.days):
        if line.stars is not None:
            yield "feedback.stars", Claim(line.stars, line.at, CERTAINTY)
    for line in job.unrated:
        if line.kind == "removed":
            yield "feedback.removed", Claim(True, line.at, CERTAINTY)
        else:
            yield "feedback.stars", no_stars(ended, wish.seen, line.at, CERTAINTY)


def _listed(lines: Sequence[PastedLine]) -> Iterator[Listed]:
    """The numbers that head the two lists, each as it first stands."""
    first = {line.kind: line for line in reversed(lines) if line.kind in COUNTS}
    yield from (
        Listed("completed" if kind == "completed" else "open", int(line.value), line.at)
        for kind, line in sorted(first.items())
    )


def _few(jobs: Sequence[Job], listed: Sequence[Listed]) -> Iterator[str]:
    for told in listed:
        number = sum((job.days.ended is None) == (told.kind == "open") for job in jobs)
        what = "completed jobs" if told.kind == "completed" else "jobs in progress"
        yield from shown_few(number, told.number, what, told.at)


def _set_aside(lines: Sequence[PastedLine], jobs: Sequence[Job], scored: str) -> Iterator[SetAside]:
    read = {line.number for job in jobs for line in job.read}
    comments = {line.number for job in jobs for line in job.comment}
    is_framed = True
    for line in lines:
        if line.number in read:
            is_framed = False
        elif line.number in comments:
            yield SetAside("comment, not kept", line.at)
        elif line.at != scored and line.kind not in COUNTS:
            is_framed = is_framed or line.kind in FRAMES
            yield SetAside("page header" if is_framed else "not understood", line.at)
