from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from string import Template
from typing import Any

import pytest
from conftest import ROOT, Examples
from seen_cases import SUNDAY, case_of, rated
from strategies import random_history

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import ScoreBand, SeenStory
from jss_cli.domain.seen_explanation import PublicExplanation, SeenCliff, SeenExplanation, SeenOutlook, SeenWay
from jss_cli.errors import InputError
from jss_cli.explaining.public import explain_publicly
from jss_cli.files.rulebook import open_rulebook
from jss_cli.reports.reply.causes import TitlesTold
from jss_cli.reports.reply.language import LanguageCode
from jss_cli.reports.reply.reply import ReplyWish, _left_out, reply_report, reply_result
from jss_cli.reports.reply.template import REPLY_PARTS
from jss_cli.shell.cli import run

pytestmark = pytest.mark.usefixtures("weighed_once")

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
NINE = ROOT / "sample_histories" / "nine_jobs_75.yaml"
SAMPLES = sorted((ROOT / "sample_histories").glob("*.yaml"))
CASES = ROOT / "tests" / "cases"
LOOKED = [CASES / f"{name}.yaml" for name in ("five_stars_88", "low_88", "b19", "b01", "b14", "b11", "b17", "b28")]
LANGUAGES: tuple[LanguageCode, ...] = ("en", "es", "de")
FIVE = CASES / "five_stars_88.yaml"
DAY = date(2026, 11, 26)  # of files without a day of their own


@cache
def opened(path: Path | str) -> Case:
    case = api.open_history(ROOT / path)
    return case if case.day_from == "file" else api.open_history(ROOT / path, as_of=DAY)


@cache
def explained(path: Path | str) -> PublicExplanation:
    return explain_publicly(opened(path))


def told(path: Path | str, **wish: Any) -> str:
    return reply_result(explained(path), ReplyWish(**wish), TitlesTold(())).text


@pytest.mark.parametrize("path", [*SAMPLES, *LOOKED], ids=lambda path: path.stem)
def test_a_brief_reply_has_at_most_130_words_its_number_and_day_first_and_its_rules_last(path: Path) -> None:
    for language in LANGUAGES:
        text = told(path, language=language, name="Ana", sender="Mia")
        first, last = text.split("\n")[0], text.split("\n")[-1]
        assert len(text.split()) <= 130
        assert re.search(r"\d %|Job Success Score[:.]", first)
        assert re.search(r"20\d\d", first)
        assert "upwork-20" in last
        assert "{" not in text


def test_the_first_sentence_answers_with_the_seen_number_and_the_fall() -> None:
    text = told(FIVE)
    assert text.startswith(
        "Your Job Success Score is 88 %, as shown on 22 November 2026, 12 points less than the 100 % of 8 November."
    )
    assert "12 November" not in text
    assert "in 100" not in text


def told_by(code: str) -> str:
    """The reply where the likeliest story comes about by a rule."""
    public = explained(CASES / "low_88.yaml")
    assert isinstance(public.found, SeenExplanation)
    (story, *_), policy = public.found.answer.stories, public.found.answer.score.policy
    rule = next(rule for rule in policy.rules if rule.code == code)
    answer = replace(public.found.answer, stories=(replace(story, causes=((rule, 1.0),)),))
    public = replace(public, found=replace(public.found, answer=answer))
    return reply_result(public, ReplyWish(), TitlesTold(())).text


def test_a_public_cause_is_named_by_what_is_public_and_told_with_its_remedy() -> None:
    text = told_by("JSS215")
    assert (
        "The likeliest reason is the contract that ended around the middle of November 2026 (3.4 of 5 stars)." in text
    )
    assert "With your permission, the client may still change the public stars." in text
    assert "confidence" not in text


def test_what_may_have_been_said_in_confidence_is_told_of_a_group_with_what_is_public_of_it() -> None:
    text = told_by("JSS211")
    assert "among your 12 rated contracts can make this difference" in text
    assert "The lowest public rating among them is 3.4 of 5 stars." in text
    assert "12 November" not in text


def test_causes_by_the_rules_alone_are_told_one_a_sentence_with_the_way_back_and_what_comes_by_itself() -> None:
    text = told(NINE)
    assert "2 of the 8 contracts in its 24-month window fall short." in text
    assert "The contract that ended around the beginning of June 2016 costs 12.5 points: closed without" in text
    assert "6 from around the beginning of December 2016, or 3 from around the middle of January 2017." in text
    assert "By itself it will be 71 % around the middle of May 2018" in text


def test_in_full_the_scope_change_is_told_too() -> None:
    assert "as one they would give 86 %." in told(NINE, tone="full")


def test_days_and_numbers_are_written_as_the_language_does() -> None:
    german, spanish = told(NINE, language="de"), told(NINE, language="es")
    assert "etwa Anfang Juni 2016" in german
    assert "12,5 Punkte" in german
    assert "a principios de junio de 2016" in spanish
    assert "12,5 puntos" in spanish


def test_a_greeting_begins_the_first_sentence_and_a_signature_comes_before_the_rules() -> None:
    text = told(NINE, name="Ana", sender="Mia", subject=True)
    assert text.startswith("Your Job Success Score: 75 %, 21 August 2016\n\nHello Ana, your Job Success Score is 75 %")
    assert text.endswith("Kind regards,\nMia\n\nRules: upwork-2016 (unofficial).")


def test_contracts_are_called_by_their_titles_only_where_asked() -> None:
    assert "Report to web site" not in told(NINE)
    assert '"Report to web site" costs 12.5 points' in api.reply(opened(NINE), audience="titles").to_dict()["text"]


def test_a_score_that_the_file_does_not_explain_is_asked_about() -> None:
    text = told(CASES / "b14.yaml")
    assert "Could you look, and tell me if you find one?" in text
    assert "To reach" not in text


def test_a_template_gets_the_parts_it_names_and_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "ours.txt"
    path.write_text("Hi $name,\n$fall\n\n  - $plan\n$score for $$5\n$signature")
    wish = ReplyWish(template=api.reply_template(path), name="Ana", sender="Mia")
    result = reply_result(explained(FIVE), wish, TitlesTold(()))
    answer = api.Answered(result, reply_report(result))
    lines = answer.to_dict()["text"].split("\n")
    assert lines[0] == "Hi Ana,"
    assert lines[1].startswith("It fell by 12 points between 8 November (100 %) and 22 November 2026 (88 %).")
    assert lines[2:3] == [""]
    assert lines[3].startswith("  - To reach 90 %")
    assert lines[4:] == ["88 % for $5", "Kind regards,", "Mia"]
    assert answer.to_text(200).splitlines()[4:] == lines[4:]
    assert "88 % for $5  \nKind regards,  \nMia\n" in answer.to_markdown()


def test_a_template_that_tells_the_fall_has_an_answer_without_it_which_begins_a_line_with_a_capital() -> None:
    def filled(text: str) -> str:
        return told(FIVE, template=Template(text), name="Ana")

    assert filled("$greeting\n\n$answer\n$fall").split("\n")[2:] == [
        "Your Job Success Score is 88 %, as shown on 22 November 2026.",
        "It fell by 12 points between 8 November (100 %) and 22 November 2026 (88 %).",
    ]
    assert filled("Dear $name, $answer").startswith("Dear Ana, your Job Success Score is 88 %, as shown on 22 November")
    assert "12 points less" in filled("${answer}")
    assert filled("Thank you. ${answer}").startswith("Thank you. Your Job")


def test_as_little_as_will_do_is_left_out_of_a_brief_reply_and_what_is_told_in_its_json() -> None:
    parts = dict.fromkeys(REPLY_PARTS, "") | {"answer": "word " * 100, "between": "word " * 13, "warm": "word " * 7}
    assert _left_out(parts) == ()
    assert _left_out({**parts, "next": "word " * 22}) == ("between",)
    assert _left_out({**parts, "answer": "word " * 108, "next": "word " * 22}) == ("next",)
    assert _left_out({**parts, "cause": "word " * 200}) == ("between", "warm")
    spanish = reply_result(explained(FIVE), ReplyWish(language="es"), TitlesTold(()))
    assert spanish.left_out
    assert not {one.part for one in spanish.sentences} & set(spanish.left_out)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("$anser", 'unknown place "$anser"'),
        ("costs $ 5", "begins no place"),
        (" \n", "nothing in the template"),
    ],
)
def test_a_wrong_place_of_a_template_is_refused_with_those_that_exist(
    template: str, message: str, tmp_path: Path
) -> None:
    (path := tmp_path / "ours.txt").write_text(template)
    with pytest.raises(InputError) as raised:
        api.reply_template(path)
    (fault,) = raised.value.faults
    assert message in fault.message
    assert "$answer" in fault.hint
    assert fault.file == str(path)


def test_a_history_cannot_fill_a_template(tmp_path: Path) -> None:
    (path := tmp_path / "ours.txt").write_text("$cause")
    case = opened(NINE)
    hostile = replace(case.history.contracts[4], title="$score ${x} {day}")
    contracts = tuple(hostile if c.id == hostile.id else c for c in case.history.contracts)
    case = replace(case, history=replace(case.history, contracts=contracts))
    text = api.reply(case, template=path, audience="titles").to_dict()["text"]
    assert '"$score ${x} {day}" costs 12.5 points' in text


def test_every_number_of_a_reply_stands_in_its_json_at_the_path_it_names(examples: Examples) -> None:
    rng = Random("traceable")  # noqa: S311 - test data
    for turn in examples(12):
        history, day = random_history(rng, rng.randrange(5))
        seen = (Observation(day, 80),) if turn % 4 == 0 else ()
        case = Case(replace(history, observed=seen), day, open_rulebook(), "file", source="history.yaml")
        document = json.loads(api.reply(case, tone="full", language=LANGUAGES[turn % 3]).to_json())
        for sentence in document["sentences"]:
            for cited in sentence["cited"]:
                assert value_at(document, cited["path"]) == cited["value"]
            known = " ".join(cited["value"] for cited in sentence["cited"])
            assert set(NUMBER.findall(sentence["text"])) <= set(NUMBER.findall(known))
            assert sentence["text"] in document["text"]


def value_at(document: object, path: str) -> str:
    for step in path.split("."):
        document = document[int(step) if step.isdigit() else step]  # type: ignore[index]  # of a document of JSON
    return str(document)


def seen_in(contracts: int, seen: Observation) -> PublicExplanation:
    case = case_of(*map(rated, range(1, contracts + 1)))
    return explain_publicly(replace(case, history=replace(case.history, observed=(seen,))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_rules_count_too_few_contracts_no_percent_is_missing_from_a_sentence(language: LanguageCode) -> None:
    public = seen_in(1, Observation(SUNDAY, 88))
    assert isinstance(public.found, SeenExplanation)
    answer = replace(public.found.answer, scored=1.0, stories=(SeenStory((), True, 1.0, ()),))
    public = replace(public, found=replace(public.found, answer=answer))
    result = reply_result(public, ReplyWish(language=language), TitlesTold(()))
    assert result.facts.likely is not None
    assert result.facts.likely.kind == "reading"
    assert all(cited.value for one in result.sentences for cited in one.cited)
    assert not re.search(r" [;:,.]|: ;", result.text)


@pytest.mark.parametrize(
    ("contracts", "seen", "first", "cause"),
    [
        (4, Observation(SUNDAY, shown="none"), "there is no Job Success Score.", "it would be 100 %"),
        (4, Observation(SUNDAY, shown="within", high=89), "is below 90 %, as shown on 14 November 2021.", "confidence"),
        (1, Observation(SUNDAY, 88), "is 88 %, as shown on 14 November 2021.", "What I can see (1 contract) does not"),
        (1, Observation(SUNDAY, shown="none"), "it takes 4 contracts from 2 clients", "warm"),
    ],
)
def test_the_answer_is_about_what_was_seen_whatever_is_known_of_it(
    contracts: int, seen: Observation, first: str, cause: str
) -> None:
    text = reply_result(seen_in(contracts, seen), ReplyWish(), TitlesTold(())).text
    assert first in text.split("\n")[0]
    assert cause == "warm" or cause in text


def test_two_numbers_of_one_day_are_no_fall() -> None:
    case = case_of(*map(rated, range(1, 5)))
    twice = replace(case, history=replace(case.history, observed=(Observation(SUNDAY, 90), Observation(SUNDAY, 83))))
    assert reply_result(explain_publicly(twice), ReplyWish(), TitlesTold(())).facts.fall is None


SPARED = """\
as_of: 2026-11-22
contracts:
  - {id: a, client: A, started: 2026-01-01, ended: 2026-02-01, earned: 100, feedback: {stars: 5}}
  - {id: b, client: B, started: 2026-01-01, ended: 2026-03-01, earned: 100, feedback: {stars: 5}}
  - {id: c, client: C, started: 2026-01-01, ended: 2026-10-11, earned: 100, feedback: {stars: 2}MARK}
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "By what is public, it would be 33 %; a fact that is not public can make the difference."),
        ("es", "Según lo público sería: 33 %; un dato que no es público puede explicar la diferencia."),
        ("de", "Nach dem, was öffentlich ist, wären es 33 %; etwas, das nicht öffentlich ist, kann den Unterschied "),
    ],
)
def test_no_contract_falls_short_of_a_score_above_what_is_public_and_no_weight_is_blamed(
    language: LanguageCode, words: str
) -> None:
    case = api.open_history(text=SPARED.replace("MARK", ", insights: ineligible"))
    reply = reply_result(explain_publicly(case), ReplyWish(language=language), TitlesTold(()))
    assert not reply.facts.causes
    told = [one.text for one in reply.sentences if one.part in {"count", "cause"}]
    assert len(told) == 1
    assert told[0].startswith(words)


def test_a_seen_score_above_what_is_public_is_not_put_down_to_what_was_said_in_confidence() -> None:
    case = api.open_history(text=SPARED.replace("MARK", "") + "observed: [{on: 2026-11-22, score: 60}]\n")
    text = reply_result(explain_publicly(case), ReplyWish(), TitlesTold(())).text
    assert "By what is public, it would be 33 %; a fact that is not public can make the difference." in text
    assert "in confidence" not in text


def test_what_falls_short_of_a_score_that_needs_more_does_so_by_what_is_public_alone() -> None:
    case = api.open_history(text=SPARED.replace("MARK", "") + "observed: [{on: 2026-11-22, score: 0}]\n")
    text = reply_result(explain_publicly(case), ReplyWish(), TitlesTold(())).text
    assert "the contract that ended around the middle of October 2026 (2 of 5 stars) falls short: low public" in text
    assert "1 of the 3 contracts" not in text


TAKEN_END = """\
version: 1
as_of: 2026-11-22
contracts:
  - {id: a, client: A, started: 2026-01-01, ended: 2026-02-01, earned: 100, feedback: {stars: 5}}
  - {id: b, client: B, started: 2026-01-01, ended: 2026-03-01, earned: 100, feedback: {stars: 5}}
  - {id: c, client: C, started: 2026-01-01, ended: END, earned: 100, feedback: {stars: 2}}
"""


@pytest.mark.parametrize(
    ("language", "end", "words"),
    [
        ("en", "unknown", "The contract whose end is not known (2 of 5 stars) costs"),
        ("en", "2026-10", "The contract that ended in October 2026 (2 of 5 stars) costs"),
        ("en", "2026-01-01", "The contract that ended around the beginning of January 2026 (2 of 5 stars) costs"),
        ("es", "unknown", "El contrato cuyo final no se conoce (2 de 5 estrellas) cuesta"),
        ("es", "2026-10", "El contrato que terminó en octubre de 2026 (2 de 5 estrellas) cuesta"),
        ("de", "unknown", "Der Vertrag mit unbekanntem Ende (2 von 5 Sternen) kostet"),
        ("de", "2026-10", "Der im Oktober 2026 beendete Vertrag (2 von 5 Sternen) kostet"),
    ],
)
def test_an_end_that_was_taken_gives_a_contract_no_day_and_nothing_that_comes_by_itself(
    language: str, end: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "h.yaml"
    file.write_text(TAKEN_END.replace("END", end), "utf-8")
    assert run(["reply", str(file), "--lang", language]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert words in text
    assert ("2027" in text) == (end == "2026-01-01")


@pytest.mark.parametrize(("announced", "words"), [(2, "not in this list can make"), (0, "how exactly contracts count")])
def test_a_reply_does_not_ask_for_contracts_that_the_file_says_are_missing(announced: int, words: str) -> None:
    public = seen_in(1, Observation(SUNDAY, 88))
    assert isinstance(public.found, SeenExplanation)
    found = replace(public.found, answer=replace(public.found.answer, announced=announced))
    text = reply_result(replace(public, found=found), ReplyWish(), TitlesTold(())).text
    assert words in text
    assert "Could you look" not in text


def test_nothing_is_promised_of_waiting_where_a_range_was_seen() -> None:
    facts = reply_result(seen_in(4, Observation(SUNDAY, shown="within", high=89)), ReplyWish(), TitlesTold(())).facts
    assert all(way.contracts for way in facts.ways)
    assert facts.cliff is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Your Job Success Score was 83 % when it was last noted, on 14 November 2021; that is 107 days ago"),
        ("de", "Ihr Job Success Score war 83 %, als er zuletzt notiert wurde, am 14. November 2021"),
        ("es", "Tu Job Success Score era 83 % cuando se anotó por última vez, el 14 de noviembre de 2021"),
    ],
)
def test_an_old_number_is_not_told_as_the_one_of_today(language: LanguageCode, words: str) -> None:
    public = seen_in(6, Observation(SUNDAY, 83))
    case = replace(public.found.case, day=SUNDAY + timedelta(days=107))
    older = replace(public, found=replace(public.found, case=case))
    assert reply_result(older, ReplyWish(language=language), TitlesTold(())).text.startswith(words)


def test_of_one_time_a_reply_tells_what_it_comes_to_and_the_way_that_takes_least() -> None:
    public = seen_in(6, Observation(SUNDAY, 83))
    assert isinstance(public.found, SeenExplanation)
    low, high = ScoreBand(70, 70, 70), ScoreBand(95, 95, 95)
    days = [SUNDAY + timedelta(days=n) for n in (30, 32, 34, 60)]
    cliffs = [SeenCliff(day, day, low, band, 1.0) for day, band in zip(days, (low, high, high, low), strict=True)]
    numbers = zip((SUNDAY, *days), (7, 5, 3, 0, 0), strict=True)
    ways = tuple(SeenWay(day, day, (n, n, n)) for day, n in numbers)
    outlook = SeenOutlook(ScoreBand(83, 83, 83), tuple(cliffs), 90, ways)
    told = reply_result(replace(public, found=replace(public.found, outlook=outlook)), ReplyWish(), TitlesTold(())).text
    assert "it takes 7 more good contracts, or just waiting until around the middle of December 2021." in told
    assert "By itself it will most likely be about 95 % around the middle of December 2021" in told


def test_colleagues_are_told_of_a_way_that_only_what_is_public_leads() -> None:
    rows = [f"{n},{n},2026-01-01,2026-03-0{n},300,{5 - 2 * (n == 4)},ineligible" for n in range(1, 5)]
    text = "\n".join(("id,client,started,ended,earned,stars,insights", *rows))
    case = api.open_history(text=text, as_of=date(2026, 11, 22))
    case = replace(case, history=replace(case.history, observed=(Observation(case.day, 67),), unlisted=0))
    letter, checklist, way = api.reply(case), api.reply(case, audience="internal"), api.plan(case)
    assert "To reach 90 %" in letter.to_text(500)
    assert "cannot be planned" in way.to_text(500)
    assert "no way to the target can be planned" in checklist.to_text(500)


def test_a_number_that_no_private_fact_explains_is_not_put_down_to_one() -> None:
    rows = (
        f"- {{id: c{n}, client: K{n}, kind: fixed, started: 2025-0{n}-01, ended: 2025-0{n}-20, earned: 100, "
        f"feedback: {{stars: {(4, 5, 2)[n % 3]}}}, ending: {{by: client}}}}\n"
        for n in range(1, 10)
    )
    head = "as_of: 2026-01-10\nobserved: [{on: 2026-01-05, score: 60}]\ncontracts:\n"
    case = api.open_history(text=f"{head}{''.join(rows)}", policy="upwork-2026-03")
    text = reply_result(explain_publicly(case), ReplyWish(), TitlesTold(())).text
    assert "What I can see (9 contracts) does not explain it; contracts that are not in this list can" in text
    assert "not public" not in text


def cased(name: str) -> str:
    return " ".join(api.reply(api.open_history(ROOT / "tests" / "cases" / f"{name}.yaml")).to_text().split())


def test_a_move_from_a_number_that_was_given_up_is_no_rise_and_the_number_is_said_to_be_passing() -> None:
    text = cased("b11")
    assert "2 points more than the 98 % of 8 January." in text
    assert "19 points" not in text
    assert "The 81 % of 20 January does not go with it by what is public: most likely a passing or mistaken" in text


def test_a_score_above_what_is_public_is_put_down_to_the_one_contract_that_a_public_fact_speaks_for() -> None:
    text = cased("b05")
    assert "Most likely the contract that began around the beginning of December 2014 counts as a success: open" in text
    assert "the contract that began around the end of January 2015 falls short: open for months" in text
    assert "not public" not in text


@pytest.mark.parametrize("name", ["b05", "b11", "b15", "low_88", "five_stars_88", "b24"])
def test_a_letter_has_no_exact_day_of_a_contract_as_the_checklist_says(name: str) -> None:
    case = api.open_history(ROOT / "tests" / "cases" / f"{name}.yaml")
    text = cased(name)
    own = {day for one in case.history.contracts for day in (one.started, one.ended) if day}
    seen = {one.on for one in case.history.observed} | {case.day}
    assert not [day for day in own - seen if f"{day.day} {day:%B}" in text]
    told = api.reply(case, audience="internal").to_text()
    assert "the exact day of a single contract" in " ".join(told.split())


def test_no_change_is_announced_that_no_world_has_from_the_number_that_was_seen() -> None:
    """What fits comes to 92 and in September 2015 to 93: of 95 that is no fall. The first is in May 2016."""
    assert "By itself it will most likely be about 93 % around the end of May 2016" in cased("b05")


def test_of_a_number_above_what_is_public_no_contract_is_looked_for_that_takes_points() -> None:
    rows = [f"{n},{n},2018-0{n}-01,2018-0{n}-20,200,{(5, 3.5)[n == 6]}" for n in range(1, 7)]
    text = "\n".join(("#observed,88@2018-07-01", "#as_of,2018-07-01", "id,client,started,ended,earned,stars", *rows))
    case = api.open_history(text=text)
    told = [" ".join(answer.to_text(500).split()) for answer in (api.explain(case), api.reply(case))]
    assert "Please look: a contract that ended well?" in told[0]
    assert not any("unpaid" in one for one in told)


def test_a_fall_is_laid_to_what_the_clients_of_its_days_were_still_asked(capsys: pytest.CaptureFixture[str]) -> None:
    run(["reply", str(ROOT / "tests" / "cases" / "five_stars_88.yaml")])
    told = " ".join(capsys.readouterr().out.split())
    assert "one such reason among your 12 rated contracts can make this difference" in told
