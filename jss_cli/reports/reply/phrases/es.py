"""What a reply says in Spanish. No native speaker has checked it."""

from __future__ import annotations

from jss_cli.reports.reply.language import Language

WORDS = {
    "on": "a {}",
    "from": "a partir de {}",
    "on.soon": "en los próximos días",
    "from.soon": "en los próximos días",
    "until.soon": "unos días",
    "until.day": "hasta el {}",
    "until": "hasta {}",
    "or": "{} o {}",
    "percent": "{} %",
    "percent.about": "cerca del {} %",
    "percent.below": "menos del {} %",
    "percent.within": "entre {} y {} %",
    "no_score": "sin puntuación",
    "points.one": "{} punto",
    "points.many": "{} puntos",
    "contracts.one": "{} contrato",
    "contracts.many": "{} contratos",
    "clients.one": "{} cliente",
    "clients.many": "{} clientes",
    "window.months": "ventana de {} meses",
    "window.figure": "cifra {}",
    "label.ended": "el contrato que terminó a {}",
    "label.ended.month": "el contrato que terminó en {} de {}",
    "label.ended.unknown": "el contrato cuyo final no se conoce",
    "label.started.month": "el contrato que empezó en {} de {}",
    "label.started.unknown": "el contrato cuyo inicio no se conoce",
    "label.rated": "{} ({} de 5 estrellas)",
    "label.started": "el contrato que empezó a {}",
    "label.many": "{} contratos juntos",
    "label.title": "«{}»",
    "label.titles": "{} y {}",
    "label.other": "cuenta como menos que un éxito",
    "greeting": "Hola, {name}:",
    "subject": "Tu Job Success Score: {shown}, {day}",
    "subject.untold": "Tu Job Success Score, {day}",
    "answer.plain": "tu Job Success Score del {day} es: {shown}.",
    "answer.untold": "no tengo el número que muestra tu perfil; "
    "solo por las reglas, tu Job Success Score del {day} sería: {shown}.",
    "answer.seen": "tu Job Success Score, tal como se mostró el {day}, es: {shown}.",
    "answer.old": "tu Job Success Score era {shown} cuando se anotó por última vez, el {day}; de eso hace {age} días, "
    "así que te pido que lo mires de nuevo y me digas qué ves ahora.",
    "answer.fell": "tu Job Success Score, tal como se mostró el {day}, es: {shown}, {fall.points} menos que el "
    "{fall.since} ({fall.before}).",
    "answer.rose": "tu Job Success Score, tal como se mostró el {day}, es: {shown}, {fall.points} más que el "
    "{fall.since} ({fall.before}).",
    "answer.none": "el {day} no hay Job Success Score: hacen falta {counted.needed}, y pueden contarse {counted.held}.",
    "answer.unshown": "el {day} no hay Job Success Score.",
    "answer.held": "{} de {}",
    "fall.fell": "bajó {fall.points} entre el {fall.since} ({fall.before}) y el {day} ({shown}).",
    "fall.rose": "subió {fall.points} entre el {fall.since} ({fall.before}) y el {day} ({shown}).",
    "warm.fell": "Lo siento, sé cuánto importa este número.",
    "warm.plain": "Gracias por preguntar.",
    "count.good": "Todos los contratos de su {counted.window} ({counted.contracts}) cuentan como éxito.",
    "count.one": "De los {counted.contracts} contratos de su {counted.window}, {counted.short} se queda corto.",
    "count.many": "De los {counted.contracts} contratos de su {counted.window}, {counted.short} se quedan cortos.",
    "cause.one": "{causes.%.label} cuesta {causes.%.costs}: {causes.%.words}.",
    "cause.many": "{causes.%.label} cuestan {causes.%.costs}: {causes.%.words}.",
    "bare.one": "según lo público, {causes.%.label} se queda corto: {causes.%.words}.",
    "bare.many": "según lo público, {causes.%.label} se quedan cortos: {causes.%.words}.",
    "alone": "Solo con tus valoraciones públicas sería: {alone}.",
    "because.stars": "La razón más probable es {likely.label}.",
    "because.public": "La razón más probable es {likely.label}: {likely.words}.",
    "because.private.one": "La puntuación también cuenta lo que los clientes dicen en confianza; una sola "
    "respuesta así entre tus {likely.rated} contratos valorados puede explicar la diferencia.",
    "because.private.many": "La puntuación también cuenta lo que los clientes dicen en confianza; unas pocas "
    "respuestas así entre tus {likely.rated} contratos valorados pueden explicar la diferencia.",
    "because.private.alone": "La puntuación también cuenta lo que los clientes dicen en confianza, y eso puede "
    "explicar la diferencia.",
    "because.reason.one": "La puntuación también cuenta el motivo que un cliente elige al terminar un contrato; "
    "un solo motivo así entre tus {likely.rated} contratos valorados puede explicar la diferencia.",
    "because.reason.many": "La puntuación también cuenta el motivo que un cliente elige al terminar un contrato; "
    "unos pocos motivos así entre tus {likely.rated} contratos valorados pueden explicar la diferencia.",
    "because.reason.alone": "La puntuación también cuenta el motivo que un cliente elige al terminar un contrato,"
    " y eso puede explicar la diferencia.",
    "because.lowest": "La valoración pública más baja entre ellos es de {likely.lowest} de 5 estrellas.",
    "because.reading": "Según lo publicado de las reglas sería: {alone}; cómo se pesan exactamente los contratos "
    "nunca se publicó, y de ahí puede venir la diferencia.",
    "because.good": "Según lo público sería: {alone}. Lo más probable es que {likely.label} cuente como éxito: "
    "{likely.words}.",
    "because.out": "Según lo público sería: {alone}. Lo más probable es que {likely.label} no cuente: {likely.words}.",
    "because.fact": "Según lo público sería: {alone}; un dato que no es público puede explicar la diferencia.",
    "because.uncounted": "Según lo publicado de las reglas cuentan muy pocos contratos para una puntuación; cuáles "
    "cuentan exactamente nunca se publicó, y de ahí puede venir la diferencia.",
    "because.unlisted": "Lo que puedo ver ({likely.listed}) "
    "no lo explica; la diferencia puede venir de contratos que no están en esta lista.",
    "because.unexplained": "Lo que puedo ver ({likely.listed}) "
    "no lo explica; cómo cuentan exactamente los contratos nunca se publicó.",
    "because.missing": "Lo que puedo ver ({likely.listed}) no lo explica. Casi siempre falta uno en la lista: una"
    " oferta cerrada sin pago, un reembolso, un contrato antiguo que terminó el cliente. ¿Puedes mirar y decirme si "
    "encuentras uno?",
    "because.unscored": "Según lo publicado de las reglas, lo que puedo ver ({likely.listed}) daría: {alone}. ¿Puedes "
    "mirar si la puntuación faltaba justo ese día, si alguno sigue abierto y si un mismo cliente aparece dos veces con "
    "dos nombres?",
    "secret": "Lo que dijo un cliente queda con él, y le pasa también a buenos freelancers.",
    "disputed": "Una disputa también puede influir; cuánto nunca se ha publicado, así que aquí no se tiene en cuenta.",
    "today": "Hoy sería {today}.",
    "passing": "El número del {passing.since} ({passing.before}) no encaja con él según lo público: lo más probable es "
    "que fuera pasajero o erróneo.",
    "between.one": "Entre los dos días terminó {between.contracts}, {between.when}.",
    "between.many": "Entre los dos días terminaron {between.contracts}.",
    "remedy.edit": "Con tu permiso, el cliente aún puede cambiar las estrellas públicas.",
    "remedy.rate": "El cliente todavía puede valorarlo {causes.%.until}.",
    "remedy.open": "Un pago lo resolvería.",
    "remedy.reason": "Si el motivo fue un error, el cliente puede pedirnos que lo corrijamos.",
    "plan": "Para llegar al {target} % basta con {plan}.",
    "plan.now.one": "{} buen contrato más",
    "plan.now.many": "{} buenos contratos más",
    "plan.first.one": "{} buen contrato más {}",
    "plan.first.many": "{} buenos contratos más {}",
    "plan.later": "{} {}",
    "plan.wait": "solo paciencia {}",
    "next.moves": "Por sí sola será {cliff.after} {cliff.when}: {cliff.why}.",
    "next.likely": "Por sí sola será probablemente {cliff.after} {cliff.when}: {cliff.why}.",
    "next.gone": "Por sí sola desaparecerá {cliff.when}: entonces quedan muy pocos contratos.",
    "why.one": "{} habrá salido de la {}",
    "why.unnamed": "un contrato antiguo habrá salido de su ventana",
    "why.many": "{} contratos antiguos habrán salido de su ventana",
    "why.age": "los contratos salen de las ventanas con el tiempo",
    "why.rules": "empiezan reglas nuevas",
    "why.enters": "un contrato abierto empieza a contar",
    "twins": "El contrato que terminó a {twins.0.ended} y el que el mismo cliente empezó a {twins.0.started} "
    "parecen un solo trabajo; para las reglas son dos, como uno solo darían {twins.0.merged} %.",
    "certain": "La propia plataforma ha dicho que se muestra la mejor de varias ventanas de tiempo y que los "
    "contratos salen de ellas por su edad ({windows_sources}).",
    "unsaid": "Lo que los clientes dicen en confianza no me corresponde contarlo, sea lo que sea.",
    "closing": "Si una fecha o un importe no coincide con lo que ves, dímelo y lo miraré de nuevo.",
    "signature": "Un saludo,\n{sender}",
    "rules.elsewhere": "{}, que se supone válido para {}",
    "rules": "Reglas: {rules} (no oficial).",
    "ask.greeting": "Hola, {client}:",
    "ask.close": "Espero que el trabajo en {contract} te sea útil. Si todo lo acordado está hecho, ¿podrías "
    "cerrar el contrato cuando te venga bien? Al cerrarlo se abre un breve formulario de valoración; una palabra "
    "sincera nos ayuda a mí y a quienes buscan un trabajo así. Si falta algo, dímelo antes y me ocuparé de ello.",
    "ask.rate": "Gracias por trabajar conmigo en {contract}. La valoración puede darse hasta el {until}; si antes"
    " encuentras un minuto, te agradecería una palabra sincera sobre cómo fue. Si algo no fue como esperabas, también"
    " me gustaría saberlo.",
    "ask.edit": "Gracias por tu valoración de {contract}. He pensado en lo que escribiste y me gustaría arreglar "
    "lo que pueda. Si después ves el trabajo de otra manera, puedes cambiar tu valoración pública: puedo abrirla una "
    "vez, durante {days} días. Si la cambias y cómo lo decides solo tú.",
    "ask.contract": "nuestro contrato",
    "ask.thanks": "Gracias por tu tiempo.",
}
CAUSES = {
    "JSS201": "opinión en parte confidencial",
    "JSS202": "opinión en parte confidencial",
    "JSS211": "final por el cliente con un motivo que cuenta en contra",
    "JSS213": "final por el cliente, que ya no lo necesitaba",
    "JSS214": "entre bueno y malo",
    "JSS215": "pocas estrellas públicas",
    "JSS216": "pocas estrellas públicas, que cuentan aunque no se pagó nada",
    "JSS221": "cierre sin pago ni valoración",
    "JSS223": "meses abierto sin pago",
    "JSS225": "pagado, pero sin valoración como más de un tercio de los demás",
    "JSS226": "abierto y parado durante meses, sin valoración como muchos otros",
    "JSS222": "pagado, pero nadie lo valoró",
    "JSS224": "abierto y sin actividad durante meses",
    "JSS230": "sus estrellas públicas bastan",
    "JSS231": "abierto y pagado durante meses",
    "JSS234": "sin valorar, pero con un cliente de largo tiempo",
}
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
LANGUAGE = Language(
    day="{day} de {month} de {year}",
    day_of_year="{day} de {month}",
    months=MONTHS.split(),
    thirds=("principios de {month} de {year}", "mediados de {month} de {year}", "finales de {month} de {year}"),
    point=",",
    words=WORDS,
    causes=CAUSES,
)
