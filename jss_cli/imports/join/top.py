"""What concerns the whole history: the scores that were shown, how many contracts no file lists, its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import UNKNOWN, Contract, History, Observation, Provenance
from jss_cli.domain.imported import Conflict
from jss_cli.imports.join.again import mark_of, marks_in, provenance_of
from jss_cli.imports.join.pieces import Said
from jss_cli.imports.join.rows import Aside
from jss_cli.imports.source import Claim, Extract, SetAside

NAMED_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
NO_HISTORY = History(())
LATEST = timedelta(days=366)  # an export is named for no later day after its last row


@dataclass(frozen=True, slots=True)
class Sightings:
    """The scores that were shown, what speaks against them, and those of which no day is known."""

    observed: tuple[Observation, ...]
    conflicts: tuple[Conflict, ...]
    taken: tuple[Said, ...]
    asides: tuple[Aside, ...]
    remarks: tuple[str, ...]


def sightings(extracts: Iterable[Extract], history: History, seen: date | None) -> Sightings:
    """The scores of a history and of files, one a day. One without a day is taken for that of `seen`, if no file has it
    with a day."""
    files = list(extracts)
    by_day = {one.on: (one, Said("observed", one.score, "history", "history", "", "seen")) for one in history.observed}
    conflicts: list[Conflict] = []
    for file in files:
        for one, claim in file.observed:
            conflicts += _entered(by_day, one, _said(file, claim, one.score))
    dated = {one.score for one, _ in by_day.values()}
    asides, remarks = [], []
    for file in files:
        for claim in file.scores:
            score = claim.value if isinstance(claim.value, int) else None
            if score is not None and score in dated:
                continue
            if seen:
                one = Observation(seen, score, shown="score" if score is not None else "none")
                conflicts += _entered(by_day, one, _said(file, claim, score))
            else:
                asides.append((file.file, SetAside("score of an unknown day", claim.at)))
                remarks.append(f"{file.file}: {_words(score)} on an unknown day: say --seen DAY to enter it")
    ordered = [found for _, found in sorted(by_day.items())]
    return Sightings(
        tuple(one for one, _ in ordered),
        tuple(conflicts),
        tuple(said for _, said in ordered),
        tuple(asides),
        tuple(remarks),
    )


def _said(file: Extract, claim: Claim, score: int | None) -> Said:
    return Said("observed", score, file.source, file.file, claim.at, claim.certainty)


def _entered(by_day: dict[date, tuple[Observation, Said]], one: Observation, said: Said) -> Iterator[Conflict]:
    """Enters what was shown on a day; what was entered before stays, and what differs from it is told."""
    known, first = by_day.setdefault(one.on, (one, said))
    if known.score != one.score:
        taken, other = _words(known.score), _words(one.score)
        place = f"{said.file} {said.at}".strip()
        yield Conflict("", f"observed {one.on}", taken, (first.file,), first.certainty, other, (place,), said.certainty)


def _words(score: int | None) -> str:
    return "no score" if score is None else f"{score} %"


def newest_day(extracts: Iterable[Extract], seen: date | None = None) -> date | None:
    """The last day of which files tell that something was so: of payments, of scores, of the files themselves, and the
    day that stands in the name of an export. What they claim of single contracts is none: a year may be mistyped."""
    files = list(extracts)
    days = (
        *(one.on for file in files for one, _ in file.observed),
        *(seen for file in files if seen and file.scores),
        *(entry.on for file in files for shown in file.contracts for entry in shown.ledger),
        *(day for file in files for day in (file.day, *(file.covers or ())) if day),
    )
    newest = max(days, default=None)
    named = (day for file in files for day in _days_of_name(file.file))
    return newest and max([newest, *(day for day in named if newest < day <= newest + LATEST)])


def last_claimed(extracts: Iterable[Extract]) -> date | None:
    """The last day that files claim of any contract."""
    claims = (claim for file in extracts for shown in file.contracts for _, claim in shown.claims)
    return max((claim.value for claim in claims if isinstance(claim.value, date)), default=None)


def _days_of_name(file: str) -> Iterator[date]:
    for text in NAMED_DAY.findall(file):
        with suppress(ValueError):
            yield date.fromisoformat(text)


def _counts_known(contracts: Sequence[Contract]) -> dict[str, int]:
    """How many contracts of each kind are known that a list of that kind would show."""
    return {
        "all": len(contracts),
        "open": sum(contract.ended is None for contract in contracts),
        # a profile does not show one of whose payment nothing was left
        "completed": sum(one.ended is not None and (one.earned is UNKNOWN or one.net > 0) for one in contracts),
    }


def _shown_by(source: str, contracts: Sequence[Contract]) -> int:
    """How many contracts are known that the lists of a source would show: the API has all, a profile the paid ones."""
    known = _counts_known(contracts)
    return known["all"] if source == "graphql" else known["completed"] + known["open"]


def on_no_profile(extracts: Iterable[Extract], contracts: Sequence[Contract]) -> Iterator[str]:
    """What is to be said of contracts that the count of a profile has not, though they are known."""
    unshown = [one.id for one in contracts if not _shown_by("", [one])]
    if unshown and any(listed.kind == "completed" for file in extracts for listed in file.listed):
        yield f"{', '.join(unshown)}: nothing is left of the pay, and a profile counts no such job"


def _counted_only(extracts: Iterable[Extract], contracts: Sequence[Contract]) -> Said | None:
    """How many contracts lists count that no file shows: the most by which a list exceeds those that it would show; 0
    if a list of all has just those that are known. None: no file tells, for other lists have no unpaid ones."""
    known, found = _counts_known(contracts), []
    for file in extracts:
        counts = {listed.kind: listed.number for listed in file.listed}
        missing = [number - known[kind] for kind, number in counts.items()]
        if {"completed", "open"} <= counts.keys():
            missing.append(counts["completed"] + counts["open"] - _shown_by("", contracts))
        if missing:
            most = max(0, *missing)
            is_told = most or counts.get("all") == known["all"]
            found += [Said("unlisted", most, file.source, file.file, file.listed[0].at, "schema")] if is_told else []
    return max(found, key=lambda said: int(str(said.value)), default=None)


def still_unlisted(history: History, extracts: Iterable[Extract], contracts: Sequence[Contract]) -> Said | None:
    """How many contracts no file shows: by the lists of some files, or by those that the history was imported from,
    less the contracts that came since; once all of them came, it is not known whether there are more."""
    told = _counted_only(extracts, contracts)
    origin = next((one for one in history.provenance if "unlisted" in one.of.split()), None)
    if origin is None:
        return told
    came = max(0, _shown_by(origin.source, contracts) - _shown_by(origin.source, history.contracts))
    left = max(0, (history.unlisted or 0) - came)
    if told is None or left > int(str(told.value)):
        return Said("unlisted", None if came and not left else left, origin.source, origin.file, origin.at, "schema")
    return told


def with_unlisted(history: History, number: int | None) -> History:
    """A history that counts so many contracts as unlisted, from which a later import goes on counting."""
    origins = (one for one in history.provenance if number is not None or one.of != "unlisted")
    marked = (replace(one, mark=mark_of(number)) if one.of == "unlisted" else one for one in origins)
    return replace(history, unlisted=number, provenance=tuple(marked))


def day_told(extracts: Iterable[Extract], seen: date | None = None) -> Said | None:
    """The day of the history, with the first file that tells it; None: no file does."""
    told = list(extracts)
    newest = newest_day(told, seen)
    file = next((file for file in told if newest and newest_day([file], seen) == newest), None)
    return Said("as_of", newest, file.source, file.file, file.file, "assumed") if file else None


def kept_top(history: History, name: str, said: Said | None) -> tuple[Any, tuple[Provenance, ...]]:
    """What a history says of the whole, if a person wrote it; else what files say, and without any what it said: with
    where it came from."""
    known = getattr(history, name)
    by_hand = known != getattr(NO_HISTORY, name) and marks_in(history).get(name) != mark_of(known)
    if by_hand or said is None or known == said.value:
        return known, tuple(origin for origin in history.provenance if name in origin.of.split())
    return said.value, provenance_of([said]) if said.value is not None else ()
