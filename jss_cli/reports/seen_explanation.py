"""What explains the score that a person saw best, in a few sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from jss_cli.domain.seen import AlikeContracts, Blow, SeenAnswer, SeenStory
from jss_cli.domain.verdict import LESS_THAN_GOOD, Outcome
from jss_cli.reports.header import needed_words
from jss_cli.reports.numbers import listed, signed_tenths, tenths_of
from jss_cli.reports.observed import NEAR
from jss_cli.reports.seen import CERTAIN, HALF, TELLING, alone_words, contract_name, odds, stars_words
from jss_cli.reports.whole_story import missing_story, whole_story

COUNTED_AS = {
    Outcome.POSITIVE: "as good",
    Outcome.LUKEWARM: "as half a good one",
    Outcome.NEUTRAL: "as neither good nor bad",
    Outcome.NEGATIVE: "against you",
    Outcome.EXCLUDED: "not at all",
}
EXACTLY = {
    "untold": "Then what was noted fits.",
    "score": "Then the number fits exactly.",
    "within": "Then the number lies within what was seen.",
    "none": "Then there is no score.",
}
SURPRISE = " (a surprise)"
BY_FACT = {"recommend": "a private answer", "reason": "the reason the client gave", "stars": "its stars"}


def explanation_words(answer: SeenAnswer) -> str:
    """What the rules alone give, what explains the number best, how likely that is, and how well it fits."""
    if answer.fits == "nothing":
        return _unexplained_words(answer)
    if answer.fits == "unlisted":
        return f"{_short_words(answer)} {_missing_story_words(answer)} {look_words(answer)}"
    story = answer.stories[0]
    if story.share < TELLING:
        return f"{alone_words(answer)} {_many_words(answer)}"
    whole = whole_story(story, answer)
    likeliest = f"Likeliest ({odds(whole.share)}): {story_words(whole, answer)}. {_fit_words(answer, whole)}"
    return f"{_short_words(answer)} {likeliest}"


def _short_words(answer: SeenAnswer) -> str:
    """What the rules alone give, and the contracts that fall short of good by them, where they matter to the number."""
    every = (one for group in answer.groups for one in group.odds if one.lost >= 1 or one.after.positive >= HALF)
    contracts = [one.contract for one in every if one.contract.id in _short_by_rules(answer)]
    few = " and ".join(map(contract_name, contracts))
    names = few if len(contracts) < NEAR else listed([one.id for one in contracts], NEAR)
    short = f": {names} fall{'s' if len(contracts) == 1 else ''} short of good" if contracts else ""
    return f"{alone_words(answer).removesuffix('.')}{short}."


def _short_by_rules(answer: SeenAnswer) -> set[str]:
    """The contracts that fall short of good by the rules alone."""
    return {verdict.contract.id for verdict in answer.score.verdicts if verdict.outcome in LESS_THAN_GOOD}


def _many_words(answer: SeenAnswer) -> str:
    """That no few contracts explain the number, which cost most, and how many of them there are."""
    fallen, every = answer.fallen, len(answer.score.verdicts)
    number = f"{fallen.low}" if fallen.low == fallen.high else f"{fallen.low} to {fallen.high}"
    costly = "; ".join(_costly_words(one) for one in answer.groups[:NEAR] if one.lost >= min(1, answer.groups[0].lost))
    return (
        f"No few contracts explain it. Most of it: {costly}. In 90 of 100 ways that fit {number} of {every} counted as "
        "less than good."
    )


def _costly_words(group: AlikeContracts, *, first: bool = False) -> str:
    """How likely one contract of a group falls short of good, unless that stands `first`, and what all of them cost."""
    share = "" if first else f" in {odds(group.odds[0].after.short_of_good)}"
    short, lost = f"short of good{share}", f"{signed_tenths(tenths_of(Fraction(group.lost)))} points"
    if len(group.odds) == 1:
        return f"{contract_name(group.odds[0].contract)} {short} ({lost})"
    return f"each of {listed(group.names, NEAR)} {short} ({lost} together)"


def story_words(story: SeenStory, answer: SeenAnswer) -> str:
    """A story with its cause."""
    if not story.blows:
        low, high = answer.seen.bounds
        is_near = answer.seen.shown == "none" or low - NEAR <= (answer.score.whole or 0) <= high + NEAR
        way = "" if is_near else ", read in another way"
        plain = f"no contract need be otherwise than the file and the rules say{way}"
        return "another reading of the rules counts several contracts otherwise" if story.reread else plain
    # the cause at the end is of the last one: no surprise where there is another, one that does not count at last
    blows = sorted(story.blows, key=lambda blow: (not blow.is_surprise, blow.outcome is Outcome.EXCLUDED))
    is_told = blows[-1].group is None and answer.announced
    deeds = f"{_deeds_words(blows, answer)}{'' if is_told else _cause_words(story, blows[-1])}"
    return f"{deeds}, beside several that another reading of the rules counts otherwise" if story.reread else deeds


def _deeds_words(blows: Sequence[Blow], answer: SeenAnswer) -> str:
    """What all contracts of a story counted as, those of a group together; what of it is a surprise, unless it is the
    last."""
    together: dict[AlikeContracts | None, list[str]] = {}
    numbers = Counter(blow.group for blow in blows)
    for blow in blows:
        surprise = SURPRISE if blow.is_surprise and blow.group and blow is not blows[-1] else ""
        words = f"{_blow_words(blow, answer, alone=numbers[blow.group] == 1)}{surprise}"
        together[blow.group] = [*together.pop(blow.group, ()), words]
    kinds = (f"of {_kind_words(group)} " if group and numbers[group] > 1 else "" for group in together)
    return " and ".join(kind + " and ".join(words) for kind, words in zip(kinds, together.values(), strict=True))


def _blow_words(blow: Blow, answer: SeenAnswer, *, alone: bool) -> str:
    """What some contracts counted as; `alone` if nothing else is told of their group."""
    number, counted = "one" if blow.number == 1 else blow.number, f"counted {COUNTED_AS[blow.outcome]}"
    if blow.group is None:
        if answer.announced:
            return f"{'' if answer.announced == 1 else f'{number} of '}{_announced_words(answer.announced)} {counted}"
        missing = "a contract that is not in the file"
        return f"{missing if blow.number == 1 else f'{blow.number} contracts that are not in the file'} {counted}"
    return f"{_some_words(blow.group, blow.number) if alone else number} {counted}"


def _announced_words(number: int) -> str:
    """The contracts that the file says that it lacks."""
    return f"the {'contract' if number == 1 else f'{number} contracts'} that the file counts as `unlisted`"


def _some_words(group: AlikeContracts, number: int) -> str:
    """So many of a group, by name where it is the whole of it."""
    size = len(group.odds)
    if number == size:
        names = " and ".join(contract_name(one.contract) for one in group.odds)
        return names if size < NEAR else f"all of {_kind_words(group)}"
    return f"{'one' if number == 1 else number} of {_kind_words(group)}"


def _kind_words(group: AlikeContracts) -> str:
    """How many contracts that nothing tells apart, and what they have in common."""
    stars = {stars_words(one.contract) for one in group.odds}
    what = f" with {stars.pop()}" if len(stars) == 1 else ""
    return f"{len(group.odds)} alike contracts{what}"


def fits_words(answer: SeenAnswer) -> str:
    """How well all that fits explains the number, in a sentence."""
    number = (
        "" if answer.seen.shown == "untold" else f"Of all that fits, {odds(answer.exact)} comes to just this number. "
    )
    missing = f"; a contract is missing from the file in {odds(answer.absent)}" if answer.absent else ""
    return f"{number}A contract counted otherwise than its facts say in {odds(answer.surprising)}{missing}."


def _cause_words(story: SeenStory, last: Blow) -> str:
    """What brings the last part of a story about, as far as the rules can."""
    if not (told := [(rule, share) for rule, share in story.causes if rule is not None]):
        return ", which nothing in the file or the rules accounts for"
    rule, share = next(((r, share) for r, share in told if r.outcome == last.outcome), (told[0][0], 0.0))
    facts = [claim.fact for claim in rule.when]
    named = f"by the rule {rule.name.replace('-', ' ')}" if "{" in rule.says else rule.says
    cause = next((f"by {words}" for fact, words in BY_FACT.items() if fact in facts), named)
    if share < CERTAIN:
        cause = f"most often ({odds(share * story.share)}) {cause}"
    return f"{': ' if cause is rule.says else ', '}{cause} ({rule.code})" if share >= HALF else ""


def _fit_words(answer: SeenAnswer, story: SeenStory) -> str:
    """How well a story meets the number."""
    if answer.seen.shown == "untold" and max(answer.days[0].miscounted, answer.days[0].misshared) > HALF:
        return "What was noted of that day does not go with it."
    if any(blow.is_surprise and blow.group for blow in story.blows):
        return "It takes a surprise: something that neither the file nor the rules account for."
    told = story.blows or story.reread or answer.seen.allows(answer.score.whole)  # else: are most of its worlds exact?
    least = HALF if told else 1 - story.share / 2
    return (
        EXACTLY[answer.seen.shown]
        if answer.exact >= least
        else f"Then the rules come within {NEAR} points of it, not exactly."
    )


def _missing_story_words(answer: SeenAnswer) -> str:
    """What a contract that the file lacks counted as, and the contract that costs most, if the rules alone do not say
    so of it: the likelier of them first."""
    story = missing_story(answer)
    share, words = odds(story.share), "a contract that is not in the file counted"
    missing = _deeds_words(story.blows, answer) or words
    told = _short_by_rules(answer).union(*(blow.group.names for blow in story.blows if blow.group))
    costly = [one for one in answer.groups[:1] if one.lost >= 1 and not told.issuperset(one.names)]
    if costly and (short := costly[0].odds[0].after.short_of_good) > story.share:
        return f"Likeliest ({odds(short)}): {_costly_words(costly[0], first=True)}; {missing} in {share}."
    return f"Likeliest ({share}): {missing}{''.join(f'; {_costly_words(one)}' for one in costly)}."


LOOK = (
    "Please look: an offer closed unpaid? a refund? an old contract that the client ended? Add it, even with "
    "`stars: none`, and ask again. If there is none (`unlisted: 0`), these rules are wrong here, not your file."
)
GOOD = (
    "Please look: a contract that ended well? Add it, and ask again. If there is none, these rules are wrong here, not "
    "your file."
)
ALL = "Please look: which contracts that count are not in the file? Add as many as are missing, and ask again."
CHECK = (
    "Please look: was it seen on that day? is a contract of it still open, or its client there twice under two names? "
    "If not, these rules are wrong here, not your file."
)


def _unexplained_words(answer: SeenAnswer) -> str:
    """That nothing here comes near the number."""
    if not answer.is_given and answer.score.whole is None:
        return (
            f"By the rules alone there is none, nor by any reading. {needed_words(answer.score)}. {look_words(answer)}"
        )
    nearest = f" (nearest: {_nearest_words(answer)})" if answer.evidence else ""
    return f"No reading of the rules explains it{nearest}. {look_words(answer)} {alone_words(answer)}"


def look_words(answer: SeenAnswer) -> str:
    """What to look for in the file where it explains hardly anything."""
    if answer.seen.shown == "none" or answer.announced == 0:
        return CHECK
    if not answer.announced:
        alone = answer.score.whole
        if alone is None and not answer.is_given:
            return ALL
        return GOOD if alone is not None and answer.seen.bounds[0] > alone else LOOK
    them = "it" if answer.announced == 1 else "them"
    known = f"what is known of {_announced_words(answer.announced)}?"
    return f"Please look: {known} Add {them}, even with `stars: none`, and ask again."


def _nearest_words(answer: SeenAnswer) -> str:
    """What the rules come to where they do not explain what was seen."""
    if answer.seen.shown == "none":
        return f"a score in {odds(answer.scored)} of what fits"
    return f"{round(answer.expected)} %" if answer.scored >= HALF else "no score"
