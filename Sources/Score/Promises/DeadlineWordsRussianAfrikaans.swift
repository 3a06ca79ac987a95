extension DeadlineWords {
  static let russian = """
    limit: в течение, в течении, за, не более чем за, не более, не больше, максимум, в пределах, до, к, ко
    limit: не позднее, не позже, не позднее чем, не позже чем, в ближайшие, самое позднее, максимум за, в теч
    before: перед, раньше, прежде
    horizon: через, спустя, по прошествии
    introducer: занимает, занимают, займет, займут, понадобится, потребуется, нужно, необходимо, подождите
    introducer: ожидайте, срок, сроки, составляет, составляют, дайте, дайте мне, еще, буквально, всего, длится
    approximately: примерно, около, приблизительно, где-то, порядка, ориентировочно, плюс-минус
    range: или, и
    business: рабоч*, банковск*, бизнес, календарных рабоч*
    unit second: секунд*, сек
    unit minute: минут*, мин
    unit hour: час, часа, часов, часу, часам, ч, часик*
    unit day: день, дня, дней, дню, дни, дн, календарн* день, календарн* дня, календарн* дней
    unit 24h: сутки, суток, суткам, сутк*
    unit week: недел*, нед
    unit month: месяц*, мес
    unit bday: бизнес-дней, бизнес-дня, бизнес-день, будних дней, будних дня
    number 1: один, одного, одной, одну, одна, одном
    number 1.5: полтора, полторы, полутора
    number 2: два, две, двух, двум, пара, пару, пары
    number 2.5: два с половиной, двух с половиной
    number 3: три, трех, трем
    number 4: четыре, четырех
    number 5: пять, пяти, несколько, нескольких
    number 6: шесть, шести
    number 7: семь, семи
    number 8: восемь, восьми
    number 9: девять, девяти
    number 10: десять, десяти
    number 12: двенадцать, двенадцати
    number 14: четырнадцать, четырнадцати
    number 15: пятнадцать, пятнадцати
    number 20: двадцать, двадцати
    number 24: двадцать четыре, двадцати четырех
    number 30: тридцать, тридцати
    number 40: сорок, сорока
    number 48: сорок восемь, сорока восьми
    number 60: шестьдесят, шестидесяти
    number 72: семьдесят два, семидесяти двух
    duration 1800: полчаса, получаса, пол часа, полчасика
    duration 900: четверть часа, четверти часа
    andHalf: с половиной
    day 0: сегодня, сегодняшнего дня, сегодняшнему дню, сегодняшний день
    day 1: завтра, завтрашнего дня, завтрашнему дню, завтрашний день, следующего дня, на следующий день
    day 2: послезавтра, послезавтрашн* дня
    dayPart 0 evening: сегодняшнего вечера, сегодняшнему вечеру
    dayPart 1 morning: завтрашнего утра, завтрашнему утру
    dayPart 1 evening: завтрашнего вечера, завтрашнему вечеру
    dayPart 1 noon: завтрашнего обеда, завтрашнему обеду
    part morning: утром, утра, утру, утро, с утра
    part noon: полудня, полудню, полдень, обеда, обеду
    part afternoon: после обеда, во второй половине дня, днем
    part evening: вечером, вечера, вечеру, вечер, ночью, ночи, полуночи
    part endOfDay: конца дня, концу дня, конец дня, конце дня, конца сегодняшнего дня, концу сегодняшнего дня
    part endOfDay: конца суток
    part closeOfBusiness: конца рабочего дня, концу рабочего дня, конце рабочего дня, закрытия, окончания рабочего дня
    part firstThing: первым делом, с самого утра, прямо с утра
    end: конца, концу, конец, конце
    weekend: выходных, выходным, выходные
    next: следующ*, будущ*, ближайш*
    this: этой, этого, этот, эту, этом, эта, текущ*
    weekday 0: понедельник*
    weekday 1: вторник*
    weekday 2: среда, среду, среды, среде, средой
    weekday 3: четверг*
    weekday 4: пятниц*
    weekday 5: суббот*
    weekday 6: воскресень*
    month 1: январ*
    month 2: феврал*
    month 3: март*
    month 4: апрел*
    month 5: мая, май, маю
    month 6: июн*
    month 7: июл*
    month 8: август*
    month 9: сентябр*
    month 10: октябр*
    month 11: ноябр*
    month 12: декабр*
    halfTo: половина, половины, половине, половину, пол
    pm: часа дня, часов дня, пополудни
    am: часов утра, часа утра
    oclock: часов ровно
    ordinal: -го, го, -е, -ому, числа
    ordinalNumber 1: первого, первое
    ordinalNumber 2: второго, второе
    ordinalNumber 3: третьего, третье
    ordinalNumber 4: четвертого, четвертое
    ordinalNumber 5: пятого, пятое
    ordinalNumber 6: шестого, шестое
    ordinalNumber 7: седьмого, седьмое
    ordinalNumber 8: восьмого, восьмое
    ordinalNumber 9: девятого, девятое
    ordinalNumber 10: десятого, десятое
    ordinalNumber 11: одиннадцатого
    ordinalNumber 12: двенадцатого
    ordinalNumber 15: пятнадцатого, пятнадцатое
    ordinalNumber 20: двадцатого, двадцатое
    ordinalNumber 25: двадцать пятого
    ordinalNumber 30: тридцатого, тридцатое
    past: назад, гарантии
    at: в, во
    filler: на, по, от, х, ти
    vague: в ближайшее время, скоро, вскоре, как можно скорее, как можно быстрее, в кратчайшие сроки
    vague: в кратчайший срок, в самое ближайшее время, при первой возможности, незамедлительно, немедленно
    vague: сразу, сейчас, сейчас же, в скором времени, в ближайшие дни, в ближайшие часы, оперативно
    vague: по возможности, минутку, минуточку, секунду, секундочку, сию минуту, как только сможем, минуту
    vague: как только смогу, в ближайшем будущем, в скорейшем времени, максимально быстро, одну минуту
    """

  static let afrikaans = """
    limit: binne, binne die volgende, teen, nie later as, nie later nie as, in minder as, op die laatste
    limit: uiterlik, tot, hoogstens, op die meeste, in die volgende, oor die volgende, gedurende die volgende
    limit: op die laaste, op sy laatste, teen laatstens, laatstens, minder as, voor of op
    before: voor
    horizon: oor, in, na, oor nog
    introducer: neem, vat, duur, wag, gee my, gee ons, benodig, nog, net, kos, gun my, laat my
    approximately: ongeveer, omtrent, sowat, min of meer, plus-minus, rondom, so
    range: tot, of, en
    business: besigheids, werks, werkende, kantoor
    unit second: sekonde, sekondes, sek
    unit minute: minuut, minute, min, minuutjie, minuutjies
    unit hour: uur, ure, u
    unit day: dag, dae, kalenderdae, kalenderdag
    unit week: week, weke
    unit month: maand, maande
    unit bday: werksdae, werksdag, werkdae, werkdag, besigheidsdae, besigheidsdag, weeksdae
    unit bhour: werksure, besigheidsure, kantoorure, werksuur
    number 0.5: halwe, 'n halwe
    number 1: 'n, een
    number 1.5: anderhalf, anderhalwe, een en 'n half, een en 'n halwe
    number 2: twee
    number 3: drie
    number 4: vier
    number 5: vyf, paar, 'n paar, enkele, etlike
    number 6: ses
    number 7: sewe
    number 8: agt
    number 9: nege
    number 10: tien
    number 11: elf
    number 12: twaalf
    number 14: veertien
    number 15: vyftien
    number 20: twintig
    number 24: vier-en-twintig, vier en twintig
    number 30: dertig
    number 40: veertig
    number 45: vyf-en-veertig
    number 48: agt-en-veertig, agt en veertig
    number 60: sestig
    number 72: twee-en-sewentig
    duration 1800: halfuur, 'n halfuur, half-uur, 'n half uur, 'n halwe uur, die volgende halfuur
    duration 900: kwartier, 'n kwartier
    day 0: vandag, dieselfde dag
    day 1: more, die volgende dag
    day 2: oormore
    dayPart 0 evening: vanaand, vannag
    dayPart 0 afternoon: vanmiddag
    dayPart 0 morning: vanoggend
    dayPart 1 morning: moreoggend, more-oggend, more vroeg
    dayPart 1 afternoon: moremiddag, more-middag
    dayPart 1 evening: moreaand, more-aand
    part morning: oggend, soggens, die oggend
    part noon: twaalfuur, middaguur, etenstyd
    part afternoon: middag, namiddag, die middag
    part evening: aand, nag, middernag
    part endOfDay: einde van die dag, die einde van die dag, dag se einde, einde van vandag
    part closeOfBusiness: einde van die werksdag, die einde van die werksdag, sluitingstyd, sluit van besigheid
    part closeOfBusiness: einde van besigheid, toemaaktyd, die sluit van besigheid
    part firstThing: eerste ding, heel eerste, eerste ding in die oggend
    end: einde van, die einde van, einde, die einde
    weekend: naweek
    next: volgende, aanstaande, komende
    this: hierdie, dese
    weekday 0: maandag
    weekday 1: dinsdag
    weekday 2: woensdag
    weekday 3: donderdag
    weekday 4: vrydag
    weekday 5: saterdag
    weekday 6: sondag
    month 1: januarie, jan
    month 2: februarie, feb
    month 3: maart
    month 4: april
    month 5: mei
    month 6: junie
    month 7: julie
    month 8: augustus
    month 9: september
    month 10: oktober
    month 11: november
    month 12: desember
    clock 1: eenuur
    clock 2: tweeuur
    clock 3: drieuur
    clock 4: vieruur
    clock 5: vyfuur
    clock 6: sesuur
    clock 7: sewe-uur, seweuur
    clock 8: agtuur
    clock 9: nege-uur, negeuur
    clock 10: tienuur
    clock 11: elfuur
    halfTo: half
    am: vm, v.m
    pm: nm, n.m
    ordinal: ste, de, -ste
    past: gelede, oud, waarborg
    at: om
    filler: die, op, by, van, goeie more
    vague: so gou moontlik, so gou as moontlik, binnekort, spoedig, so spoedig moontlik, nou-nou, netnou
    vague: dadelik, onmiddellik, so vinnig moontlik, eersdaags, kort voor lank, een van die dae, oomblik
    vague: in die nabye toekoms, so gou as wat ons kan, so gou as ons kan, so gou ons kan, 'n oomblik
    vague: so gou ek kan, so gou as ek kan, so vinnig as moontlik, flussies, sommer nou, op die daad
    """
}
