"""Readings of what is disputed: written in a policy, picked by name, the same as a policy written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest

from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, InputError
from jss_cli.files.policy import named_policy, picked_policy, policy_names, shipped_text
from jss_cli.files.rulebook import open_rulebook

HEAD = "name: mine\ntitle: My own reading\nextends: upwork-2016\n"
TOPIC = """\
variants:
  mine:
    about: a point of my own
    options:
      - {name: as-is, title: as it is, weight: 75, known: assumed}
      - name: other
        title: another
        weight: 25
        known: assumed
        sets: """


def written(folder: Path, text: str, name: str = "mine.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def refused(name_or_path: str) -> Fault:
    with pytest.raises(InputError) as caught:
        named_policy(name_or_path)
    return caught.value.faults[0]


def bare(policy: Policy) -> Policy:
    """What a policy says, whatever it is called and whatever is still open in it."""
    rules = tuple(replace(rule, because="") for rule in policy.rules)
    clauses = tuple(replace(clause, because="") for clause in policy.clauses)
    plain = replace(policy, rules=rules, clauses=clauses, topics=(), options=(), sources=())
    return replace(plain, name="", typed="", title="", about="", extends=None)


BY_HAND = {
    "upwork-2016+tiered": """\
scale: {neutral: 0.5, negative: 0, known: community, source: [S20]}
rules:
  - {code: JSS221, outcome: negative, known: community, source: [S20]}
  - {code: JSS223, outcome: negative, known: community, source: [S20]}
""",
    "upwork-2024-09+cut-4+length-max": """\
rules:
  - {code: JSS215, when: {status: ended, stars: {below: 4}}, says: "{stars} stars, below 4", known: assumed}
  - {code: JSS230, when: {status: ended, stars: {at_least: 4}}, known: assumed,
     says: "{stars} stars, and from 4 a contract is a success"}
jobs: {combine: max, known: assumed}
""",
    "upwork-2026-03+private-ignored+age-from-end": """\
rules_dropped: [JSS201, JSS203]
age: {from: end, known: assumed}
clauses: [{code: JSS402, known: assumed, source: []}]
""",
}


@pytest.mark.parametrize("picked", BY_HAND)
def test_a_picked_option_is_what_one_would_write_by_hand(tmp_path: Path, picked: str) -> None:
    era = named_policy(picked.split("+", maxsplit=1)[0])
    until = f", until: {era.until}" if era.until else ""
    force = f"in_force: {{from: {era.since}, known: assumed{until}}}"
    path = written(tmp_path, f"name: mine\ntitle: Mine\nextends: {era.name}\n{force}\n{BY_HAND[picked]}")
    assert bare(replace(named_policy(path), in_force=era.in_force)) == bare(named_policy(picked))


def test_what_a_reading_is_about_begins_with_what_it_reads_otherwise() -> None:
    base, both = named_policy("upwork-2024-09"), named_policy("upwork-2024-09+cut-4+age-from-end")
    assert both.about.startswith("from how many stars a contract is a success: from 4 (picked); from which day")
    assert both.about.endswith(f"from its end (picked); without it: {base.about}")
    assert named_policy("upwork-2024-09+cut-3").about == base.about


@pytest.mark.parametrize("code", ["JSS215", "JSS230"])
def test_the_words_of_a_rule_follow_the_cut_that_is_picked(code: str) -> None:
    for picked, cut in (("cut-4", "4"), ("middle-zero", "4.5" if code == "JSS230" else "3.5")):
        (rule,) = (rule for rule in named_policy(f"upwork-2024-09+{picked}").rules if rule.code == code)
        assert cut in rule.says
        assert f" {cut} stars" in rule.because


def test_a_file_may_extend_a_picked_reading(tmp_path: Path) -> None:
    path = written(tmp_path, "name: mine\ntitle: Mine\nextends: upwork-2016+tiered\n")
    own, picked = named_policy(path), named_policy("upwork-2016+tiered")
    assert bare(own) == bare(picked)
    assert [topic.name for topic in own.topics] == [topic.name for topic in picked.topics]
    assert "scale" not in {topic.name for topic in own.topics}


def test_a_file_that_extends_a_reading_without_a_rule_keeps_what_is_disputed_about_others(tmp_path: Path) -> None:
    path = written(tmp_path, "name: mine\ntitle: Mine\nextends: upwork-2016+private-to-8\n")
    picked = named_policy("upwork-2016+private-to-8")
    assert [topic.name for topic in named_policy(path).topics] == [topic.name for topic in picked.topics]
    assert bare(named_policy(f"{path}+lukewarm-half")) == bare(named_policy("upwork-2016+private-to-8+lukewarm-half"))


def test_the_order_of_the_names_does_not_matter() -> None:
    one, other = named_policy("upwork-2016+tiered+stars-40-30"), named_policy("upwork-2016+stars-40-30+tiered")
    assert one == other
    assert one.name == "upwork-2016+tiered+stars-40-30"


@pytest.mark.parametrize("era", policy_names())
def test_options_mean_the_same_in_whatever_order_and_however_they_are_asked_for(era: str) -> None:
    rng, base = Random(era), named_policy(era)  # noqa: S311 - test data
    own = [[option.name for option in topic.options if option is not topic.base] for topic in base.topics]
    pairs = [pair for one, other in combinations(own, 2) for pair in product(one, other)]
    larger = [tuple(rng.choice(names) for names in rng.sample(own, rng.randrange(3, len(own)))) for _ in range(3)]
    for options in (*(rng.sample(pairs, min(len(pairs), 16))), ("lukewarm-half", "private-to-8"), *larger):
        if not {*options} <= {name for names in own for name in names}:
            continue
        wanted = named_policy("+".join((era, *options)))
        shuffled = rng.sample(options, len(options))
        assert picked_policy(era, tuple(shuffled)) == wanted
        assert picked_policy(f"{era}+{shuffled[0]}", tuple(shuffled[1:])) == wanted
        stepwise = shipped_text(era)
        for option in shuffled:
            stepwise = stepwise.with_options((option,))
        assert bare(stepwise.meant()) == bare(wanted)


def test_what_options_that_do_not_go_together_make_of_a_policy_is_refused_at_its_place(tmp_path: Path) -> None:
    other = TOPIC.replace("variants:\n  mine:", "  more:").replace("as-is", "as-it-was").replace("other", "stricter")
    moved, dropped = "{rules: [{code: JSS231, before: JSS214}]}\n", "{rules_dropped: [JSS214]}\n"
    path = written(tmp_path, f"{HEAD}{TOPIC}{dropped}{other}{moved}")
    assert named_policy(f"{path}+other").topics
    fault = refused(f"{path}+other+stricter+private-to-8")
    assert (fault.code, fault.file, fault.position and fault.position.line) == ("JSS953", path, 22)
    assert 'no rule "JSS214" to stand before' in fault.message


def test_what_an_option_sets_is_the_same_whichever_others_are_picked_beside_it() -> None:
    book = open_rulebook()
    policy = book.on(date(2025, 3, 1))
    alone, beside = (book.picked(policy, names) for names in (("age-from-end",), ("cut-4", "age-from-end")))
    assert alone.age is beside.age is not policy.age
    cuts = [
        {rule.code: rule for rule in book.picked(policy, names).rules}
        for names in (("cut-4",), ("cut-4", "age-from-end"))
    ]
    assert [rule for code, rule in cuts[0].items() if rule is not cuts[1][code]] == []


def test_an_option_of_a_file_of_ones_own_is_picked_by_its_path(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}{TOPIC}{{weights: {{cap: 4, known: assumed}}}}\n")
    base, other = named_policy(path), named_policy(f"{path}+other")
    assert (base.weights.cap, other.weights.cap) == (8 * base.weights.unit, 4 * other.weights.unit)
    mine = next(topic for topic in base.topics if topic.name == "mine")
    assert (mine.base.name, mine.options[1].weight, mine.options[1].sets) == ("as-is", Fraction(1, 4), ("weights",))


def test_a_plus_in_the_name_of_a_file_picks_nothing(tmp_path: Path) -> None:
    assert named_policy(written(tmp_path, HEAD, "a+tiered.yaml")).options == ()


def test_a_child_that_takes_out_a_rule_has_decided_what_was_disputed_about_it(tmp_path: Path) -> None:
    own = named_policy(written(tmp_path, f"{HEAD}rules_dropped: [JSS201]\n"))
    assert "private-cut" in {topic.name for topic in named_policy("upwork-2016").topics}
    assert "private-cut" not in {topic.name for topic in own.topics}


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("upwork-2016+teired", 'upwork-2016 has no option "teired"', 'did you mean "tiered"?'),
        ("upwork-2016+tiered+lukewarm-half", "lukewarm-half and tiered both decide scale", "pick one"),
        ("upwork-2016-tiered", 'no policy is called "upwork-2016-tiered"', "replaced: write upwork-2016+tiered"),
        ("upwork-2025", 'no policy is called "upwork-2025"', "until 2026-03-30, then upwork-2026-03"),
    ],
)
def test_a_name_that_picks_nothing_is_refused(name: str, message: str, hint: str) -> None:
    fault = refused(name)
    assert (fault.code, fault.message) == ("JSS951", message)
    assert hint in fault.hint


def test_a_file_that_extends_an_old_name_is_told_the_new_one(tmp_path: Path) -> None:
    fault = refused(written(tmp_path, "name: mine\ntitle: Mine\nextends: upwork-2025\n"))
    assert (fault.code, fault.position.line if fault.position else 0) == ("JSS957", 3)
    assert "upwork-2026-03" in fault.hint


def topic(name: str, number: int) -> str:
    options = ", ".join(
        f"{{name: {name}{one}, title: a, weight: {100 - 5 * number + 5 if not one else 5}, known: assumed}}"
        for one in range(number)
    )
    return f"{name}: {{about: a, options: [{options}]}}"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (f"{TOPIC}{{weights: {{capp: 4}}}}", "13:26 JSS950", "unknown field"),
        (f"{TOPIC}{{rules: [{{code: JSS230, before: JSS999}}]}}", "13:47 JSS953", 'no rule "JSS999" to stand before'),
        (f"{TOPIC}{{rules: [{{code: JSS202, outcome: lukewarm}}]}}", "13:48 JSS956", "no value for lukewarm"),
        (f"{TOPIC}{{}}".replace("weight: 25", "weight: 20"), "8:7 JSS954", "the weights sum to 95, not to 100"),
        (f"{TOPIC}{{}}".replace("name: other", "name: tiered"), "9:15 JSS953", '"tiered" is given twice'),
        (f"{TOPIC}{{weights: {{cap: 4}}}}".replace("75", "15").replace("25", "85"), "13:15 JSS953", "as it is"),
        (TOPIC[: TOPIC.index("      - name: other")], "8:7 JSS952", "too few entries"),
        (f"variants: {{{topic('a', 13)}}}", "4:35 JSS952", "variants: a: options: 13 entries, more than 12"),
        (f"variants: {{{topic('a', 12)}, {topic('b', 12)}, {topic('c', 10)}}}", "4:11 JSS952", "49 options in all"),
    ],
)
def test_an_option_is_checked_like_the_rest_of_a_policy(tmp_path: Path, text: str, place: str, message: str) -> None:
    fault = refused(written(tmp_path, f"{HEAD}{text}\n"))
    assert fault.position
    assert message in fault.message
    assert f"{fault.position.line}:{fault.position.column} {fault.code}" == place


def test_a_rulebook_picks_options_beside_those_that_were_asked_for(tmp_path: Path) -> None:
    day = date(2016, 8, 21)
    for name in (
        "upwork-2016+tiered",
        written(tmp_path, "name: mine\ntitle: Mine\nextends: upwork-2016\n") + "+tiered",
    ):
        rulebook = open_rulebook(name)
        picked = rulebook.picked(rulebook.on(day), ("stars-40-30",))
        assert picked.options == ("tiered", "stars-40-30")
        assert picked == named_policy(f"{name}+stars-40-30")
    shipped = open_rulebook()
    assert shipped.picked(shipped.on(day), ()) == named_policy("upwork-2016")
