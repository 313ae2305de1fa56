"""The same questions from Python: open a history, then ask. A command is its options and one call of these.

An answer has the frozen result (`to_dict`, `to_json`) and the report (`to_text`, `to_markdown`). What fails is a
JssError with its faults. Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from jss_cli import arguments
from jss_cli.arguments import day, one_of, whole, whole_or_none
from jss_cli.domain.case import Case
from jss_cli.domain.history import History, Observation
from jss_cli.domain.report import Answer
from jss_cli.domain.saved import Saved
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.files.reading import INPUT_FORMATS, Reading

if TYPE_CHECKING:
    from pathlib import Path
    from string import Template

    from jss_cli.domain.chronicle import Chronicle
    from jss_cli.domain.explanation import Explanation, SeenExplanation
    from jss_cli.domain.plan import Goal
    from jss_cli.domain.report import Report
    from jss_cli.domain.seen import SeenAnswer
    from jss_cli.files.keeping import Keeping
    from jss_cli.files.person import Speaker
    from jss_cli.imports.interview.conversation import Person
    from jss_cli.imports.interview.talk import Scope
    from jss_cli.reports.reply.language import LanguageCode
    from jss_cli.reports.reply.reply import Audience
    from jss_cli.reports.reply.words import Length
    from jss_cli.reports.results import ScoreBasis

    _Seen = tuple[SeenAnswer | None, tuple[str, ...]]  # what explains the seen score, if anything is to; and remarks

LANES = 30  # contracts that a page has room for
TARGET = 90  # percent: what Top Rated asks for
BASES: tuple[ScoreBasis, ...] = ("seen", "computed")


class Answered(Answer):
    """An answer that can be looked at from Python."""

    __slots__ = ()

    def to_dict(self) -> Any:
        """The result as JSON has it, in plain dicts and lists."""
        import json

        return json.loads(self.to_json())

    def to_json(self) -> str:
        """The result, byte for byte what `--format json` prints."""
        return self.rendered("json", 80)

    def to_text(self, width: int = 80) -> str:
        """The report as a terminal of so many columns shows it, without colours."""
        from jss_cli.formats.drawing.screen import NARROWEST

        return self.rendered("terminal", whole("width", width, NARROWEST))

    def to_markdown(self) -> str:
        """The report in Markdown."""
        return self.rendered("md", 80)

    def rendered(self, name: str, width: int = 80) -> str:
        """The answer in a format by its name."""
        from importlib import import_module

        from jss_cli.formats.drawing.screen import Screen

        text: str = import_module(f"jss_cli.formats.{name}").render(self, Screen(width))
        return text


def open_history(  # noqa: PLR0913 - three sources, and what is asked of each
    path: str | Path | None = None,
    *,
    text: str | None = None,
    format: str | None = None,  # noqa: A002 - the option's name
    rows: Iterable[Mapping[str, object]] | None = None,
    as_of: date | None = None,
    policy: str | None = None,
    reading: Reading = Reading(),
) -> Case:
    """A history to ask about: in a file ("-" is standard input), in a text, or in rows (one mapping a contract).

    The keys of rows are the headers of CSV; None and NaN are absent. Day and rules: those asked for, else the file's
    day or today, and the rules of that day. Raises InputError with every fault, of rows by the number of the row, and
    UsageError (JSS903) for a format that is not known.
    """
    from dataclasses import replace

    from jss_cli.files.case import open_case, open_rows, open_text

    if format is not None:
        if rows is not None:
            raise UsageError(Fault("JSS902", "rows are given, which have no format", "leave one of them out"))
        reading = replace(reading, input_format=one_of("format", format, INPUT_FORMATS))
    as_of, policy = day(as_of), policy and str(policy)
    match path, text, rows:
        case None, str(), None:
            return open_text(text, as_of, policy, reading)
        case None, None, Iterable():
            return open_rows(rows, as_of, policy, reading)
        case _, None, None if path is not None:
            return open_case(str(path), as_of, policy, reading)
    raise TypeError("open_history takes one of path, text and rows")


def open_end(
    path: str | Path, *, as_of: date | None = None, policy: str | None = None, reading: Reading = Reading()
) -> Case | Saved:
    """A history, or a result of `explain` saved as JSON, for `diff`. Raises InputError and UsageError (JSS907)."""
    from jss_cli.files.saved import open_end as end_of

    return end_of(str(path), day(as_of), policy and str(policy), reading)


def open_histories(
    paths: Iterable[str | Path], *, as_of: date | None = None, policy: str | None = None, reading: Reading = Reading()
) -> tuple[Case, ...]:
    """Several histories. Raises InputError with the faults of all of them."""
    from jss_cli.files.case import open_cases

    return open_cases(map(str, paths), day(as_of), policy and str(policy), reading)


def score(*cases: Case, fail_under: int | None = None, basis: ScoreBasis = "seen", with_file: bool = False) -> Answered:
    """The number alone: the one that was seen last, where the rules alone do not give it, unless `basis` is "computed".
    The exit code is 1 if it is below `fail_under` percent, or if there is none. Its line names the file `with_file`, or
    if there are several."""
    from jss_cli.explaining.seen.question import seen_otherwise
    from jss_cli.explaining.time.standing import standing_of
    from jss_cli.reports.why.score import Scored, meets, score_answer, scores_report

    fail_under, is_seen = whole_or_none("fail_under", fail_under, 0, 100), one_of("basis", basis, BASES) == "seen"
    scored = [Scored(standing_of(case), seen_otherwise(case) if is_seen else None) for case in cases]
    failed = any(meets(found, fail_under) is False for found in scored)
    results = tuple(score_answer(found, fail_under) for found in scored)
    return Answered(
        results, scores_report(scored, fail_under, with_file=with_file or len(cases) > 1), exit_code=int(failed)
    )


def _seen_by(basis: str, case: Case) -> _Seen:
    """What explains the seen score, if that is asked about and the rules alone do not give it; else a remark where too
    many worlds would have to be weighed. Raises UsageError."""
    from jss_cli.errors import InputError
    from jss_cli.explaining.seen.question import seen_differently

    if one_of("basis", basis, BASES) == "computed":
        return None, ()
    try:
        return seen_differently(case), ()
    except InputError as refused:
        why = refused.faults[0].message
        return None, (f"the score that was seen is not explained here, what follows is by the rules alone: {why}",)


def explain(case: Case, *, top: int = 10, every: bool = False, basis: ScoreBasis = "seen") -> Answered:
    """Why the score is what it is: at most `top` contracts have a row of their own, unless `every` one is to.

    The score is the one that was seen last, where the rules alone do not give it, unless `basis` is "computed".
    """
    from jss_cli.domain.explanation import Explanation

    answer, notes = _seen_by(basis, case)
    found = _explained(case, answer)
    report = _explained_report(found, top=whole("top", top, 1), every=every)
    if isinstance(found, Explanation):
        from jss_cli.reports.why.explain_result import explain_result

        return Answered(explain_result(found), report, notes=notes)
    from jss_cli.reports.why.seen_result import seen_explain_result

    return Answered(seen_explain_result(found), report, notes=notes)


def _explained(case: Case, answer: SeenAnswer | None) -> Explanation | SeenExplanation:
    """What explains a score, the one that was seen where there is an answer for it."""
    from jss_cli.explaining.explanation import explain as explanation_of
    from jss_cli.explaining.explanation import explain_seen

    return explain_seen(case, answer) if answer else explanation_of(case)


def _explained_report(found: Explanation | SeenExplanation, *, top: int, every: bool) -> Report:
    """What explains a score, in words."""
    from jss_cli.domain.explanation import Explanation

    if isinstance(found, Explanation):
        from jss_cli.reports.why.explain import explain_report

        return explain_report(found, top=top, every=every)
    from jss_cli.reports.why.seen import seen_report

    return seen_report(found, top=top, every=every)


def check(*cases: Case, strict: bool = False) -> Answered:
    """What is odd about histories, and which observed scores the rules do not give; exit code 1 if there are any."""
    from jss_cli.explaining.why.checking import checked
    from jss_cli.reports.why.check import check_report, check_result, clean_words

    found = [checked(case) for case in cases]
    wrong = any(one.disagreements for one in found) or (strict and any(case.warnings for case in cases))
    report = check_report(found)
    notes = () if report.blocks or any(one.contradicted for one in found) else (clean_words(cases),)
    return Answered(tuple(map(check_result, found)), report, exit_code=int(wrong), notes=notes)


def triage(*cases: Case, failed: Mapping[str, InputError] | None = None, top: int = 40) -> Answered:
    """Many histories by what costs each most: at most `top` have a row of their own. Those that `failed` are named."""
    from jss_cli.domain.failure import failed_result
    from jss_cli.domain.triage import triage_of
    from jss_cli.explaining.triage import ticket_of
    from jss_cli.reports.triage import triage_report
    from jss_cli.reports.triage_result import triage_result

    failed = failed or {}
    found = triage_of(tuple(map(ticket_of, cases)), tuple(failed_result(file, error) for file, error in failed.items()))
    report, errors = triage_report(found, top=whole("top", top, 1)), tuple(failed.values())
    return Answered(triage_result(found), report, max((e.exit_code for e in errors), default=0), failed=errors)


def timeline(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *,
    first: date | None = None,
    last: date | None = None,
    below: int | None = None,
    above: int | None = None,
    every: bool = False,
    basis: ScoreBasis = "seen",
) -> Answered:
    """How the score went and what it will do by itself: ahead of the score that was seen last, where the rules alone do
    not give it, unless `basis` is "computed". Raises UsageError (JSS906)."""
    from jss_cli.domain.chronicle import TimelineQuestion
    from jss_cli.explaining.time.chronicle import chronicle

    levels = (
        level if level is None else whole(name, level, 1, 100) for name, level in (("below", below), ("above", above))
    )
    told = chronicle(case, TimelineQuestion(day(first), day(last), *levels))
    return _told(told, _seen_by(basis, case), every=every)


def _told(told: Chronicle, seen_by: _Seen, *, every: bool) -> Answered:
    """How a score went and will go, ahead of the seen one where there is an answer for it."""
    from jss_cli.reports.time.cliffs import appointments
    from jss_cli.reports.time.timeline import timeline_report
    from jss_cli.reports.time.timeline_result import timeline_result

    answer, notes = seen_by
    if answer:
        from jss_cli.explaining.seen.ahead import seen_ahead
        from jss_cli.reports.time.seen_timeline import seen_appointments, seen_timeline_report, seen_timeline_result

        seen = seen_ahead(told, answer)
        report = seen_timeline_report(seen, every=every)
        return Answered(seen_timeline_result(seen), report, dates=seen_appointments(seen))
    report = timeline_report(told, every=every)
    return Answered(timeline_result(told), report, dates=appointments(told), notes=notes)


def diff(  # noqa: PLR0913 - what the question asks, and how much is told
    before: Case | Saved,
    after: Case | Saved | None = None,
    *,
    first: date | None = None,
    policy: str | None = None,
    fail_if_moved: bool = False,
    top: int = 20,
    every: bool = False,
    basis: ScoreBasis = "seen",
) -> Answered:
    """What moved the score: of one history from the day `first`, or from the rules of `policy`; or between two.

    Between two days with scores that were seen, it is these that moved, where the rules alone do not give them, unless
    `basis` is "computed".
    Raises UsageError (JSS907) for ends that cannot be compared.
    """
    from jss_cli.domain.change import DiffQuestion
    from jss_cli.explaining.time.difference import difference
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.reports.time.diff import diff_report
    from jss_cli.reports.time.diff_result import diff_result

    rulebook, top = open_rulebook(str(policy)) if policy else None, whole("top", top, 1)
    asked = DiffQuestion(day(first), rulebook, after)
    moved = difference(before, asked)
    if one_of("basis", basis, BASES) == "seen" and isinstance(before, Case):
        from jss_cli.explaining.seen.differing import seen_difference
        from jss_cli.reports.time.seen_diff import seen_diff_report, seen_diff_result

        if seen := seen_difference(before, asked):
            report = seen_diff_report(before, seen, top=len(seen.causes) if every else top)
            code = int(fail_if_moved and seen.is_moved)
            return Answered(seen_diff_result(before, seen, moved), report, exit_code=code)
    end = after or before
    names = (before.source, end.source)
    code = int(fail_if_moved and moved.start.percent != moved.end.percent)
    return Answered(diff_result(moved, before, end), diff_report(moved, of=names, top=top, every=every), exit_code=code)


def what_if(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *changes: str,
    scenarios: Sequence[str] = (),
    most: int = Reading().max_contracts,
    top: int = 10,
    every: bool = False,
    basis: ScoreBasis = "seen",
) -> Answered:
    """And if it had been otherwise: changes written as on the command line ("c8.recommend=9"), scenario files first.

    It is asked of the score that was seen last, where the rules alone do not give it, unless `basis` is "computed".

    `most` bounds the contracts that there may be then. Raises UsageError (JSS909) and InputError.
    """
    from jss_cli.explaining.next.applying import apply
    from jss_cli.explaining.next.counterfactual import counterfactual
    from jss_cli.files.scenario import refuse_contradictions, scenario_of
    from jss_cli.reports.next.what_if import what_if_report, what_if_result

    changed = apply(case, scenario_of(scenarios, changes))
    refuse_contradictions(changed.history, whole("most", most, 1))
    found = counterfactual(case, changed)
    answer, notes = _seen_by(basis, case)
    if answer:
        from jss_cli.explaining.seen.changing import seen_counterfactual
        from jss_cli.reports.next.seen_what_if import seen_what_if_report, seen_what_if_result

        seen = seen_counterfactual(case, found, answer)
        report = seen_what_if_report(case, seen, top=whole("top", top, 1), every=every)
        return Answered(seen_what_if_result(case, seen), report)
    report = what_if_report(case, found, top=whole("top", top, 1), every=every)
    return Answered(what_if_result(case, found), report, notes=notes)


def plan(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    target: int = TARGET,
    *,
    size: Decimal | None = None,
    per_month: int | None = None,
    by: date | None = None,
    top: int = 8,
    basis: ScoreBasis = "seen",
) -> Answered:
    """The way back to a score of `target` percent, from the seen score where the rules alone do not give it, unless
    `basis` is "computed". Raises UsageError (JSS906)."""
    from jss_cli.domain.plan import Goal

    size = None if size is None else arguments.size(size)
    per_month = whole_or_none("per_month", per_month, 1, 1000)
    goal = Goal(whole("target", target, 1, 100), size, per_month, day(by), whole("top", top, 1))
    return _planned(case, goal, _seen_by(basis, case))


def _planned(case: Case, goal: Goal, seen: _Seen) -> Answered:
    """The way to a goal, from the seen score where there is an answer for it."""
    from jss_cli.explaining.next.plan import make_plan
    from jss_cli.reports.next.plan import plan_report
    from jss_cli.reports.next.plan_result import plan_result

    answer, notes = seen
    if answer:
        from jss_cli.explaining.seen.planning import seen_plan
        from jss_cli.reports.next.seen_plan import seen_plan_report
        from jss_cli.reports.next.seen_plan_result import seen_plan_result

        plan_seen = seen_plan(case, goal, answer)
        return Answered(seen_plan_result(case, plan_seen), seen_plan_report(case, plan_seen))
    found = make_plan(case, goal)
    return Answered(plan_result(case, found), plan_report(case, found), notes=notes)


def close_or_wait(case: Case, contract: str, basis: ScoreBasis = "seen") -> Answered:
    """Close, wait or ask: the choices about the open contract of an id, from the seen score where the rules alone do
    not give it, unless `basis` is "computed". Raises UsageError (JSS909)."""
    from jss_cli.explaining.next.dilemma import dilemma
    from jss_cli.reports.next.dilemma import dilemma_report
    from jss_cli.reports.next.plan_result import dilemma_result

    found = dilemma(case, contract)
    answer, notes = _seen_by(basis, case)
    if answer:
        from jss_cli.explaining.seen.choosing import seen_dilemma
        from jss_cli.reports.next.seen_dilemma import seen_dilemma_report, seen_dilemma_result

        seen = seen_dilemma(case, contract, answer)
        return Answered(seen_dilemma_result(case, seen), seen_dilemma_report(case, seen))
    return Answered(dilemma_result(case, found), dilemma_report(case, found), notes=notes)


def infer(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *,
    observed: Iterable[Observation] = (),
    priors: Iterable[str] = (),
    only_range: bool = False,
    show_priors: bool = False,
    top: int = 10,
) -> Answered:
    """Which hidden answers explain the scores that were observed (of the history, unless some are given).

    Priors are written as the command takes them ("recommend:9=40"). Raises UsageError (JSS935, JSS937).
    """
    from jss_cli.domain.inquiry import InferQuestion
    from jss_cli.explaining.unseen.inquiry import inquire
    from jss_cli.reports.unseen.infer import infer_report
    from jss_cli.reports.unseen.infer_result import infer_result

    top = whole("top", top, 1)
    inquiry = inquire(case, InferQuestion(tuple(observed), tuple(priors), only_range))
    return Answered(infer_result(inquiry), infer_report(inquiry, priors=show_priors, top=top))


def reply(  # noqa: PLR0913 - what the question asks, and how it is written
    case: Case,
    *,
    audience: Audience = "client",
    tone: Length = "brief",
    language: LanguageCode = "en",
    name: str = "",
    sender: str = "",
    subject: bool = False,
    reasons: bool = False,
    template: str | Path | Template | None = None,
) -> Answered:
    """A reply that a support agent can send, from the public history alone; for `internal` a checklist with everything.

    `reasons` tells ending reasons as public; `template` is a file with one's own words, or what `reply_template` read.
    Raises InputError.
    """
    from pathlib import PurePath
    from typing import get_args

    from jss_cli.explaining.public import explain_privately, explain_publicly
    from jss_cli.reports.reply.causes import TitlesTold, titles_told
    from jss_cli.reports.reply.checklist import checklist_report, checklist_result
    from jss_cli.reports.reply.language import LanguageCode
    from jss_cli.reports.reply.reply import Audience, ReplyWish, reply_report, reply_result
    from jss_cli.reports.reply.words import Length

    one_of("audience", audience, get_args(Audience))
    one_of("tone", tone, get_args(Length))
    one_of("language", language, get_args(LanguageCode))
    if isinstance(template, str | PurePath):
        template = reply_template(template)
    wish = ReplyWish(tone, language, name, sender, subject, template)
    public = explain_publicly(case, with_endings=reasons)
    told = reply_result(public, wish, titles_told(case) if audience == "titles" else TitlesTold(()))
    if audience == "internal":
        found = explain_privately(case)
        result = checklist_result(found, told.facts, wish)
        return Answered(result, checklist_report(found, result))
    return Answered(told, reply_report(told))


def page(case: Case, *, mine: bool = False) -> Answered:
    """One report that answers it all: why, how it went and will go, the way back, and what it rests on.

    It may be shared: it is made of the public history alone. `mine` tells everything instead, for oneself.
    """
    from jss_cli.explaining.page import public_page
    from jss_cli.reports.page.public import public_report
    from jss_cli.reports.page.result import public_result

    if mine:
        return _own_page(case)
    told = public_page(case)
    return Answered(public_result(told), public_report(told))


def _own_page(case: Case) -> Answered:
    """The answers of the questions that a person asks first, as one."""
    from jss_cli.domain.chronicle import TimelineQuestion
    from jss_cli.domain.plan import Goal
    from jss_cli.explaining.public import MOST
    from jss_cli.explaining.time.chronicle import chronicle
    from jss_cli.reports.page.own import own_report
    from jss_cli.reports.page.result import own_result

    seen = _seen_by("seen", case)
    found = _explained(case, seen[0])
    is_told = any(seen.is_of_score or seen.is_constraint for seen in case.history.observed)
    hidden = infer(case).report if is_told and len(case.history.contracts) <= MOST else None
    course = _told(chronicle(case, TimelineQuestion()), seen, every=False)
    way = _planned(case, Goal(TARGET), seen)
    report = own_report(_explained_report(found, top=LANES, every=False), course.report, way.report, hidden)
    return Answered(own_result(found), report, notes=seen[1])


def reply_template(path: str | Path) -> Template:
    """A file with words of one's own, for `reply`. Raises InputError for places that do not exist."""
    from jss_cli.files.histories.source import read_document
    from jss_cli.reports.reply.template import read_template

    return read_template(read_document(str(path), Reading()).text, str(path))


def ask(case: Case, contract: str, *, language: LanguageCode = "en", name: str = "", sender: str = "") -> Answered:
    """The freelancer's own request to the client of a contract, within what the marketplace allows.

    Raises UsageError (JSS909) where there is nothing to ask for.
    """
    from typing import get_args

    from jss_cli.explaining.next.asking import client_request
    from jss_cli.reports.reply.ask import ask_report, ask_result
    from jss_cli.reports.reply.language import LanguageCode

    one_of("language", language, get_args(LanguageCode))
    result = ask_result(case, client_request(case, contract), language, name, sender)
    return Answered(result, ask_report(case, result))


class ImportedHistory(NamedTuple):
    """A history that was made of files, and what is told of it."""

    history: History
    answer: Answered


def import_files(  # noqa: PLR0913 - what is read, and how
    *sources: str | Path,
    into: History | None = None,
    map_file: str | Path | None = None,
    seen: date | None = None,
    reading: Reading = Reading(),
    strict: bool = False,
    show: bool = False,
    target: str = "",
) -> ImportedHistory:
    """Files of other programs as one history, added to `into` if that is given; `target` is the file it goes to.

    `seen` is the day of scores that are shown without one; with `strict` the exit code is 1 for a conflict or a line
    that was not understood, and with `show` it is told where each value came from. Raises InputError.
    """
    from dataclasses import replace

    from jss_cli.domain.imported import Imported
    from jss_cli.explaining.why.unknowns import by_weight
    from jss_cli.files.collector import collector_paused
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.imports.accounting import accounts_of
    from jss_cli.imports.join.joining import join
    from jss_cli.imports.recognizing import read_files
    from jss_cli.imports.source import Wish
    from jss_cli.reports.imports.importing import import_report
    from jss_cli.reports.imports.result import import_result

    known = into or History(())
    with collector_paused():
        read = read_files(map(str, sources), Wish(reading, str(map_file) if map_file else None, day(seen)))
        joined = join(read.extracts, known, day(seen), date.today())  # noqa: DTZ011 - the local day is meant
    history, before = joined.history, {contract.id: replace(contract, provenance=()) for contract in known.contracts}
    bare = {contract.id: replace(contract, provenance=()) for contract in history.contracts}
    beside, beside_before = (replace(one, contracts=(), provenance=()) for one in (history, known))
    today = history.as_of or date.today()  # noqa: DTZ011 - the local day is meant
    told = Imported(
        history,
        accounts_of(joined.extracts),
        joined.conflicts,
        by_weight(joined.unknown, Case(history, today, open_rulebook())),
        joined.questions,
        (*read.remarks, *joined.remarks),
        joined.shown,
        new=len(bare.keys() - before.keys()),
        changed=sum(before.get(name, one) != one for name, one in bare.items()),
        changed_beside=beside != beside_before,
        target=target,
    )
    answer = Answered(
        import_result(told, show=show),
        import_report(told, show=show),
        exit_code=int(strict and not told.is_whole),
    )
    return ImportedHistory(history, answer)


def origins(source: str | Path, reading: Reading = Reading()) -> Answered:
    """Where the values of an imported history came from, and which of them a person wrote. Raises InputError."""
    from jss_cli.files.history import load_history
    from jss_cli.imports.join.again import shown_in
    from jss_cli.reports.imports.origins import origins_report, origins_result

    shown = shown_in(load_history(str(source), reading))
    return Answered(origins_result(str(source), shown), origins_report(shown))


def what_files_are(*sources: str | Path, map_file: str | Path | None = None, reading: Reading = Reading()) -> Answered:
    """What each of some files is, by its content. Raises InputError where none of them can be read."""
    from jss_cli.imports.recognizing import file_kind
    from jss_cli.imports.source import Wish
    from jss_cli.reports.imports.kinds import KnownFile, kinds_report, kinds_result

    wish = Wish(reading, str(map_file) if map_file else None)
    files: list[KnownFile] = []
    failed: list[InputError] = []
    for source in map(str, sources):
        try:
            kind = file_kind(source, wish)
        except InputError as error:
            failed.append(error)
            files.append(KnownFile(source, "", f"cannot be read: {error.faults[0].message}"))
            continue
        if reader := kind.reader:
            known = KnownFile(kind.material.file, kind.name, reader.title, reader.certainty, reader.missing)
        else:
            known = KnownFile(kind.material.file, kind.name, "a history already" if kind.name else "")
        files.append(known)
    if len(failed) == len(files) > 0:
        raise InputError(*(fault for error in failed for fault in error.faults))
    return Answered(kinds_result(tuple(files)), kinds_report(files))


def interviewed(kept: Keeping, person: Speaker, as_of: date | None = None, *, with_paste: bool = True) -> Answered:
    """What `check` and `explain` say of a history after an interview that grew it, and its file after each answer.

    Raises InputError for answers of a pipe that are none, and OutputError where the file cannot be written.
    """
    from jss_cli.domain.report import Report
    from jss_cli.files.case import open_case, open_text

    ask_into(kept, person, as_of, with_paste=with_paste)
    if kept.history is None:
        return check(open_text("[]", as_of, None, Reading(), str(kept.path)))
    case = open_case(str(kept.path), as_of, None, Reading())
    found, told = check(case), explain(case)
    report = Report((*found.report.blocks, *told.report.blocks))
    return Answered(told.result, report, notes=(*found.notes, *told.notes))


def ask_into(kept: Keeping, person: Person, as_of: date | None = None, *, with_paste: bool = True) -> None:
    """Hold an interview that grows a history, and say how it is gone on with. Raises as `interviewed` does."""
    from jss_cli.imports.interview.conversation import interview
    from jss_cli.reports.numbers import count

    history = kept.history or History(())
    if kept.comments:
        person.tell(f"{count(kept.comments, 'comment')} of {kept.path} left behind: a history keeps none")
    try:
        interview(history, _scope(as_of or history.as_of), person, kept.keep, with_paste=with_paste)
    except (KeyboardInterrupt, InputError):
        person.tell("")
        person.tell(kept.words)
        raise
    person.tell(kept.words)


def _scope(day_asked: date | None) -> Scope:
    """What the rules of a day, else of today, look at."""
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.imports.interview.talk import LONG, Scope
    from jss_cli.scoring.windows import earliest_entry

    today = day_asked or date.today()  # noqa: DTZ011 - the local day is meant
    policy = open_rulebook().on(today)
    private = next((asked.until for asked in policy.asked if asked.fact == "recommend"), None)
    counts_from = earliest_entry(today, max(policy.windows.lengths))
    return Scope(today, counts_from, private, policy.jobs.period.days or LONG)
