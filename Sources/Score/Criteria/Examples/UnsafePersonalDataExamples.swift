import Conversations

extension UnsafePersonalData {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .afrikaans,
      "wagwoord in die klets",
      """
      C: ek kom nie by my rekening in nie
      A: Hallo! ⟦Tik u gebruikersnaam en wagwoord gerus hier, dan probeer ek self inteken.⟧
      """),
    Example(
      .met, .chat, .italian,
      "password da scrivere sulla pagina, non qui",
      """
      C: ho dimenticato la password
      A: Buongiorno, apra la pagina di accesso e scelga Password dimenticata, le arriva un codice.
      """),
    Example(
      .violated, .chat, .english,
      "asks for the security code",
      """
      A: Hi, Felix.
      C: my payment was declined, can I pay again?
      A: ⟦Please type the full card number and the 3-digit security code here.⟧
      C: is that safe?
      """),
    Example(
      .violated, .chat, .italian,
      "chiede la password",
      """
      A: Salve, Marco.
      C: non entro nell'area clienti
      A: ⟦Mi scriva la password che usa, così controllo.⟧
      C: la password?
      """),
    Example(
      .violated, .chat, .russian,
      "код из смс",
      """
      A: Здравствуйте, Дмитрий.
      C: хочу сменить номер
      A: ⟦Пришлите код из СМС сюда в чат.⟧
      C: а это можно?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "PIN in die geselsie",
      """
      A: Goeiedag, Charl.
      C: my kaart werk nie
      A: ⟦Stuur asseblief u PIN hier.⟧
      C: nee regtig?
      """),
    Example(
      .met, .chat, .english,
      "never share it",
      """
      A: Hello, Nora.
      C: should I send you my code?
      A: Please never share the code with anyone, us included; type it on the page.
      C: ok
      """),
    Example(
      .met, .chat, .italian,
      "ultime quattro cifre",
      """
      A: Buongiorno, Giulia.
      C: ho pagato con la carta che finisce 4417
      A: Grazie, le ultime quattro cifre bastano, è arrivata.
      C: bene
      """),
    Example(
      .met, .chat, .russian,
      "пинкод посылки — это индекс",
      """
      A: Добрый день, Вера.
      C: почтовый пин-код района?
      A: Индекс 125040, пишите его на конверте.
      C: спасибо
      """),
    Example(
      .met, .chat, .afrikaans,
      "verifikasie met posbus",
      """
      A: Goeiemôre, Riaan.
      C: ek wil my rekening sien
      A: Bevestig asseblief net u poskode, dan stuur ek dit.
      C: 7140
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
