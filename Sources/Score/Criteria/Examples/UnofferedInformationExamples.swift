import Conversations

extension UnofferedInformation {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "il rimprovero di chi l'ha saputo solo chiedendo",
      """
      C: vorrei prenotare il tagliando per martedì
      A: Buongiorno, ⟦prenotato: martedì alle 8.⟧
      C: devo lasciare la macchina tutto il giorno?
      A: Sì, fino alle 18, e serve il libretto.
      C: potevate avvisarmi subito, devo accompagnare i figli
      A: Ha ragione, avrei dovuto dirglielo.
      """),
    Example(
      .notApplicable, .chat, .russian,
      "сказано сразу",
      """
      C: запишите на вторник на осмотр
      A: Здравствуйте! Записала на вторник, 8:00. Возьмите паспорт и приходите натощак.
      C: спасибо, поняла
      """),
    Example(
      .violated, .chat, .english,
      "the delay is told only when the customer asks again",
      """
      A: Hello, Nora.
      C: has my sofa shipped?
      A: It has shipped, yes.
      C: so it comes tomorrow?
      A: No, the ferry is on strike, it is delayed by two weeks.
      C: when were you going to tell me?
      A: ⟦We have known since Monday, it will come on the 26th.⟧
      """),
    Example(
      .violated, .email, .italian,
      "nuova data comunicata dopo che la vecchia è passata",
      """
      C 2026-10-01 09:00: Buongiorno, la consegna è confermata per il 5 ottobre?
      A 2026-10-01 10:00: Buongiorno, sì, confermata per il 5 ottobre. Ilaria
      C 2026-10-06 09:00: Non è venuto nessuno ieri!
      A 2026-10-06 11:00: Buongiorno, ⟦la consegna è stata spostata al 12, il camion è guasto \
      da venerdì.⟧ Ilaria
      """),
    Example(
      .violated, .chat, .russian,
      "про неисправность знали, но сказали только на второй вопрос",
      """
      A: Здравствуйте, Вера.
      C: почему не открывается личный кабинет?
      A: Попробуйте ещё раз позже.
      C: у всех так или только у меня?
      A: ⟦У всех, у нас авария с утра.⟧
      C: а сразу сказать нельзя было?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "volgende stap moet die kliënt self uitvra",
      """
      A: Goeiemôre, Charl.
      C: hoe stuur ek die skoene terug?
      A: In die oorspronklike boks.
      C: en waar kry ek die etiket?
      A: In u profiel.
      C: en waar lewer ek dit in?
      A: ⟦By enige poskantoor.⟧
      """),
    Example(
      .met, .chat, .english,
      "tells the known delay unasked",
      """
      A: Hello, Nora.
      C: has my sofa shipped?
      A: Yes, and before you ask: the ferry is on strike, so it will come on the 26th instead \
      of the 12th. I've told the driver to call you.
      C: thanks for telling me
      """),
    Example(
      .met, .chat, .italian,
      "aggiunge il passo successivo",
      """
      A: Buongiorno, Ilaria.
      C: come rendo le scarpe?
      A: Nella scatola originale; le ho mandato l'etichetta, la lasci in qualsiasi edicola \
      con il nostro adesivo, il rimborso arriva in 5 giorni.
      C: completa, grazie
      """),
    Example(
      .met, .chat, .russian,
      "предупредили об аварии сразу",
      """
      A: Здравствуйте, Вера.
      C: не открывается личный кабинет
      A: У нас авария до 14:00; счёт я вам уже отправила письмом, чтобы вы не ждали.
      C: спасибо
      """),
    Example(
      .met, .email, .afrikaans,
      "sê vooraf dat die datum nie gehaal word nie",
      """
      C: Bring julle die bed Vrydag?
      A: Goeiemôre, ek laat u nou al weet: Vrydag gaan nie werk nie, die vrag is laat. Dit \
      word Maandag voor 12:00. Jammer! Groete, Charl
      """),
    Example(
      .notApplicable, .chat, .english,
      "no trigger",
      """
      C: what colour is it?
      A: Hello, dark blue.
      C: ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "tante domande senza legame",
      """
      C: siete aperti domenica?
      A: Buongiorno, no.
      C: e avete lampade?
      A: Sì, al secondo piano.
      """),
  ]
}
