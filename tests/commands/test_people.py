"""Histories as people post them, asked all that a person asks: the commands agree on the number that is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from jss_cli import api
from jss_cli.api import Answered
from jss_cli.domain.case import Case

GOOD = ("5 05-06", "5 05-20", "5 06-03", "5 06-17")
IN_THREE = re.compile(r"\d in 100|\d of 100|Please look|By the rules alone|by the rules alone")


class Person(NamedTuple):
    """What somebody posts: `rated` contracts as stars and the day of their end, `more` fields of the last one, what was
    `seen`, and the present number as line 1 has it (`given`: by the rules too) in a `year` until its 21st of August."""

    rated: tuple[str, ...]
    seen: tuple[str, ...]
    shown: str
    given: bool = False
    more: str = ""
    top: str = ""
    year: int = 2016

    @property
    def letter(self) -> str:
        """The number as a letter has it."""
        if "not known" in self.shown:
            return "I do not have the number"
        return {"none yet or no score": "no Job Success Score", "no score": "no Job Success Score"}.get(
            self.shown, self.shown.replace("less than", "below")
        )

    @property
    def text(self) -> str:
        """The file."""
        day = f"{self.year}-08-21"
        lines = [f"as_of: {day}", *filter(None, [self.top]), "contracts:"]
        for number, contract in enumerate(self.rated, 1):
            stars, ended = contract.split()
            more = self.more if number == len(self.rated) else ""
            end = "" if ended == "open" else f", ended: {self.year}-{ended}, earned: 300"
            told = f", feedback: {{stars: {stars.replace('/', ', recommend: ')}}}"
            began = f"started: {self.year}-04-{number % 20 + 1:02}"
            lines.append(f"  - {{id: k{number}, client: C{number}, {began}{end}{told}{more}}}")
        seen = (one if one.startswith("on:") else f"on: {day}, {one}" for one in self.seen)
        return "\n".join([*lines, "observed:", *(f"  - {{{one}}}" for one in seen)]) + "\n"


ALONE = "not known, by the rules alone 100 %"
TENS = tuple("5/10 05-06" for _ in range(9))
PEOPLE = {
    "100 to 77 after a bad one": Person((*GOOD, "3 07-15"), ("on: 2016-07-10, score: 100", "score: 77"), "77 %"),
    "a long-term client who never rated": Person((*GOOD, "none open"), ("score: 80",), "80 %", more=", paid_months: 4"),
    "an agency": Person((*GOOD, "5 07-01"), ("score: 80",), "80 %", top="agency: true"),
    "a refunded contract": Person((*GOOD, "none 07-01"), ("score: 70",), "70 %", more=", refunded: 300"),
    "two scores of one day": Person(GOOD, ("score: 90", "score: 75"), "75 %"),
    "nothing left": Person(GOOD, ("score: 0",), "0 %"),
    "nothing left, by the rules": Person(tuple(f"1 {one[2:]}" for one in GOOD), ("score: 0",), "0 %", given=True),
    "nine of ten in private, shown 40": Person(TENS, ("score: 40",), "40 %"),
    "a share of clients alone": Person(GOOD, ("recommend_percent: 75",), ALONE, given=True),
    "a fall alone": Person(GOOD, ("fell: 12",), ALONE, given=True),
    "a fall from a score": Person(GOOD, ("on: 2016-07-10, score: 100", "fell: 25"), "75 %"),
    "trending": Person(GOOD, ("score: 88",), "88 %", year=2022),
    "one contract": Person(("5 06-03",), ("score: none",), "none yet or no score", given=True),
    "one contract, and a score": Person(("5 06-03",), ("score: 100",), "100 %"),
    "two contracts": Person(("5 06-03", "5 07-01"), ("score: 50",), "50 %", year=2024),
    "sixty contracts": Person(("5 06-03",) * 60, ("score: 100",), "100 %", given=True),
    "an open one that stalls": Person((*GOOD, "none open"), ("score: 90",), "90 %", more=", suspected: true"),
    "between two computations": Person((*GOOD, "5 08-18"), ("on: 2016-08-17, score: 75",), "75 %"),
    "none where the rules give one": Person(GOOD, ("score: none",), "no score"),
    "a score of another era": Person(GOOD, ("on: 2015-06-07, score: 90",), "90 %"),
    "only less than 90": Person(GOOD, ("below: 90",), "less than 90 %"),
}  # fmt: skip
ASKED: dict[str, Callable[[Case], Answered]] = {
    "score": api.score,
    "explain": api.explain,
    "infer": api.infer,
    "plan": api.plan,
    "timeline": api.timeline,
    "what-if": lambda case: api.what_if(case, "drop:k1"),
    "diff": api.diff,
}
QUICK = {
    "a fall from a score",
    "two scores of one day",
    "two contracts",
    "one contract, and a score",
    "a score of another era",
}


@pytest.fixture(autouse=True)
def _by_the_heaviest_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the commands agree on does not depend on how many readings there are, or how many worlds."""
    monkeypatch.setattr("jss_cli.explaining.seen.weighing.MOST_WEIGHED", 1)
    monkeypatch.setattr("jss_cli.explaining.seen.weighing.FEWEST", 1)
    monkeypatch.setattr("jss_cli.explaining.seen.drawn.DRAWN", 20)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if one.given or name in QUICK else pytest.mark.slow) for name, one in PEOPLE.items()],
)
def test_every_answer_is_about_the_number_that_was_seen(name: str) -> None:
    person = PEOPLE[name]
    case = api.open_history(text=person.text)
    told = {command: ask(case) for command, ask in ASKED.items() if command != "infer" or not person.given}
    texts = {command: answer.to_text() for command, answer in told.items()}
    for command, text in texts.items():
        assert any(shown in text.splitlines()[0] for shown in person.shown.split(" or ")), command
        assert "{" not in text
    letter = api.reply(case).to_text().split("\n\n")[0]
    assert person.letter in " ".join(letter.split())
    if not person.given:
        assert {told[c].to_dict()["basis"] for c in ("score", "explain", "infer", "plan", "timeline", "what-if")} == {
            "seen"
        }
        assert IN_THREE.search(" ".join(texts["explain"].splitlines()[2:4]))
        assert person.shown in " ".join(api.check(case).to_text().split())
    if name == "100 to 77 after a bad one":
        assert "The rules alone give 60 %" in " ".join(texts["explain"].split())
    if person.shown != "100 %":
        assert "is reached already" not in texts["plan"]
