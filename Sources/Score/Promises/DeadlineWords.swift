/// The words for deadlines in four languages, folded; read by `DeadlineVocabulary`.
enum DeadlineWords {
  static let english = """
    limit: within, by, until, till, no later than, not later than, inside, inside of, in less than
    limit: in under, no more than, in no more than, not more than, under, up to, at most, maximum, max
    limit: over the next, in the next, for the next, during the next, in the coming, at the latest by
    before: before, prior to, ahead of
    horizon: in, after
    introducer: take, takes, taking, allow, need, needs, give me, give us, another, wait, wait for, hold
    introducer: hold for, hold on for, require, requires, is usually, expect, just, only, maybe
    approximately: about, around, approximately, roughly, approx, some, circa
    range: to, or, and, through
    business: business, working, work, office, banking
    unit second: s, sec, secs, second, seconds
    unit minute: min, mins, minute, minutes
    unit hour: h, hr, hrs, hour, hours
    unit day: day, days, calendar day, calendar days
    unit week: week, weeks
    unit month: month, months
    unit bday: weekday, weekdays, workday, workdays
    number 1: a, an, one, the next hour
    number 2: two, couple, couple of, a couple, a couple of
    number 3: three
    number 4: four
    number 5: five, few, a few, several
    number 6: six
    number 7: seven
    number 8: eight
    number 9: nine
    number 10: ten
    number 11: eleven
    number 12: twelve
    number 14: fourteen
    number 15: fifteen
    number 20: twenty
    number 24: twenty-four, twenty four
    number 30: thirty
    number 40: forty
    number 45: forty-five, forty five
    number 48: forty-eight, forty eight
    number 60: sixty
    number 72: seventy-two, seventy two
    number 90: ninety
    number 1.5: one and a half
    number 2.5: two and a half
    duration 1800: half an hour, half hour, half-hour, a half hour, half-an-hour, the next half hour
    duration 900: quarter of an hour, a quarter of an hour, quarter hour
    duration 43200: half a day
    andHalf: and a half
    day 0: today, the same day, same day
    day 1: tomorrow, tmrw, tomorrow's, the next day, the following day
    day 2: day after tomorrow, the day after tomorrow
    dayPart 0 evening: tonight, this evening
    dayPart 0 afternoon: this afternoon
    dayPart 0 morning: this morning
    part morning: morning, in the morning
    part noon: noon, midday, lunchtime, lunch time, lunch
    part afternoon: afternoon
    part evening: evening, night, midnight
    part endOfDay: end of day, end of the day, eod, the day's end, end of today
    part closeOfBusiness: close of business, cob, end of business, end of business day, closing time
    part closeOfBusiness: end of the business day, end of the working day, end of the work day, close of play
    part firstThing: first thing, first thing in the morning
    end: end of, the end of
    weekend: weekend
    next: next, following, coming, upcoming
    this: this, current
    weekday 0: monday, mondays
    weekday 1: tuesday, tue, tues
    weekday 2: wednesday
    weekday 3: thursday, thu, thur, thurs
    weekday 4: friday, fri
    weekday 5: saturday
    weekday 6: sunday
    month 1: january, jan
    month 2: february, feb
    month 3: march, mar
    month 4: april, apr
    month 5: may
    month 6: june, jun
    month 7: july, jul
    month 8: august, aug
    month 9: september, sep, sept
    month 10: october, oct
    month 11: november, nov
    month 12: december, dec
    halfPast: half past, half
    am: am, a.m
    pm: pm, p.m
    oclock: o'clock, oclock
    ordinal: st, nd, rd, th
    ordinalNumber 1: first
    past: ago, earlier, late, old, warranty, guarantee
    at: at
    filler: the, on, of, as, early, close, between, latest, next to
    vague: soon, shortly, asap, as soon as possible, as soon as we can, as soon as i can, in due course
    vague: in a moment, in a bit, in a minute, in a second, in a sec, in a few, momentarily, right away
    vague: immediately, straight away, in no time, as quickly as possible, as quickly as we can, promptly
    vague: in the near future, in a while, presently, before long, at the earliest, a.s.a.p, very soon
    vague: as fast as we can, as fast as possible, in the coming days, in the next few days, one moment
    """

  static let italian = """
    limit: entro, entro e non oltre, non oltre, nel giro di, nell' arco di, al massimo in, al massimo
    limit: al massimo entro, massimo, in meno di, al piu tardi, non piu tardi di, fino a, nelle prossime
    limit: nei prossimi, per, al massimo tra, non oltre le, nel giro d', nell' arco d', entro al massimo
    before: prima di, prima del, prima della, prima delle, prima dell', prima dei
    horizon: tra, fra, in, dopo
    introducer: ci vogliono, ci vorranno, ci vuole, ci vorra, servono, serve, richiede, richiedono
    introducer: impiega, impiegano, impieghera, attenda, attendere, mi dia, mi dai, aspetti, dura
    introducer: necessari, necessarie, occorrono, occorre, durata, concessi, tempi, ancora
    approximately: circa, all' incirca, piu o meno, intorno, verso, approssimativamente, grossomodo
    range: a, o, ai, oppure, massimo
    business: lavorativi, lavorativo, lavorative, lavorativa, feriali, feriale, utili, bancari, d' ufficio
    unit second: secondo, secondi
    unit minute: minuto, minuti, min, minutini
    unit hour: ora, ore, h, oretta
    unit day: giorno, giorni, gg, giornata, giornate
    unit week: settimana, settimane
    unit month: mese, mesi
    number 1: un, uno, una, un'
    number 2: due, paio, paio di, paio d', un paio, un paio di, un paio d'
    number 3: tre
    number 4: quattro
    number 5: cinque, qualche, pochi, poche, alcuni, alcune
    number 6: sei
    number 7: sette
    number 8: otto
    number 9: nove
    number 10: dieci
    number 12: dodici
    number 15: quindici
    number 20: venti
    number 24: ventiquattro, ventiquattr'
    number 30: trenta
    number 40: quaranta
    number 48: quarantotto, quarantott'
    number 60: sessanta
    number 72: settantadue
    duration 1800: mezz' ora, mezzora, mezza ora, una mezz' ora, una mezzora, mezz' oretta
    duration 900: quarto d' ora, un quarto d' ora
    duration 2700: tre quarti d' ora
    andHalf: e mezza, e mezzo
    day 0: oggi, data odierna
    day 1: domani
    day 2: dopodomani, dopo domani
    dayPart 0 endOfDay: in giornata, in giornata odierna, nella giornata di oggi, la giornata di oggi
    dayPart 0 endOfDay: la giornata, la giornata odierna, nell' arco della giornata, nel corso della giornata
    dayPart 0 evening: stasera, questa sera, stanotte
    dayPart 0 afternoon: questo pomeriggio
    dayPart 0 morning: stamattina, stamani, questa mattina
    dayPart 1 morning: domattina
    part morning: mattina, mattino, mattinata, in mattinata
    part noon: mezzogiorno, ora di pranzo
    part afternoon: pomeriggio, nel pomeriggio, in pomeriggio
    part evening: sera, serata, in serata, notte, mezzanotte
    part endOfDay: fine giornata, fine della giornata, la fine della giornata, fine di oggi
    part closeOfBusiness: fine giornata lavorativa, fine della giornata lavorativa, chiusura, orario di chiusura
    part closeOfBusiness: la chiusura, chiusura degli uffici, fine turno, chiusura dell' ufficio
    part firstThing: prima cosa, prima mattina, prima mattinata, in prima mattinata, primissima mattina
    end: fine, la fine, fine di, fine della, fine del, la fine della, la fine del, fine di questa
    weekend: weekend, week-end, fine settimana
    next: prossimo, prossima, seguente, successivo, successiva, entrante
    this: questo, questa, corrente, in corso
    weekday 0: lunedi
    weekday 1: martedi
    weekday 2: mercoledi
    weekday 3: giovedi
    weekday 4: venerdi
    weekday 5: sabato
    weekday 6: domenica
    month 1: gennaio
    month 2: febbraio
    month 3: marzo
    month 4: aprile
    month 5: maggio
    month 6: giugno
    month 7: luglio
    month 8: agosto
    month 9: settembre
    month 10: ottobre
    month 11: novembre
    month 12: dicembre
    ordinalNumber 1: primo
    past: fa, di garanzia
    at: alle, alle ore, le ore, all'
    dayArticle: il, il giorno, al giorno
    filler: lo, la, le, i, gli, l', di, del, della, dell', delle, dei, al, alla, nel, nella
    filler: dal, giorno, e, d', inizio, prime, prima ora
    vague: a breve, al piu presto, quanto prima, presto, il prima possibile, prima possibile, a brevissimo
    vague: appena possibile, non appena possibile, nel piu breve tempo possibile, in tempi brevi, subito
    vague: immediatamente, tra poco, fra poco, a stretto giro, prossimamente, nei prossimi giorni, in breve
    vague: nelle prossime ore, nel minor tempo possibile, tra un attimo, un attimo, un momento, tra un momento
    vague: il piu presto possibile, appena posso, appena possiamo, nel piu breve tempo, in tempi rapidi
    vague: un secondo, un minuto, un istante, tra un minuto, tra un secondo, quanto prima possibile
    """
}
