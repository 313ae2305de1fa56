from __future__ import annotations

import re
from typing import get_args

import pytest

from jss_cli.files.rulebook import open_rulebook
from jss_cli.reports.reply.language import LanguageCode, language_of

LANGUAGES: tuple[LanguageCode, ...] = get_args(LanguageCode)
PLACE = re.compile(r"\{[^}]*\}")
FALLS_SHORT = {"lukewarm", "neutral", "negative"}


def codes_that_cost() -> set[str]:
    """The rules of every era, under every option, that make a contract less than a success."""
    rulebook = open_rulebook()
    policies = [
        rulebook.picked(policy, (option.name,))
        for policy in rulebook.every
        for topic in policy.topics
        for option in topic.options
    ]
    return {
        rule.code for policy in (*rulebook.every, *policies) for rule in policy.rules if rule.outcome in FALLS_SHORT
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_that_costs_points_has_a_phrase(code: LanguageCode) -> None:
    missing = sorted(codes_that_cost() - language_of(code).causes.keys())
    assert not missing, f"{code} has no phrase for {' '.join(missing)}: add them to phrases/{code}.py"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_places(code: LanguageCode) -> None:
    english, own = language_of("en").words, language_of(code).words
    assert own.keys() == english.keys()
    differing = [name for name in own if sorted(PLACE.findall(own[name])) != sorted(PLACE.findall(english[name]))]
    assert not differing


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_twelve_months_and_three_thirds(code: LanguageCode) -> None:
    language = language_of(code)
    assert (len(language.months), len(language.thirds), len(set(language.months))) == (12, 3, 12)
