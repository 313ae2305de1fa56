"""What several sources claim alike: money of a currency, feedback that is not there, days that cannot be,
and the reasons with which contracts end, by the marketplace's names and by its words for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jss_cli.domain.history import UNKNOWN, Reason
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.imports.source import Certainty, Claim, Evidence
from jss_cli.visible import quoted

Named = tuple[str, Claim]
BLIND = timedelta(days=14)  # for so long after the end the client's feedback may be given and not yet shown
AHEAD = timedelta(days=30 * 365)  # beyond the day in the middle of a file's a year is mistyped


def money_claims(name: str, amount: Claim, currency: str, own: str) -> Iterator[Named]:
    """An amount in the history's `own` currency; one in another is not converted: unknown, and its text kept."""
    if not currency or currency == own:
        yield name, amount
    else:
        yield name, Claim(UNKNOWN, amount.at, amount.certainty)
        yield (
            f"x_{'earned' if name == 'net' else name}",
            Claim(f"{amount.value} {currency}", amount.at, amount.certainty),
        )


def no_stars(ended: date, shown: date | None, at: str, certainty: Certainty) -> Claim:
    """What it means that no feedback is shown on a day (None: long after the end) for a job that ended."""
    return Claim(None if shown is None or shown > ended + BLIND else UNKNOWN, at, certainty)


def refuse_backwards(found: Evidence, file: str) -> None:
    """Raise InputError (JSS802) for a contract that one file says to end before it starts."""
    started, ended = found.claim("started"), found.claim("ended")
    if not (started and ended and isinstance(started.value, date) and isinstance(ended.value, date)):
        return
    if ended.value < started.value:
        message = f"end {ended.value} ({ended.at}), start {started.value} ({started.at})"
        raise InputError(Fault("JSS802", message, "check both days", file))


def late_days(contracts: Iterable[Evidence], shown: date | None) -> Iterator[str]:
    """What is told of days after the one on which the file was seen, or very long after the others of the file."""
    days = [
        (claim.value, claim.at, name)
        for contract in contracts
        for name in ("started", "ended")
        if (claim := contract.claim(name)) and isinstance(claim.value, date)
    ]
    latest = shown or latest_likely(day for day, _, _ in days)
    for day, at, name in days:
        if day > latest:
            yield f"{at}: {'starts' if name == 'started' else 'ends'} {day}: check the year"


def latest_likely(days: Iterable[date]) -> date:
    """The last day that one of some days may be without its year being mistyped."""
    known = sorted(days)
    return known[(len(known) - 1) // 2] + AHEAD if known else date.max


def shown_few(listed: int, number: int, what: str, at: str) -> Iterator[str]:
    """What is told where a source shows fewer jobs than it says there are."""
    if listed < number:
        hint = 'open the rest with "Show more" and copy or save it again, or give the API\'s list'
        yield f"{at}: {listed} of {number} {what}: {hint}"


def two_titles(file: str, number: object, titles: Iterable[object], places: str) -> InputError:
    """The refusal (JSS802) of an id that bears two titles in one file."""
    message = f"{number} is {' and '.join(map(quoted, titles))} ({places})"
    return InputError(Fault("JSS802", message, "correct one of the two titles", file))


def unfit(document: SourceText, code: str, message: str, hint: str) -> InputError:
    """The refusal of a whole file."""
    return InputError(Fault(code, message, hint, document.file))


PREFIX = "API_REAS_"
NAMES: dict[str, Reason] = {
    "JOB_COMPLETED_SUCCESSFULLY": "completed",
    "WORK_NOT_NEEDED": "not_needed",
    "HIRED_DIFFERENT": "hired_other",
    "NOT_RESPONSIVE": "unresponsive",
    "MISREPRESENTED_SKILLS": "misrepresented",
    "UNPROFESSIONAL_CONDUCT": "unprofessional",
}
OF_CLIENT = re.compile(r"\b(?:client|my) ", re.IGNORECASE)  # what a freelancer found wrong is none of these
WORDS: tuple[tuple[str, Reason], ...] = (
    (r"no(?:t| longer) need", "not_needed"),
    (r"not (?:completed )?successful|unsuccessful", "unsuccessful"),
    (r"not completed|incomplete", "incomplete"),
    (r"completed", "completed"),
    (r"cancell?ed|postponed", "cancelled"),
    (r"hired (?:a |an )?(?:different|other|another|someone)", "hired_other"),
    (r"not responsive|unresponsive|not respond", "unresponsive"),
    (r"misrepresent", "misrepresented"),
    (r"unprofessional", "unprofessional"),
    (r"change of rate|rate change|chang\w+ (?:the )?rate", "rate_change"),
)


def reason_of(name: str, text: str) -> Reason | None:
    """The reason that a name means, or else a text; None: neither is known."""
    known = NAMES.get(name.upper().removeprefix(PREFIX))
    if known or OF_CLIENT.search(text):
        return known
    return next((word for words, word in WORDS if re.search(words, text, re.IGNORECASE)), None)
