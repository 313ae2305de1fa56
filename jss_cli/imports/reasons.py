"""The reasons with which contracts end, by the marketplace's names and by its words for them."""

from __future__ import annotations

import re

from jss_cli.domain.history import Reason

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
