"""What must hold for every policy that is shipped, so that a reader can trust any line of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import get_args

import pytest

import jss_cli
from jss_cli.domain.facts import FACT
from jss_cli.domain.history import Party, Reason
from jss_cli.domain.policy import Clause, Policy, Rule
from jss_cli.domain.sections import Basis, Minimum
from jss_cli.domain.verdict import Outcome
from jss_cli.files.catalogue import _load_errors, load_catalogue
from jss_cli.files.policy import SHIPPED, load_all, named_policy, policy_names
from jss_cli.reports.rules.words import sections

POLICIES = load_all()
CODE = re.compile(r"\bJSS[0-9]{3}\b")
NEW_REASONS = {"unsuccessful", "cancelled", "rate_change"}  # those that clients of 2024 and later can give
ERAS = pytest.mark.parametrize("policy", POLICIES, ids=policy_names())


def parts(policy: Policy) -> list[Rule | Clause]:
    return [*policy.rules, *policy.clauses]


def bases(policy: Policy) -> list[Basis]:
    options = [option.basis for topic in policy.topics for option in topic.options]
    return [section.basis for section in sections(policy)] + [part.basis for part in parts(policy)] + options


@ERAS
def test_what_is_shipped_passes_the_checks_of_a_file_of_ones_own(policy: Policy) -> None:
    path = str(SHIPPED / f"{policy.name}.yaml")
    assert named_policy(path) == replace(policy, typed=path)


@ERAS
def test_a_name_tells_the_year_in_which_the_era_began(policy: Policy) -> None:
    assert policy.name.split("-")[1] == str(policy.since.year)


@ERAS
def test_every_value_has_a_source_or_says_that_it_is_assumed(policy: Policy) -> None:
    assert all(basis.known == "assumed" or basis.source for basis in bases(policy))


@ERAS
def test_the_sources_are_exactly_those_cited(policy: Policy) -> None:
    cited = {key for basis in bases(policy) for key in basis.source}
    assert cited == {source.key for source in policy.sources}
    assert all(source.title and source.address and source.date for source in policy.sources)


@pytest.mark.parametrize("name", policy_names())
def test_every_source_a_file_lists_is_cited_by_its_policy(name: str) -> None:
    listed = re.findall(r"^  (S\d+):$", (SHIPPED / f"{name}.yaml").read_text("utf-8"), re.MULTILINE)
    policy = POLICIES[policy_names().index(name)]
    assert set(listed) <= {source.key for source in policy.sources}


@ERAS
def test_every_rule_explains_itself_in_words_of_the_vocabulary(policy: Policy) -> None:
    for rule in policy.rules:
        assert rule.says[0].islower() or rule.says[0] == "{"
        assert not rule.says.endswith(".")
        assert set(re.findall(r"{(\w+)}", rule.says)) <= set(FACT)
    for part in parts(policy):
        for prose in (part.because, part.remedy):
            assert prose.endswith(".")
            assert "{" not in prose


@ERAS
def test_every_rule_asks_for_facts_that_are_measured(policy: Policy) -> None:
    assert {condition.fact for rule in policy.rules for condition in rule.when} <= set(FACT)


@ERAS
def test_the_last_rule_and_no_other_takes_every_contract(policy: Policy) -> None:
    assert [rule.code for rule in policy.rules if not rule.when] == [policy.rules[-1].code]


@ERAS
def test_the_ranges_of_codes_mean_what_they_say(policy: Policy) -> None:
    assert not [rule.code for rule in policy.rules if not "JSS100" < rule.code < "JSS300"]
    assert not [rule.code for rule in policy.rules if rule.code < "JSS200" and rule.outcome != Outcome.EXCLUDED.value]
    assert not [clause.code for clause in policy.clauses if not "JSS300" < clause.code < "JSS500"]


@ERAS
def test_every_rule_can_decide(policy: Policy) -> None:
    assert not [(one.code, two.code) for one, two in combinations(policy.rules, 2) if one.covers(two)]


def test_a_code_keeps_its_name_in_every_era() -> None:
    names: dict[str, str] = {}
    for policy in POLICIES:
        for part in parts(policy):
            assert names.setdefault(part.code, part.name) == part.name


def test_every_day_has_exactly_one_policy() -> None:
    assert POLICIES[0].since == date(2015, 3, 1)
    assert POLICIES[-1].until is None
    for one, next_one in pairwise(POLICIES):
        ends = next_one.since - timedelta(days=1)
        claim = f"{one.name} is in force until {one.until}, {next_one.name} from {next_one.since}"
        assert one.until == ends, f"{claim}: what is in force in {one.name}.yaml needs `until: {ends}`"


@ERAS
def test_every_answer_that_can_occur_has_a_chance(policy: Policy) -> None:
    asked = {condition.fact for rule in policy.rules for condition in rule.when}
    answers = {
        "recommend": {None, *range(11)} if "recommend" in asked else {None},
        "reason": set(get_args(Reason)) - (set() if policy.since >= date(2024, 9, 3) else NEW_REASONS),
        "ended_by": set(get_args(Party)),
    }
    for prior in policy.priors.tables:
        assert {answer for answer, _ in prior.chances} == answers[prior.fact]
        assert sum(chance for _, chance in prior.chances) == 1
        assert all(chance > 0 for _, chance in prior.chances)
    assert {prior.fact for prior in policy.priors.tables} == set(answers)


@ERAS
def test_the_computation_days_that_were_reported_lie_on_the_grid(policy: Policy) -> None:
    reported = ("2015-07-12", "2016-04-03", "2017-05-14", "2020-11-08", "2021-10-31", "2023-12-10")
    days = [date.fromisoformat(day) for day in reported]
    inside = [day for day in days if policy.since <= day <= (policy.until or date.max)]
    assert all(policy.cadence.next_from(day) == day for day in inside)


@ERAS
def test_a_first_good_contract_weighs_one_and_none_more_than_eight(policy: Policy) -> None:
    weights = policy.weights
    assert weights.step(Decimal(100)) == weights.plain == weights.unit
    assert weights.cap == 8 * weights.unit


def test_the_insights_rules_are_asked_in_their_order() -> None:
    newest = named_policy("upwork-2024-09")
    codes = [rule.code for rule in newest.rules if rule.code > "JSS200"]
    assert codes == ["JSS201", "JSS211", "JSS215", "JSS221", "JSS228", "JSS230", "JSS203", "JSS234", "JSS222", "JSS231"]
    assert {rule.code for rule in newest.rules if rule.spoils == "latest_job"} == {"JSS201", "JSS211", "JSS215"}
    assert {rule.outcome for rule in newest.rules} == {"positive", "negative", "excluded"}


def every_option() -> list[tuple[str, str, str]]:
    return [(p.name, topic.name, option.name) for p in POLICIES for topic in p.topics for option in topic.options]


@pytest.mark.parametrize(("era", "topic", "option"), every_option())
def test_every_option_gives_a_whole_policy_and_decides_its_topic(era: str, topic: str, option: str) -> None:
    base, picked = named_policy(era), named_policy(f"{era}+{option}")
    assert (picked.name, picked.title, picked.options) == (f"{era}+{option}", f"{base.title} +{option}", (option,))
    assert [one.name for one in picked.topics] == [one.name for one in base.topics if one.name != topic]
    chosen = next(one for one in base.topics if one.name == topic)
    called = replace(picked, name=base.name, title=base.title, typed=base.typed)
    same = replace(called, topics=base.topics, options=(), sources=base.sources) == base
    assert same == (option == chosen.base.name)
    assert {key for basis in bases(picked) for key in basis.source} <= {source.key for source in picked.sources}


@ERAS
def test_the_readings_of_a_point_share_one_and_are_named_once(policy: Policy) -> None:
    names = [option.name for topic in policy.topics for option in topic.options]
    assert len(names) == len(set(names))
    for topic in policy.topics:
        assert sum(option.weight for option in topic.options) == 1
        assert not topic.base.sets
        assert all(option.sets for option in topic.options if option is not topic.base)


WEIGHTS: dict[str, dict[str, float]] = {  # how likely each reading is held, in percent
    "upwork-2016": {
        "neutral-zero": 40, "lukewarm-half": 35, "tiered": 25,
        "stars-45-35": 60, "stars-40-30": 25, "stars-475-40": 15,
        "age-from-end": 60, "age-from-payment": 40,
    },
    "upwork-2024-09": {
        "cut-3": 85, "cut-4": 10, "middle-zero": 5,
        "length-times": 35, "length-plus": 25, "length-max": 20, "length-by-period": 15, "length-extra": 5,
        "window-holds-contract": 60, "window-holds-periods": 40,
        "age-from-payment": 85, "age-from-end": 15,
        "reasons-of-fault": 70, "reasons-blaming": 20, "reasons-all-but-completed": 10,
        "private-to-6": 55, "private-to-5": 12.5, "private-to-4": 12.5, "private-to-8": 10, "private-half": 10,
        "clients-in-a-lifetime": 60, "clients-in-24-months": 40, "span-of-client": 85, "span-of-contract": 15,
        "minimum-of-contracts": 80, "minimum-of-jobs": 20, "period-at-once": 80, "period-when-complete": 20,
    },
    "upwork-2026-03": {
        "private-kept": 50, "private-ignored": 40, "private-still-used": 10, "reason-counts": 60, "reason-gone": 40,
    },
}  # fmt: skip


@pytest.mark.parametrize("era", WEIGHTS)
def test_the_weights_of_the_readings_are_those_agreed(era: str) -> None:
    given = {option.name: float(option.weight * 100) for t in named_policy(era).topics for option in t.options}
    assert given == given | WEIGHTS[era]


def test_two_readings_that_each_say_a_part_of_the_minimum_hold_together() -> None:
    minimum = named_policy("upwork-2024-09+clients-in-24-months+minimum-of-jobs").windows.minimum
    assert minimum == Minimum(2, 2, "window", "jobs")


PRIVATE, PUBLIC = {"JSS202"}, {"JSS214", "JSS230"}


@pytest.mark.parametrize("era", policy_names())
def test_a_private_answer_decides_before_middling_and_good_stars_whichever_options_are_picked(era: str) -> None:
    options = {topic.name: [option.name for option in topic.options] for topic in named_policy(era).topics}
    cuts = [name for topic in ("star-cuts", "star-cut", "outcomes") for name in options.get(topic, ())]
    for picked in product(options["private-cut"], cuts):
        codes = [rule.code for rule in named_policy("+".join((era, *picked))).rules]
        private, public = ([codes.index(code) for code in wanted if code in codes] for wanted in (PRIVATE, PUBLIC))
        assert max(private, default=-1) < min(public), picked


@pytest.mark.parametrize("cut", ["private-half", "private-to-5"])
def test_where_no_private_answer_counts_none_does_however_private_answers_are_cut(cut: str) -> None:
    facts = {c.fact for rule in named_policy(f"upwork-2026-03+{cut}+private-ignored").rules for c in rule.when}
    assert "recommend" not in facts


POOR = {Decimal("4.9"): 4, Decimal("4.2"): 25, Decimal("3.5"): 75, Decimal(2): 93}  # percent, by public stars


@ERAS
def test_the_chances_of_a_poor_private_answer_are_those_measured_by_stars(policy: Policy) -> None:
    for stars, poor in POOR.items():
        tables = [table for table in policy.priors.tables if table.fact == "recommend"]
        table = next(one for one in tables if all(condition.holds(stars) for condition in one.when))
        assert sum(chance for answer, chance in table.chances if isinstance(answer, int) and answer < 7) * 100 == poor


def test_every_code_in_the_package_can_be_explained() -> None:
    catalogue = load_catalogue()
    known = {entry.code for entry in catalogue.entries}
    package = Path(jss_cli.__file__).parent
    for path in (*package.rglob("*.py"), *SHIPPED.iterdir()):
        unknown = set(CODE.findall(path.read_text("utf-8"))) - known
        assert not unknown, f"{path.relative_to(package)} names {unknown}"


def test_every_error_explains_itself_once() -> None:
    errors = _load_errors()
    codes = [error.code for error in errors]
    assert codes == sorted(set(codes))
    assert len({error.name for error in errors}) == len(errors)
    for error in errors:
        assert re.fullmatch(r"JSS[89]\d\d", error.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", error.name)
        assert error.title
        assert error.because.endswith(".")
        assert error.remedy.endswith(".")


def test_removed_feedback_stays_out_for_another_reason_once_nobody_can_have_it_removed() -> None:
    before, after = (
        next(rule for rule in named_policy(name).rules if rule.code == "JSS112")
        for name in ("upwork-2023-12", "upwork-2024-09")
    )
    assert "may remove" in before.because
    assert "No freelancer can have feedback removed" in after.because
    assert "abusive" in after.because  # also of a contract that ended since: so it is not said to be an old one
    assert (before.says, after.says) == ("its feedback was removed by the Top Rated perk", "its feedback was removed")


@pytest.mark.parametrize("era", [policy.name for policy in load_all() if policy.topics])
def test_an_option_of_every_topic_at_once_is_a_policy_however_long_its_words_become(era: str) -> None:
    policy = named_policy(era)
    others = [[option for option in topic.options if option != topic.base] for topic in policy.topics]
    names = [max(options, key=lambda option: len(option.title)).name for options in others]
    assert named_policy("+".join([era, *names])).options == tuple(names)
