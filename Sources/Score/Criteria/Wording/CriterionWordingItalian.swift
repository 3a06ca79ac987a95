extension CriterionWording {
  /// What each error is, in Italian.
  static let italian = CriterionWording(
    """
    E01 la conversazione finisce con un cliente che vuole ancora qualcosa, e nessuno risponde
    E02 la risposta passa sopra a ciò che il cliente ha detto: fuori tema, già provato o già
      spiegato
    E03 l'operatore promette un atto e un termine, e il termine passa senza l'atto
    E04 l'operatore risponde a un problema o a una richiesta con scuse, grazie o belle parole,
      e con nessun passo
    E05 il cliente riferisce che dopo un contatto precedente nessuno ha risposto, chiamato,
      risolto o si è presentato
    E06 ciò che al cliente sarebbe certo servito gli viene detto solo quando lo chiede
    E07 una domanda diretta su un esito riceve parole invece di un sì, un no o una data
    E08 il cliente si dice scontento, e nessuno raccoglie il reclamo, o l'operatore lo
      sminuisce
    E09 un problema riceve un rinvio di rito, un passaggio muto o lo stesso consiglio, e
      neppure una domanda
    E10 un messaggio del cliente che aspetta risposta ha atteso più del limite del canale
    E11 il cliente chiede, l'operatore richiede soltanto, e la risposta non arriva
    E12 «non lo so» sul caso, sulle regole o sull'azienda, senza alcun passo per informarsi
    E13 una domanda su un prodotto riceve «non lo conosco» o solo il manuale, senza alcun
      passo per informarsi
    E14 l'ultima cosa di sostanza che l'operatore dice è un rifiuto, e non segue alcuna
      alternativa
    E15 l'operatore garantisce un esito che non dipende da lui, o che quanto detto prima
      esclude
    E16 gli operatori dicono che una cosa è fatta e poi che non lo è, e in mezzo non c'è nulla
    E17 un problema, una perdita o un sentimento trovano parole indifferenti, o quasi nessuna
      parola
    E18 la conversazione finisce, e l'ultima parola del cliente è che il problema resta
    S01 il primo messaggio dell'operatore non ha né saluto né presentazione
    S02 l'attesa del cliente, sommate tutte le risposte, supera il limite del canale
    S03 un reclamo sulla qualità o un pericolo non porta a segnalazione, sostituzione,
      rimborso, verifica o passaggio
    S04 la cosa finisce senza un responsabile, un passo successivo o una via superiore, o la
      richiesta di un superiore è ignorata
    S05 a un cliente che aspetta o è in difficoltà si dice di attendere il suo turno o che
      altri vengono prima
    S06 una regola è opposta alla richiesta del cliente, senza motivo e senza alternativa
    S07 l'operatore minaccia una sanzione per una recensione o un reclamo, o aiuta solo se
      vengono tolti
    S08 una regola della procedura interna è detta al cliente come un rimprovero
    S09 al cliente si danno compiti che l'operatore potrebbe svolgere, o che sono già svolti
    S10 una domanda difficile riceve solo un link, un rinvio al sito o ad altri
    S11 un sistema lento, vecchio o chiuso, un fax o un modulo di carta è il motivo per cui il
      cliente non ottiene nulla
    S12 un'offerta di acquisto o di iscrizione arriva mentre la questione è aperta
    S13 l'operatore nomina un fatto privato che il cliente non ha dato, o propone un contatto
      privato
    S14 l'operatore chiede una password, un PIN, un codice usa e getta o i dati interi della
      carta, o mostra dati d'altri
    S15 si chiede una persona, e due messaggi del bot dopo non c'è ancora, o il bot fallisce
      due volte di fila
    S16 l'unica risposta è di chiamare, venire o scrivere altrove
    S17 l'operatore chiede ciò che le parole del cliente escludono, o che non c'entra con la
      sua questione
    S18 l'operatore chiede una cosa che il cliente ha già dato nella stessa conversazione
    S19 l'operatore nega seccamente ciò che il cliente ha affermato
    S20 l'operatore chiede una cosa che le parole stesse del cliente rendono impossibile
    S21 il cliente nomina un suo sentimento o racconta una perdita, e la risposta non ha una
      parola per lui
    S22 l'operatore dà del tu a un cliente formale, o risponde in un'altra lingua senza
      proporla
    S23 l'operatore insulta, deride o sgrida il cliente
    """)
}
