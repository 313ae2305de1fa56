"""What must hold for every policy that is shipped, so that a reader can trust any line of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

import jss_cli
from jss_cli.domain.facts import FACT
from jss_cli.domain.history import Party, Reason
from jss_cli.domain.policy import Basis, Clause, Policy, Rule
from jss_cli.domain.verdict import Outcome
from jss_cli.files.catalogue import load_catalogue, load_errors
from jss_cli.files.policy import SHIPPED, load_all, named_policy, policy_names
from jss_cli.reports.rules.words import sections

POLICIES = load_all()
BY_DATE = [policy for policy in POLICIES if policy.by_date]
CODE = re.compile(r"\bJSS[0-9]{3}\b")
ERAS = pytest.mark.parametrize("policy", POLICIES, ids=policy_names())


def parts(policy: Policy) -> list[Rule | Clause]:
    return [*policy.rules, *policy.clauses]


def bases(policy: Policy) -> list[Basis]:
    return [section.basis for section in sections(policy)] + [part.basis for part in parts(policy)]


@ERAS
def test_what_is_shipped_passes_the_checks_of_a_file_of_ones_own(policy: Policy) -> None:
    assert named_policy(str(SHIPPED / f"{policy.name}.yaml")) == policy


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
    assert all(rule.outcome == Outcome.EXCLUDED.value for rule in policy.rules if rule.code < "JSS200")
    assert all("JSS100" < rule.code < "JSS300" for rule in policy.rules)
    assert all("JSS300" < clause.code < "JSS500" for clause in policy.clauses)


def test_a_code_keeps_its_name_in_every_era() -> None:
    names: dict[str, str] = {}
    for policy in POLICIES:
        for part in parts(policy):
            assert names.setdefault(part.code, part.name) == part.name


def test_every_day_has_exactly_one_policy() -> None:
    assert BY_DATE[0].since == date(2015, 3, 1)
    assert BY_DATE[-1].until is None
    for one, next_one in pairwise(BY_DATE):
        assert one.until
        assert one.until + timedelta(days=1) == next_one.since


def test_a_variant_holds_when_its_parent_does() -> None:
    eras = {policy.name: policy for policy in POLICIES}
    for policy in POLICIES:
        if not policy.by_date:
            parent = eras[policy.extends or ""]
            assert (policy.since, policy.until) == (parent.since, parent.until)


@ERAS
def test_every_answer_that_can_occur_has_a_chance(policy: Policy) -> None:
    asked = {condition.fact for rule in policy.rules for condition in rule.when}
    answers = {
        "recommend": {None, *range(11)} if "recommend" in asked else {None},
        "reason": set(get_args(Reason)) if "reason" in asked else {None},
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
def test_a_first_good_contract_weighs_one_and_a_very_long_one_eight(policy: Policy) -> None:
    weights = policy.weights
    assert weights.weigh(policy.top_rated.earned * 0 + 100, 0) == 4
    assert weights.weigh(policy.top_rated.earned, 100) == 32


def test_every_code_in_the_package_can_be_explained() -> None:
    catalogue = load_catalogue()
    known = {entry.code for entry in catalogue.entries}
    package = Path(jss_cli.__file__).parent
    for path in (*package.rglob("*.py"), *SHIPPED.iterdir()):
        unknown = set(CODE.findall(path.read_text("utf-8"))) - known
        assert not unknown, f"{path.relative_to(package)} names {unknown}"


def test_every_error_explains_itself_once() -> None:
    errors = load_errors()
    codes = [error.code for error in errors]
    assert codes == sorted(set(codes))
    assert len({error.name for error in errors}) == len(errors)
    for error in errors:
        assert re.fullmatch(r"JSS9\d\d", error.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", error.name)
        assert error.title
        assert error.because.endswith(".")
        assert error.remedy.endswith(".")
