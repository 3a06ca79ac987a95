/// Function words, lower case. An apostrophe separates: `don't` is `don` and `t`.
package enum LanguageWords {
  /// The function words of all languages here, which some names are too.
  package static var all: [String] {
    (latin + cyrillic).flatMap { list in
      [list.common, list.strong].flatMap { $0.split(separator: " ").map(String.init) }
    }
  }

  /// English, Italian, Afrikaans, Dutch, and others that are told apart only to be left alone.
  /// A strong word counts twice.
  static let latin: [(common: String, strong: String)] = [
    (
      common: """
      a am an any at be been but by can could day did do does for from get go got had has have he \
      hello help her here hi him his how i if in into is it its just know let like ll m make may \
      me more much must need no not now of off on one only or order other our out over please \
      re s see should so some still sure t take than that them then there these they think time to \
      try up us use ve very want was we well went were what when where which who why will with \
      yes yet you yours because before after again also always another back being both don didn \
      doesn isn wasn won aren couldn shouldn wouldn haven hasn each even ever every few first good \
      great how keep last look many might most never new next nothing ok okay once own put really \
      same she someone something soon sorry such tell thank thanks too two under until way while \
      without work would yeah
      """,
      strong: "the and your my this are their about would have thank you with"
    ),
    (
      common: """
      a ad ai al alla alle allo anche ancora avete aver avere bene buona buono c che chi ci ciao \
      come con cosa così cosi da dal dalla dalle dallo d dei degli del della delle dello dell di \
      dopo dove e è ed era ero esco essere fa fare fatto fino già giorni giorno gli grazie ha \
      hai hanno ho i il in io l la le lei li lo loro lui ma mai me mi mia mio mie miei molto ne \
      nei nel nella nelle nello nell no noi nostra nostro o ok ogni ora oggi per perché perche però pero \
      più piu poi posso potete può puo prima qual quale quando quanto quella quello questa questi \
      questo qui sa sarà scusi se sei sempre senza si sì sia siamo siete sono sta stata stato sto \
      su sua sue sugli sui sul sulla suo suoi te ti tra tu tua tuo tutti tutto un una uno va vi \
      voi volta vorrei vostra vostro abbiamo adesso allora altro domani fra ieri invece oppure quindi \
      salve signora signore solo subito tanto vuole vuoi dice deve devo dovete posto anno
      """,
      strong:
        "che non il di per sono è della grazie buongiorno buonasera questo perché più può cosa gli"
    ),
    (
      common: """
      aan af al alle almal altyd as asseblief ben by daar dag dan dankie dat deel deur die dis dit \
      doen dus ek elke en enige enigiets goed gaan gee geen groete haar had hallo ham hande help \
      het hier hierdie hoe hoekom hom hulp iemand iets in is ja jaar jammer jou julle juis kan kom kon \
      kry laat lank lekker maak maar maand mag me meer meneer met mevrou mense moet môre more my na \
      naam nadat nee net nog nogal nou nuwe of om omdat ons onder ook oor op out reeds sal se sê \
      seker sien sit so soek some sonder soos staan steeds sy te teen terug toe tog tot twee tyd u uit \
      vandag van vat verder vir vra wag wanneer want was wat watter weer weet weg wel werk wie \
      wil word wees wou geld gister dae daarna sodat mnr jul hoor stuur bestelling groot slegs \
      besig betaal binne
      """,
      strong:
        "nie baie hulle hierdie ek jy ons sê asseblief dankie vir julle sy deur gaan kry nou dis môre"
    ),
    (
      common: """
      aan af al alle alleen als altijd ben bent bij dag dan dank dat de deze die dit doe doen dus \
      echt een en er ga gaan geen goed goede graag had hallo heb hebben hebt heeft heel het hier \
      hoe hoi hun iets ik in is ja jaar je jij jou jouw jullie kan keer kon krijg krijgen kunnen \
      kunt laat maar maand me meer meneer met mevrouw mij mijn moet moeten mogen morgen naar nee \
      net niet niets nog nu nodig of om omdat onder ons onze ook op over per snel staat te tegen \
      terug tijd toch toen tot twee u uit uur uw van vandaag veel vanaf verder voor vraag waar \
      waarom wanneer want was wat weer weet weken wel welke werd werk wie wij wil willen wordt worden \
      zal ze zeer zelf zich zie zien zij zijn zo zonder zou zullen gisteren groeten dagen \
      bestelling besteld
      """,
      strong: "niet een zijn wij uw ik het zou hebben heb voor deze bij wordt jullie heeft mijn zo"
    ),
    (
      // German, French, Spanish, Portuguese, Polish and others.
      common: """
      der das und ist nicht ich sie wir ein eine einen einem einer mit auf für den dem zu von \
      haben habe hat wird werden kann können bitte danke auch noch aber wenn dass ihr ihre ihnen \
      mir mich bei nach wie sind war guten leider schon sehr kein keine es im am um vom zum \
      le les des et est pas vous nous je une pour dans sur avec mon votre vos être ce cette qui \
      que au aux du j qu n avez ai bonjour merci mais plus où très bien sont suis votre leur ils \
      el los las y es no una por con para está como pero muy hola gracias mi su usted ustedes del \
      qué cómo cuando tengo tiene quiero puede pedido estoy sin ya lo más nos hasta desde son \
      os um uma não você obrigado obrigada meu minha seu sua está com mas ao pelo pela isso foi \
      muito tenho quero pode ainda bom dia ele nem já são às \
      nie jest się na że do jak tak ale czy mam dzień dobry proszę dziękuję moje zamówienie pan \
      pani już przez tylko ma co za w z po od są było \
      och att det är jag inte som med på av har ett till din mitt hej tack kan du vi ikke jeg og \
      ve bir bu için değil ben çok nu și este sunt să pentru care mai
      """,
      strong: "und nicht ich est vous nous pas les está não você że się och är ikke für que los"
    ),
  ]

  /// Russian, Ukrainian, Bulgarian. A strong word is none of the two others'.
  static let cyrillic: [(common: String, strong: String)] = [
    (
      common: """
      и в не на что я с он как это по но они мы вы у к из за так же от бы о мне было вот только \
      меня еще ещё нет ему теперь когда даже ну ли если уже или быть был него до вас нибудь уж вам \
      ведь там потом себя ничего ей может тут где есть надо для тебя их чем была сам чтоб без \
      будто чего тоже себе под будет тогда кто этот того потому этого какой ним здесь этом почти \
      мой тем чтобы нее сейчас были куда зачем всех при об другой хоть после над больше тот через \
      эти нас про всего какая много три эту моя свою этой перед лучше нельзя такой им более всегда \
      заказ можно нужно почему сколько ваш ваша ваше да хорошо че ни все всё мои ваши
      """,
      strong: """
      что это мы вы если здравствуйте спасибо пожалуйста добрый как когда еще ещё только чтобы \
      сейчас уже были может нужно можно почему
      """
    ),
    (
      common: """
      і та що в у на не з я це як до ви ми за але він вона є був було бути від чи так для мене \
      вже якщо може також коли тільки ще про їх його її нас вас вам мені привіт все або тут де \
      які який яка всі цей
      """,
      strong: """
      і та що це якщо коли тільки також мені дякую будь ласка немає треба щоб чому скільки жаль \
      доброго добрий вітаю дуже можемо допомогти гроші замовлення зараз сьогодні вчора вибачте \
      буде чи ви ми ще
      """
    ),
    (
      common: """
      и на да се не за от че ще съм са това по с в като при до ми ви ни ти го я им има няма може \
      моля благодаря как какво кога къде защо колко но или ако още само много бъде мога тази този \
      тези добър ден лек моя след преди утре е ли
      """,
      strong: """
      се ще съм са това ви като моля здравейте поръчка поръчката когато какво кога къде защо \
      колко аз вие ние ако вече сме сте беше искам трябва няма която който които вашата вашия \
      моята няколко днес всичко наред съжаление чакам бих може
      """
    ),
  ]
}
