from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from conftest import OF_SOME, Examples
from strategies import random_history

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.facts import RECOMMEND
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Observation
from jss_cli.domain.seen_explanation import SeenExplanation
from jss_cli.errors import InputError
from jss_cli.explaining.public import explain_privately, explain_publicly
from jss_cli.files.rulebook import open_rulebook
from jss_cli.options.writing import FORMATS
from jss_cli.scoring.scoring import score_history

pytestmark = pytest.mark.usefixtures("weighed_once")

REASONS = (UNKNOWN, "completed", "not_needed", "unprofessional", "hired_other", "other")
PARTIES = (UNKNOWN, "client", "freelancer", "platform")


def case_of(history: History, day: date) -> Case:
    return Case(history, day, open_rulebook(), "file", source="history.yaml")


def told_otherwise(history: History, rng: Random, mark: str) -> History:
    """The same history as another owner could have it: other private answers, reasons, suspicions, names, titles."""
    ids = {contract.id: f"{mark}-{contract.id}" for contract in history.contracts}
    contracts = tuple(
        replace(
            contract,
            id=ids[contract.id],
            client=f"{mark} {contract.client}",
            title=f"{mark} work",
            notes=mark,
            feedback=replace(contract.feedback, recommend=rng.choice([UNKNOWN, None, *map(int, RECOMMEND)])),
            ending=Ending(rng.choice(PARTIES), rng.choice(REASONS)),  # type: ignore[arg-type]
            suspected=rng.random() < 1 / 3,
            client_standing=rng.choice(["ok", "flagged"]) if contract.client_standing == "ok" else "suspended",
            insights=rng.choice([None, None, "eligible", "ineligible"]),
            continues=ids.get(contract.continues or ""),
        )
        for contract in history.contracts
    )
    return replace(history, contracts=contracts)


def written(case: Case, language: str) -> list[str]:
    """The reply in every format."""
    answer = api.reply(case, language=language, tone="full", name="Ana")  # type: ignore[arg-type]
    return [answer.rendered(name) for name in FORMATS if name not in OF_SOME]


def test_histories_that_differ_only_in_what_is_confidential_and_show_the_same_score_get_the_same_reply(
    examples: Examples,
) -> None:
    rng = Random("confidential")  # noqa: S311 - test data
    for turn in examples(3):
        history, day = random_history(rng, rng.randrange(2, 5))
        score = rng.choice([100, 88, 75, 50])
        seen = (Observation(day, score), *([Observation(day - timedelta(days=14), 100)] if turn % 3 == 0 else []))
        first, second = (replace(told_otherwise(history, rng, mark), observed=seen) for mark in ("Zebra", "Gnu"))
        language = ("en", "es", "de")[turn % 3]
        one, other = (written(case_of(told, day), language) for told in (first, second))
        assert one == other
        assert not any(mark in text for text in one for mark in ("Zebra", "Gnu"))


def test_where_none_was_seen_the_computed_score_is_all_that_is_told_of_what_is_confidential(examples: Examples) -> None:
    rng = Random("computed")  # noqa: S311 - test data
    for _ in examples(12):
        history, day = random_history(rng, rng.randrange(3, 6), clients=9)
        first, second = (told_otherwise(history, rng, mark) for mark in ("Zebra", "Gnu"))
        one, other = (case_of(told, day) for told in (first, second))
        scores = [score_history(case.history, case.policy, day).whole for case in (one, other)]
        if scores[0] is not None and scores[0] == scores[1]:
            assert written(one, "en") == written(other, "en")


def private(answer: int) -> Case:
    done = Ending("client", "completed")
    contracts = tuple(
        Contract(f"c{n}", f"k{n}", date(2018, 1, 1), ended=date(2018, 2, n), earned=Decimal(99), ending=done)
        for n in range(1, 6)
    )
    rated = (replace(c, feedback=Feedback(Decimal(5), answer if c.id == "c3" else 10)) for c in contracts)
    return case_of(History(tuple(rated)), date(2018, 3, 4))


def test_a_private_answer_that_costs_points_is_told_of_a_group_and_of_no_day() -> None:
    told = api.reply(private(2)).to_text()
    assert "among your 5 rated contracts" in " ".join(told.split())
    assert "February 2018" not in told
    assert "60 %" in told.splitlines()[0]


def test_the_public_history_of_a_score_that_nobody_saw_has_the_computed_one_for_evidence() -> None:
    public = explain_publicly(private(2))
    assert public.seen == ()
    assert isinstance(public.found, SeenExplanation)
    assert public.found.answer.seen == Observation(date(2018, 3, 4), 60)
    document = api.reply(private(2)).to_dict()
    assert (document["basis"], document["score"]["shown"], document["computed"]["shown"]) == ("computed", 60, 60)
    assert document["computed"]["exact"] is None
    assert document["seen"] is None


def test_reasons_that_clients_chose_in_the_open_are_public_where_asked() -> None:
    case = private(10)
    (first, *others), feedback = case.history.contracts, Feedback(Decimal(5))
    blamed = replace(first, ending=Ending("client", "unprofessional"), feedback=feedback)
    case = replace(case, history=replace(case.history, contracts=(blamed, *others)))
    assert isinstance(explain_publicly(case).found, SeenExplanation)
    found = explain_publicly(case, with_endings=True).found
    assert isinstance(found, Explanation)
    assert [reason.rule.code for reason in found.reasons] == ["JSS211"]
    assert "with a reason that counts against it" in api.reply(case, reasons=True).to_text(200)
    assert "a reason that counts" not in api.reply(case).to_text(200)


def test_everything_that_is_known_explains_the_number_for_colleagues() -> None:
    found = explain_privately(private(2))
    assert isinstance(found, Explanation)
    assert [reason.contracts for reason in found.reasons] == [("c3",)]


def test_more_contracts_than_can_be_weighed_are_refused_at_once_unless_the_rules_alone_give_the_score() -> None:
    case = private(2)
    many = tuple(replace(case.history.contracts[2], id=f"m{n}", client=f"m{n}") for n in range(501))
    with pytest.raises(InputError, match="501 contracts are too many"):
        explain_publicly(replace(case, history=replace(case.history, contracts=many)))
    good = tuple(replace(one, feedback=Feedback(Decimal(5), 10)) for one in many)
    found = explain_publicly(replace(case, history=replace(case.history, contracts=good))).found
    assert isinstance(found, Explanation)
