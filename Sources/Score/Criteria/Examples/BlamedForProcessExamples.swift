import Conversations

extension BlamedForProcess {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "you're not following our process",
      """
      A: Good afternoon, Elena.
      C: I paid a garage at midnight because your line was dead, when is it refunded?
      A: ⟦You're not following our process.⟧
      C: how could I know it?
      A: You should have filled in form 14-B first.
      """),
    Example(
      .violated, .chat, .italian,
      "doveva leggere il regolamento",
      """
      A: Salve, Marco.
      C: mi hanno annullato il biglietto
      A: ⟦Non ha seguito la procedura, doveva leggere il regolamento.⟧
      C: ma chi lo legge
      """),
    Example(
      .violated, .chat, .russian,
      "вы не соблюдаете порядок",
      """
      A: Здравствуйте, Дмитрий.
      C: я отправила документы почтой
      A: ⟦Вы не соблюдаете порядок, нужно было через портал.⟧
      C: откуда мне это знать?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "jy volg nie ons proses nie",
      """
      A: Goeiedag, Charl.
      C: ek het die pakkie by die winkel ingelewer
      A: ⟦U volg nie ons proses nie, u moes dit gepos het.⟧
      C: niemand het gesê nie
      """),
    Example(
      .violated, .chat, .english,
      "jargon without gloss, the customer has to ask",
      """
      A: Hi, Felix. ⟦Your RMA is pending OOB and needs a PDI first.⟧
      C: what is PDI? what is OOB?
      A: As I said, the RMA needs the PDI.
      C: i don't understand a word
      """),
    Example(
      .met, .chat, .english,
      "neutral explanation of the next step",
      """
      A: Hello, Nora.
      C: how do I get my money?
      A: The next step is form 14-B, and I've filled it in for you; only your signature is \
      missing.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "spiega la procedura su richiesta",
      """
      A: Buongiorno, Giulia.
      C: come funziona il reso?
      A: Stampa l'etichetta, la incolla, lo lascia in edicola. Le mando tutto.
      C: chiaro
      """),
    Example(
      .met, .chat, .russian,
      "без упрёка",
      """
      A: Добрый день, Вера.
      C: я отправила не туда
      A: Ничего страшного, со мной так же бывало: переслала сама куда надо.
      C: спасибо
      """),
    Example(
      .met, .chat, .afrikaans,
      "veiligheidsstap",
      """
      A: Goeiemôre, Riaan.
      C: die masjien piep
      A: Skakel eers die krag af by die muur, dit is veiliger, dan kyk ons saam.
      C: af
      """),
    Example(
      .notApplicable, .chat, .english,
      "nobody of the team ever wrote",
      """
      C: hello, is anybody there?
      C: I will try by phone then
      """),
    Example(
      .notApplicable, .chat, .russian,
      "никто из команды не ответил",
      """
      C: здравствуйте, есть кто-нибудь?
      C: ладно, позвоню
      """),
  ]
}
