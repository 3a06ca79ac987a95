import Conversations

extension UnfeasiblePromise {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .russian,
      "за таможню не поручишься",
      """
      C: посылка на таможне, успеет до пятницы?
      A: Здравствуйте! ⟦Даже не переживайте, точно будет у вас, гарантирую.⟧
      C: таможня говорит, что сроков не знает
      A: Извините, с таможней я поторопился.
      """),
    Example(
      .violated, .chat, .english,
      "guaranteed delivery during a strike",
      """
      A: Hello, Felix.
      C: there's a strike at the port, will it really be here Saturday? I'll go elsewhere \
      otherwise
      A: ⟦It will definitely be there on Saturday, I guarantee it.⟧
      C: ok
      """),
    Example(
      .violated, .chat, .italian,
      "garanzia su cosa che dipende da altri, poi ritrattata",
      """
      A: Salve, Marco.
      C: la banca accredita entro domani? altrimenti disdico tutto
      A: ⟦Le garantisco che la banca accredita domani.⟧
      C: bene
      A: Mi scusi, ho verificato: ci vogliono tre giorni.
      """),
    Example(
      .violated, .chat, .russian,
      "точно придёт, хотя на складе нет",
      """
      A: Здравствуйте, Дмитрий. Кровати на складе нет.
      C: мне она нужна к пятнице
      A: ⟦Точно привезём в пятницу, гарантирую.⟧
      C: хорошо
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ek waarborg dit",
      """
      A: Goeiedag, Charl.
      C: die koerier sê daar is 'n agterstand van twee weke. Sal dit Vrydag hier wees?
      A: ⟦Ek waarborg u dit is Vrydag daar.⟧
      C: mooi
      """),
    Example(
      .met, .chat, .english,
      "hedged and honest",
      """
      A: Hello, Nora.
      C: will it be here Saturday?
      A: With the strike I can't guarantee Saturday; most parcels take two days longer. I'll \
      write when it leaves the port.
      C: fair
      """),
    Example(
      .met, .chat, .italian,
      "garanzia di due anni sul prodotto",
      """
      A: Buongiorno, Giulia.
      C: che garanzia ha il frigo?
      A: Due anni, e tre sul motore.
      C: grazie
      """),
    Example(
      .met, .chat, .russian,
      "обещает то, что зависит от неё",
      """
      A: Добрый день, Вера.
      C: отметьте, пожалуйста, что звонить после 18
      A: Отмечу и передам мастеру, гарантирую.
      C: спасибо
      """),
    Example(
      .met, .email, .afrikaans,
      "ek kan nie waarborg nie",
      """
      C: Kom die boek voor my verjaarsdag?
      A: Goeiemôre, ek kan dit nie waarborg nie, die pos is stadig, maar ek stuur dit vandag \
      met die vinnige diens. Groete, Thandi
      """),
    Example(
      .notApplicable, .chat, .english,
      "no promise",
      """
      C: how much is it?
      A: Hello, 12.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "promessa condizionata",
      """
      C: e se fallisce la consegna?
      A: Buongiorno, in quel caso riprogrammiamo.
      """),
  ]
}
