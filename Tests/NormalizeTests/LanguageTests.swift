import Conversations
import Testing

@testable import Normalize

@Suite struct LanguageTests {
  private let identifier = LanguageIdentifier()

  private static let sentences: [(Language, [String])] = [
    (
      .english,
      [
        "The kettle leaks at the bottom, and it did so from the first day.",
        "We have sent you a new one this morning", "can u tell me where my stuff is",
        "I'm not paying for that!", "No, that wasn't what I ordered",
        "Sounds good, talk to you tomorrow", "Ordered 2 of SKU-99812 on 3/4, got only 1 of them",
      ]
    ),
    (
      .italian,
      [
        "Il bollitore perde da sotto, fin dal primo giorno.",
        "Gliene abbiamo spedito uno nuovo stamattina", "mi dite dov'è finita la mia roba",
        "Non ho intenzione di pagare!", "No, non era quello che avevo ordinato",
        "Perfetto, ci sentiamo domani", "perche' non rispondete piu' alle mail?",
      ]
    ),
    (
      .afrikaans,
      [
        "Die ketel lek onder, en dit doen dit van die eerste dag af.",
        "Ons het vanoggend vir u 'n nuwe een gestuur", "kan jy vir my sê waar my goed is",
        "Ek gaan nie daarvoor betaal nie!", "Nee, dit is nie wat ek bestel het nie",
        "Klink goed, ons praat môre weer", "Hoekom neem dit so lank om iets reg te maak?",
      ]
    ),
    (
      .dutch,
      [
        "De waterkoker lekt aan de onderkant, en dat was al zo vanaf de eerste dag.",
        "We hebben u vanochtend een nieuwe gestuurd", "kun je me zeggen waar mijn spullen zijn",
        "Daar ga ik niet voor betalen!", "Nee, dat is niet wat ik besteld had",
        "Klinkt goed, we spreken elkaar morgen", "Waarom duurt het zo lang om iets te repareren?",
      ]
    ),
    (
      .russian,
      [
        "Чайник протекает снизу, и так с первого дня.", "Сегодня утром мы отправили вам новый",
        "подскажите где моя посылка", "Платить за это не буду!", "Нет, заказывала другое",
        "Хорошо, тогда до завтра", "Почему на ремонт уходит столько времени?",
        "Заказ QX-1180 пришел без блока питания, USB кабель есть",
      ]
    ),
    (
      .ukrainian,
      [
        "Чайник протікає знизу, і так з першого дня.", "Сьогодні вранці ми надіслали вам новий",
        "підкажіть, де моя посилка", "Платити за це не збираюся, і крапка!",
        "Ні, це не те, що я замовляв", "Чому ремонт триває так довго?",
      ]
    ),
    (
      .bulgarian,
      [
        "Чайникът тече отдолу още от първия ден, и така не може да се ползва.",
        "Тази сутрин ви изпратихме нов продукт", "кажете ми къде е пратката ми",
        "Няма да платя за това, съжалявам", "Не, това не е продуктът, който поръчах",
        "Защо ремонтът отнема толкова много време?",
      ]
    ),
  ]

  @Test(arguments: sentences)
  func sentencesAreTold(language: Language, sentences: [String]) {
    for sentence in sentences {
      #expect(identifier.guess(sentence).language == language, "\(sentence)")
    }
  }

  @Test(arguments: [
    "Guten Tag, leider ist meine Bestellung noch nicht angekommen, und ich warte schon lange.",
    "Bonjour, je n'ai pas reçu ma commande et vous ne répondez pas à mes messages.",
    "Hola, no he recibido mi pedido y quiero que me devuelvan el dinero, gracias.",
    "Olá, ainda não recebi a minha encomenda e quero o meu dinheiro de volta.",
    "Dzień dobry, nie dostałem jeszcze mojego zamówienia i proszę o zwrot pieniędzy.",
    "Hej, jag har inte fått min beställning och jag vill ha pengarna tillbaka.",
    "Здраво, још увек нисам добио пошиљку, можете ли да ми кажете где је?",
    "Γεια σας, δεν έχω λάβει ακόμα την παραγγελία μου", "こんにちは、注文した商品がまだ届いていません",
    "12345", "https://shop.example/track?id=77", "👍👍", "", "@desk #4411",
  ])
  func otherLanguagesAndNoLanguageAreUndetermined(text: String) {
    #expect(identifier.guess(text).language == .undetermined)
  }

  @Test func clearTextIsSure() {
    for (language, sentences) in Self.sentences {
      let guess = identifier.guess(sentences.joined(separator: "\n"))
      #expect(guess.language == language)
      #expect(guess.probability > 0.9, "\(language): \(guess.probability)")
      #expect(guess.second == nil, "\(language)")
    }
  }

  @Test func codesAddressesAndNumbersAreNoWords() {
    let tally = identifier.tally("see https://x.example/the/and a@the.example K9-THE 4711 ok/fine")
    #expect(tally.words == 2)
  }

  private func conversation(_ turns: [(Int, String)]) throws -> Conversation {
    var builder = RawBuilder([NormalizerTests.agent, NormalizerTests.customer])
    for (participant, text) in turns { builder.say(participant, text) }
    return try NormalizerTests.normalize(builder.raw)
  }

  @Test func shortMessagesKeepTheirSidesLanguage() throws {
    let found = try conversation([
      (1, "Buongiorno, la lavatrice che ho comprato da voi non parte più"), (1, "ok"),
      (1, "Samsung WW90"), (0, "Buongiorno, mi dispiace, la aiuto subito"), (0, "Model number?"),
    ])
    #expect(found.turns.map(\.language) == [.italian, .italian, .italian, .italian, .italian])
    #expect(found.customerLanguage.language == .italian)
  }

  @Test func aLongMessageInAnotherLanguageIsThatLanguage() throws {
    let found = try conversation([
      (1, "Die wasmasjien wat ek by julle gekoop het wil glad nie begin nie"),
      (1, "I will write in English now because my husband is reading this with me"),
      (0, "Ek is jammer om dit te hoor, ek help u dadelik daarmee"),
    ])
    #expect(found.turns.map(\.language) == [.afrikaans, .english, .afrikaans])
  }

  @Test func sidesMayDiffer() throws {
    let found = try conversation([
      (1, "Добрый день, стиральная машина не включается, что делать?"),
      (0, "Hello, I am sorry to hear that, I only speak English I am afraid"),
    ])
    #expect(found.customerLanguage.language == .russian)
    #expect(found.agentLanguage.language == .english)
    #expect(found.turns.map(\.language) == [.russian, .english])
    #expect(found.language == .russian)
  }

  @Test func aMixedSideNamesBothLanguages() throws {
    let found = try conversation([
      (
        1,
        "Ek het gister die pakkie gekry but it was the wrong one en nou wil ek weet what can we do"
      )
    ])
    let pair = [found.customerLanguage.language, found.customerLanguage.second]
    #expect(Set(pair) == [.afrikaans, .english])
  }

  @Test func aSilentSideBorrowsTheOthersLanguage() throws {
    let found = try conversation([
      (1, "ja"), (0, "Goeiemôre, u bestelling is gereed en u kan dit nou kom haal"),
    ])
    #expect(found.customerLanguage.language == .afrikaans)
    #expect(found.customerLanguage.probability < found.agentLanguage.probability)
  }

  @Test func quotedTextDoesNotCount() throws {
    var builder = RawBuilder([NormalizerTests.agent, NormalizerTests.customer])
    let quote = "Where is my parcel? You said that it would be here by Monday."
    builder.say(
      0, quote + "\nIl pacco è in consegna oggi, mi scuso per il ritardo", marks: [(.quote, quote)])
    #expect(try NormalizerTests.normalize(builder.raw).agentLanguage.language == .italian)
  }
}
