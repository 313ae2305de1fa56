"""What a reply says in German. No native speaker has checked it."""

from __future__ import annotations

from jss_cli.reports.reply.language import Language

WORDS = {
    "on": "etwa {}",
    "from": "ab etwa {}",
    "on.soon": "in den nächsten Tagen",
    "from.soon": "in den nächsten Tagen",
    "until.soon": "einige Tage",
    "until.day": "bis zum {}",
    "until": "bis etwa {}",
    "or": "{} oder {}",
    "percent": "{} %",
    "percent.about": "etwa {} %",
    "percent.below": "unter {} %",
    "percent.within": "zwischen {} und {} %",
    "no_score": "kein Wert",
    "points.one": "{} Punkt",
    "points.many": "{} Punkte",
    "contracts.one": "{} Vertrag",
    "contracts.many": "{} Verträge",
    "clients.one": "{} Kunden",
    "clients.many": "{} Kunden",
    "window.months": "{}-Monats-Fenster",
    "window.figure": "Wert {}",
    "label.ended": "der etwa {} beendete Vertrag",
    "label.ended.month": "der im {} {} beendete Vertrag",
    "label.ended.unknown": "der Vertrag mit unbekanntem Ende",
    "label.started.month": "der im {} {} begonnene Vertrag",
    "label.started.unknown": "der Vertrag mit unbekanntem Beginn",
    "label.rated": "{} ({} von 5 Sternen)",
    "label.started": "der etwa {} begonnene Vertrag",
    "label.many": "{} Verträge zusammen",
    "label.title": "„{}“",
    "label.titles": "{} und {}",
    "label.other": "zählt weniger als ein Erfolg",
    "greeting": "Hallo {name},",
    "subject": "Ihr Job Success Score: {shown}, {day}",
    "subject.untold": "Ihr Job Success Score, {day}",
    "answer.plain": "Ihr Job Success Score ist am {day} {shown}.",
    "answer.untold": "mir liegt die Zahl nicht vor, die Ihr Profil zeigt; "
    "allein nach den Regeln wäre Ihr Job Success Score am {day}: {shown}.",
    "answer.seen": "Ihr Job Success Score ist {shown}, wie am {day} angezeigt.",
    "answer.old": "Ihr Job Success Score war {shown}, als er zuletzt notiert wurde, am {day}; das ist {age} Tage her. "
    "Bitte sehen Sie noch einmal nach und schreiben Sie mir, was Sie jetzt sehen.",
    "answer.fell": "Ihr Job Success Score ist {shown}, wie am {day} angezeigt, {fall.points} weniger als am "
    "{fall.since} ({fall.before}).",
    "answer.rose": "Ihr Job Success Score ist {shown}, wie am {day} angezeigt, {fall.points} mehr als am "
    "{fall.since} ({fall.before}).",
    "answer.none": "am {day} gibt es keinen Job Success Score: Nötig sind {counted.needed}, gezählt werden können"
    " {counted.held}.",
    "answer.unshown": "am {day} gibt es keinen Job Success Score.",
    "answer.held": "{} von {}",
    "fall.fell": "er fiel um {fall.points} zwischen dem {fall.since} ({fall.before}) und dem {day} ({shown}).",
    "fall.rose": "er stieg um {fall.points} zwischen dem {fall.since} ({fall.before}) und dem {day} ({shown}).",
    "warm.fell": "Das tut mir leid, ich weiß, wie viel an dieser Zahl hängt.",
    "warm.plain": "Danke für Ihre Frage.",
    "count.good": "Alle Verträge in seinem {counted.window} ({counted.contracts}) zählen als Erfolg.",
    "count.one": "Von {counted.contracts} Verträgen in seinem {counted.window} zählt {counted.short} nicht als Erfolg.",
    "count.many": "Von {counted.contracts} Verträgen in seinem {counted.window} zählen {counted.short} nicht als "
    "Erfolg.",
    "cause.one": "{causes.%.label} kostet {causes.%.costs}: {causes.%.words}.",
    "cause.many": "{causes.%.label} kosten {causes.%.costs}: {causes.%.words}.",
    "bare.one": "nach dem, was öffentlich ist, zählt {causes.%.label} nicht als Erfolg: {causes.%.words}.",
    "bare.many": "nach dem, was öffentlich ist, zählen {causes.%.label} nicht als Erfolg: {causes.%.words}.",
    "alone": "Ihre öffentlichen Bewertungen allein ergäben {alone}.",
    "because.stars": "Der wahrscheinlichste Grund ist {likely.label}.",
    "because.public": "Der wahrscheinlichste Grund ist {likely.label}: {likely.words}.",
    "because.private.one": "In den Wert geht auch ein, was Kunden vertraulich sagen; eine solche Antwort unter "
    "Ihren {likely.rated} bewerteten Verträgen kann diesen Unterschied machen.",
    "because.private.many": "In den Wert geht auch ein, was Kunden vertraulich sagen; einige solche Antworten "
    "unter Ihren {likely.rated} bewerteten Verträgen können diesen Unterschied machen.",
    "because.private.alone": "In den Wert geht auch ein, was Kunden vertraulich sagen, und das kann diesen "
    "Unterschied machen.",
    "because.reason.one": "In den Wert geht auch der Grund ein, den ein Kunde beim Beenden wählt; ein solcher "
    "Grund unter Ihren {likely.rated} bewerteten Verträgen kann diesen Unterschied machen.",
    "because.reason.many": "In den Wert geht auch der Grund ein, den ein Kunde beim Beenden wählt; einige solche "
    "Gründe unter Ihren {likely.rated} bewerteten Verträgen können diesen Unterschied machen.",
    "because.reason.alone": "In den Wert geht auch der Grund ein, den ein Kunde beim Beenden wählt, und das kann "
    "diesen Unterschied machen.",
    "because.lowest": "Die niedrigste öffentliche Bewertung darunter sind {likely.lowest} von 5 Sternen.",
    "because.reading": "Nach den veröffentlichten Regeln wären es {alone}; wie genau Verträge gewichtet werden, "
    "wurde nie veröffentlicht, und das kann den Unterschied machen.",
    "because.good": "Nach dem, was öffentlich ist, wären es {alone}. Am wahrscheinlichsten zählt {likely.label} als "
    "Erfolg: {likely.words}.",
    "because.out": "Nach dem, was öffentlich ist, wären es {alone}. Am wahrscheinlichsten zählt {likely.label} nicht: "
    "{likely.words}.",
    "because.fact": "Nach dem, was öffentlich ist, wären es {alone}; etwas, das nicht öffentlich ist, kann den "
    "Unterschied machen.",
    "because.uncounted": "Nach den veröffentlichten Regeln zählen zu wenige Verträge für einen Wert; welche genau "
    "zählen, wurde nie veröffentlicht, und das kann den Unterschied machen.",
    "because.unlisted": "Was ich sehen kann ({likely.listed}), "
    "erklärt ihn nicht; Verträge, die in dieser Liste fehlen, können den Unterschied machen.",
    "because.unexplained": "Was ich sehen kann ({likely.listed}), "
    "erklärt ihn nicht; wie genau Verträge zählen, wurde nie veröffentlicht.",
    "because.missing": "Was ich sehen kann ({likely.listed}), erklärt ihn nicht. Meist fehlt in so einer Liste "
    "einer: ein unbezahlt geschlossenes Angebot, eine Erstattung, ein alter Vertrag, den der Kunde beendet hat. "
    "Könnten Sie nachsehen und mir sagen, ob Sie einen finden?",
    "because.unscored": "Nach den veröffentlichten Regeln ergäbe, was ich sehen kann ({likely.listed}), {alone}. "
    "Könnten Sie nachsehen, ob der Wert an genau diesem Tag fehlte, ob einer davon noch offen ist und ob ein Kunde "
    "zweimal unter zwei Namen dasteht?",
    "secret": "Was Kunden gesagt haben, bleibt bei ihnen, und es trifft auch gute Freelancer.",
    "disputed": "Auch ein Streitfall kann zählen; wie viel, wurde nie veröffentlicht, deshalb ist er hier nicht "
    "eingerechnet.",
    "today": "Inzwischen wären es {today}.",
    "passing": "Die Zahl vom {passing.since} ({passing.before}) passt nach dem, was öffentlich ist, nicht dazu: am "
    "wahrscheinlichsten war sie vorübergehend oder falsch.",
    "between.one": "Dazwischen endete {between.contracts}, {between.when}.",
    "between.many": "Dazwischen endeten {between.contracts}.",
    "remedy.edit": "Mit Ihrer Erlaubnis kann der Kunde die öffentlichen Sterne noch ändern.",
    "remedy.rate": "Der Kunde kann ihn noch {causes.%.until} bewerten.",
    "remedy.open": "Eine Zahlung darauf würde das beenden.",
    "remedy.reason": "War der Grund ein Versehen, kann der Kunde uns bitten, ihn zu berichtigen.",
    "plan": "Für {target} % braucht es {plan}.",
    "plan.now.one": "{} weiteren guten Vertrag",
    "plan.now.many": "{} weitere gute Verträge",
    "plan.first.one": "{} weiteren guten Vertrag {}",
    "plan.first.many": "{} weitere gute Verträge {}",
    "plan.later": "{} {}",
    "plan.wait": "nur Geduld {}",
    "next.moves": "Von selbst werden es {cliff.when} {cliff.after}, denn {cliff.why}.",
    "next.likely": "Von selbst werden es {cliff.when} wahrscheinlich {cliff.after}, denn {cliff.why}.",
    "next.gone": "Von selbst entfällt er {cliff.when}: Dann sind zu wenige Verträge übrig.",
    "why.one": "{} ist dann aus dem {} gefallen",
    "why.unnamed": "ein älterer Vertrag ist dann aus seinem Fenster gefallen",
    "why.many": "{} ältere Verträge sind dann aus ihrem Fenster gefallen",
    "why.age": "Verträge fallen mit dem Alter aus den Fenstern",
    "why.rules": "dann gelten neue Regeln",
    "why.enters": "ein offener Vertrag zählt von da an",
    "twins": "Der Vertrag, der etwa {twins.0.ended} endete, und der, den derselbe Kunde etwa {twins.0.started} "
    "begann, sehen wie eine Arbeit aus; für die Regeln sind es zwei, als einer ergäben sie {twins.0.merged} %.",
    "certain": "Der Marktplatz selbst hat gesagt, dass das beste von mehreren Zeitfenstern gezeigt wird und dass "
    "Verträge mit dem Alter herausfallen ({windows_sources}).",
    "unsaid": "Was Kunden vertraulich sagen, darf ich nicht weitergeben, wie es auch ausfiel.",
    "closing": "Wenn ein Datum oder ein Betrag hier anders ist als bei Ihnen, sagen Sie es mir bitte, dann sehe "
    "ich noch einmal nach.",
    "signature": "Herzliche Grüße\n{sender}",
    "rules.elsewhere": "{}, vermutlich gültig für {}",
    "rules": "Regeln: {rules} (inoffiziell).",
    "ask.greeting": "Hallo {client},",
    "ask.close": "ich hoffe, die Arbeit an {contract} nützt Ihnen. Wenn alles Vereinbarte erledigt ist, könnten "
    "Sie den Vertrag schließen, wenn es Ihnen passt? Dabei öffnet sich ein kurzes Formular für eine Bewertung; ein "
    "ehrliches Wort dort hilft mir und anderen, die solche Arbeit suchen. Fehlt noch etwas, sagen Sie es mir bitte "
    "vorher, dann kümmere ich mich darum.",
    "ask.rate": "danke für die Zusammenarbeit an {contract}. Eine Bewertung ist bis zum {until} möglich; wenn Sie"
    " vorher eine Minute finden, freue ich mich über ein ehrliches Wort dazu, wie es war. War etwas nicht wie "
    "erwartet, möchte ich auch das gern wissen.",
    "ask.edit": "danke für Ihre Bewertung von {contract}. Ich habe über das nachgedacht, was Sie geschrieben "
    "haben, und möchte in Ordnung bringen, was ich kann. Sollten Sie die Arbeit danach anders sehen, können Sie Ihre "
    "öffentliche Bewertung ändern: Ich kann das einmal freigeben, für {days} Tage. Ob und wie Sie sie ändern, liegt "
    "ganz bei Ihnen.",
    "ask.contract": "unserem Vertrag",
    "ask.thanks": "Danke für Ihre Zeit.",
}
CAUSES = {
    "JSS201": "teils vertrauliches Feedback",
    "JSS202": "teils vertrauliches Feedback",
    "JSS211": "vom Kunden mit einem Grund beendet, der dagegen zählt",
    "JSS213": "vom Kunden beendet, weil nicht mehr nötig",
    "JSS214": "zwischen gut und schlecht",
    "JSS215": "wenige öffentliche Sterne",
    "JSS216": "wenige öffentliche Sterne zählen auch ohne Zahlung",
    "JSS221": "ohne Zahlung und Bewertung geschlossen",
    "JSS223": "seit Monaten offen ohne Zahlung",
    "JSS225": "bezahlt, aber unbewertet wie mehr als ein Drittel der anderen",
    "JSS226": "seit Monaten offen und ruhend, unbewertet wie viele andere",
    "JSS222": "bezahlt, aber von niemandem bewertet",
    "JSS224": "offen und seit Monaten ohne Zahlung",
    "JSS230": "seine öffentlichen Sterne reichen",
    "JSS231": "offen und über Monate bezahlt",
    "JSS234": "unbewertet, aber mit einem langjährigen Kunden",
}
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
LANGUAGE = Language(
    day="{day}. {month} {year}",
    day_of_year="{day}. {month}",
    months=MONTHS.split(),
    thirds=("Anfang {month} {year}", "Mitte {month} {year}", "Ende {month} {year}"),
    point=",",
    words=WORDS,
    causes=CAUSES,
)
