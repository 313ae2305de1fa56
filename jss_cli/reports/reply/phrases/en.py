"""What a reply says in English."""

from __future__ import annotations

from calendar import month_name

from jss_cli.reports.reply.language import Language

WORDS = {
    "on": "around {}",
    "from": "from around {}",
    "on.soon": "in the coming days",
    "from.soon": "in the coming days",
    "until.soon": "a few days",
    "until.day": "until {}",
    "until": "until around {}",
    "or": "{}, or {}",
    "percent": "{} %",
    "percent.about": "about {} %",
    "percent.below": "below {} %",
    "percent.within": "between {} and {} %",
    "no_score": "no score",
    "points.one": "{} point",
    "points.many": "{} points",
    "contracts.one": "{} contract",
    "contracts.many": "{} contracts",
    "clients.one": "{} client",
    "clients.many": "{} clients",
    "window.months": "{}-month window",
    "window.figure": "{} figure",
    "label.ended": "the contract that ended around {}",
    "label.ended.month": "the contract that ended in {} {}",
    "label.ended.unknown": "the contract whose end is not known",
    "label.started.month": "the contract that began in {} {}",
    "label.started.unknown": "the contract whose start is not known",
    "label.rated": "{} ({} of 5 stars)",
    "label.started": "the contract that began around {}",
    "label.many": "{} contracts together",
    "label.title": '"{}"',
    "label.titles": "{} and {}",
    "label.other": "it counts as less than a success",
    "greeting": "Hello {name},",
    "subject": "Your Job Success Score: {shown}, {day}",
    "subject.untold": "Your Job Success Score, {day}",
    "answer.plain": "your Job Success Score is {shown} on {day}.",
    "answer.untold": "I do not have the number that your profile shows; "
    "by the rules alone your Job Success Score on {day} would be: {shown}.",
    "answer.seen": "your Job Success Score is {shown}, as shown on {day}.",
    "answer.old": "your Job Success Score was {shown} when it was last noted, on {day}; that is {age} days ago, so "
    "please look again and tell me what you see now.",
    "answer.fell": "your Job Success Score is {shown}, as shown on {day}, {fall.points} less than the "
    "{fall.before} of {fall.since}.",
    "answer.rose": "your Job Success Score is {shown}, as shown on {day}, {fall.points} more than the "
    "{fall.before} of {fall.since}.",
    "answer.none": "on {day} there is no Job Success Score: it takes {counted.needed}, and {counted.held} can be "
    "counted.",
    "answer.unshown": "on {day} there is no Job Success Score.",
    "answer.held": "{} from {}",
    "fall.fell": "it fell by {fall.points} between {fall.since} ({fall.before}) and {day} ({shown}).",
    "fall.rose": "it rose by {fall.points} between {fall.since} ({fall.before}) and {day} ({shown}).",
    "warm.fell": "I am sorry, I know how much this number matters.",
    "warm.plain": "Thank you for asking.",
    "count.good": "All {counted.contracts} contracts in its {counted.window} count as a success.",
    "count.one": "{counted.short} of the {counted.contracts} contracts in its {counted.window} falls short.",
    "count.many": "{counted.short} of the {counted.contracts} contracts in its {counted.window} fall short.",
    "cause.one": "{causes.%.label} costs {causes.%.costs}: {causes.%.words}.",
    "cause.many": "{causes.%.label} cost {causes.%.costs}: {causes.%.words}.",
    "bare.one": "by what is public, {causes.%.label} falls short: {causes.%.words}.",
    "bare.many": "by what is public, {causes.%.label} fall short: {causes.%.words}.",
    "alone": "Your public ratings alone would give {alone}.",
    "because.stars": "The likeliest reason is {likely.label}.",
    "because.public": "The likeliest reason is {likely.label}: {likely.words}.",
    "because.private.one": "The score also counts what clients say in confidence; one such answer among your "
    "{likely.rated} rated contracts can make this difference.",
    "because.private.many": "The score also counts what clients say in confidence; a few such answers among your "
    "{likely.rated} rated contracts can make this difference.",
    "because.private.alone": "The score also counts what clients say in confidence, and that can make this difference.",
    "because.reason.one": "The score also counts the reason that a client picks for ending a contract; one such "
    "reason among your {likely.rated} rated contracts can make this difference.",
    "because.reason.many": "The score also counts the reason that a client picks for ending a contract; a few "
    "such reasons among your {likely.rated} rated contracts can make this difference.",
    "because.reason.alone": "The score also counts the reason that a client picks for ending a contract, and that"
    " can make this difference.",
    "because.lowest": "The lowest public rating among them is {likely.lowest} of 5 stars.",
    "because.reading": "By what is published of the rules, it would be {alone}; how exactly contracts are weighed"
    " was never published, and that can make the difference.",
    "because.good": "By what is public, it would be {alone}. Most likely {likely.label} counts as a success: "
    "{likely.words}.",
    "because.out": "By what is public, it would be {alone}. Most likely {likely.label} does not count: {likely.words}.",
    "because.fact": "By what is public, it would be {alone}; a fact that is not public can make the difference.",
    "because.uncounted": "By what is published of the rules, too few contracts count for a score; which ones do "
    "exactly was never published, and that can make the difference.",
    "because.unlisted": "What I can see ({likely.listed}) "
    "does not explain it; contracts that are not in this list can make the difference.",
    "because.unexplained": "What I can see ({likely.listed}) "
    "does not explain it; how exactly contracts count was never published.",
    "because.missing": "What I can see ({likely.listed}) does not explain it. Mostly one is missing from such a "
    "list: an offer closed unpaid, a refund, an old contract that the client ended. Could you look, and tell me if "
    "you find one?",
    "because.unscored": "By what is published of the rules, what I can see ({likely.listed}) would give {alone}. Could "
    "you look whether the score was missing on that very day, whether one of them is still open, and whether one "
    "client stands there twice under two names?",
    "secret": "What clients said stays with them, and it happens to good freelancers too.",
    "disputed": "A dispute can count as well; how much was never published, so it is left out here.",
    "today": "By now it would be {today}.",
    "passing": "The {passing.before} of {passing.since} does not go with it by what is public: most likely a passing "
    "or mistaken number.",
    "between.one": "In between, {between.contracts} ended, {between.when}.",
    "between.many": "In between, {between.contracts} ended.",
    "remedy.edit": "With your permission, the client may still change the public stars.",
    "remedy.rate": "The client can still rate it {causes.%.until}.",
    "remedy.open": "A payment on it would end that.",
    "remedy.reason": "If the reason was a slip, the client can ask us to correct it.",
    "plan": "To reach {target} % it takes {plan}.",
    "plan.now.one": "{} more good contract",
    "plan.now.many": "{} more good contracts",
    "plan.first.one": "{} more good contract {}",
    "plan.first.many": "{} more good contracts {}",
    "plan.later": "{} {}",
    "plan.wait": "just waiting {}",
    "next.moves": "By itself it will be {cliff.after} {cliff.when}: {cliff.why}.",
    "next.likely": "By itself it will most likely be {cliff.after} {cliff.when}: {cliff.why}.",
    "next.gone": "By itself it will be gone {cliff.when}: too few contracts are left then.",
    "why.one": "{} has then left the {}",
    "why.unnamed": "an older contract has then left its window",
    "why.many": "{} older contracts have then left their window",
    "why.age": "contracts leave the windows as they grow old",
    "why.rules": "new rules begin then",
    "why.enters": "an open contract counts from then on",
    "twins": "The contract that ended around {twins.0.ended} and the one that the same client began around "
    "{twins.0.started} look like one piece of work; the rules count them as two, as one they would give "
    "{twins.0.merged} %.",
    "certain": "The marketplace itself has said that the best of several time windows is shown, and that "
    "contracts leave them by their age ({windows_sources}).",
    "unsaid": "What clients say in confidence is not for me to tell, whichever way it went.",
    "closing": "If a date or an amount here differs from what you see, please tell me, and I will look again.",
    "signature": "Kind regards,\n{sender}",
    "rules.elsewhere": "{}, assumed to hold for {}",
    "rules": "Rules: {rules} (unofficial).",
    "ask.greeting": "Hello {client},",
    "ask.close": "I hope the work on {contract} serves you well. If everything we agreed on is done, could you "
    "close the contract when it suits you? Closing opens a short form for feedback; an honest word there helps me and"
    " others who look for such work. If anything is still missing, please tell me first and I will see to it.",
    "ask.rate": "Thank you for working with me on {contract}. Feedback can be given until {until}; if you find a "
    "minute before then, I would be glad of an honest word about how it went. If anything was not as you expected, I "
    "would like to hear that too.",
    "ask.edit": "Thank you for your feedback on {contract}. I have thought about what you wrote, and would like "
    "to put right what I can. Should you then see the work differently, you can change your public feedback: I can "
    "open it for that once, for {days} days. Whether and how you change it is entirely up to you.",
    "ask.contract": "our contract",
    "ask.thanks": "Thank you for your time.",
}
CAUSES = {
    "JSS201": "feedback that is partly confidential",
    "JSS202": "feedback that is partly confidential",
    "JSS211": "ended by the client with a reason that counts against it",
    "JSS213": "ended by the client as no longer needed",
    "JSS214": "between good and poor",
    "JSS215": "low public stars",
    "JSS216": "low public stars count even if nothing was paid",
    "JSS221": "closed without payment or rating",
    "JSS223": "open for months without payment",
    "JSS225": "paid, but unrated like more than a third of the others",
    "JSS226": "open and idle for months, and unrated like many others",
    "JSS222": "paid, but nobody rated it",
    "JSS224": "open, and idle for months",
    "JSS230": "its public stars are good enough",
    "JSS231": "open, and paid over months",
    "JSS234": "unrated, but with a client of long standing",
}
LANGUAGE = Language(
    day="{day} {month} {year}",
    day_of_year="{day} {month}",
    months=month_name[1:],
    thirds=("the beginning of {month} {year}", "the middle of {month} {year}", "the end of {month} {year}"),
    point=".",
    words=WORDS,
    causes=CAUSES,
)
