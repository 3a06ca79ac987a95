import Conversations

/// Lines that separate: rows of dashes, “Original Message”, “reply above this line”.
enum MailRules {
  /// A row of at least five dashes, underscores, equals signs or asterisks and nothing else.
  static func isRule(_ folded: ArraySlice<UInt8>) -> Bool {
    var marks = 0
    for b in folded {
      switch b {
      case 0x2D, 0x5F, 0x3D, 0x2A, 0x7E: marks += 1
      case 0x20: break
      default: return false
      }
    }
    return marks >= 5
  }

  static func hasLetters(_ s: ArraySlice<UInt8>) -> Bool { s.contains { isWord($0) } }

  /// Whether the line is a separator between messages; true means that it is words alone, without
  /// dashes or a colon, so that more is needed to believe it.
  static func isSeparator(_ folded: ArraySlice<UInt8>) -> Bool? {
    guard folded.count <= 200 else { return nil }
    var body = folded
    var left = 0
    var right = 0
    let isMark: (UInt8) -> Bool = { $0 == 0x2D || $0 == 0x5F || $0 == 0x3D || $0 == 0x2A }
    while let b = body.first, isMark(b) || b == 0x20 || b == 0x5B || b == 0x3E {
      if isMark(b) { left += 1 }
      body = body.dropFirst()
    }
    var endsInColon = false
    while let b = body.last, isMark(b) || b == 0x20 || b == 0x5D || b == 0x3A || b == 0x3C {
      if isMark(b) { right += 1 }
      if b == 0x3A { endsInColon = true }
      body = body.dropLast()
    }
    // Without marks around them the words stand alone on a short line.
    guard body.count >= 5, left >= 2 || right >= 2 || body.count <= 60 else { return nil }
    if let length = MailWords.forwards.prefix(of: body), body.count <= length + 2 {
      return endsInColon || left + right >= 2 ? false : true
    }
    guard let found = MailWords.separators.find(in: body) else { return nil }
    let rest = body.count - found.count
    if left >= 2 && right >= 2 { return rest <= 120 ? false : nil }
    if left >= 4 || right >= 4 { return rest <= 40 ? false : nil }
    return rest <= 2 ? true : nil
  }

  /// Whether a help desk asks here to reply above (or not to write below) this line.
  static func isReplyAbove(_ folded: ArraySlice<UInt8>) -> Bool {
    guard folded.count <= 220 else { return false }
    let line = folded
    // A sentence of prose about replying has no row of marks at its ends and names no "this line".
    let isMark: (UInt8) -> Bool = {
      $0 == 0x2D || $0 == 0x23 || $0 == 0x3D || $0 == 0x5F || $0 == 0x2A || $0 == 0x7E
    }
    let marks = line.prefix { isMark($0) }.count + line.reversed().prefix { isMark($0) }.count
    guard marks >= 2 || (folded.count <= 120 && thisLine.occurs(in: line)) else { return false }
    return above.occurs(in: line) && reply.occurs(in: line)
  }

  private static let above = MailPhrases([
    "above", "below", "under", "oberhalb", "über", "unterhalb", "unter", "au-dessus", "au dessus",
    "ci-dessus", "en dessous", "por encima", "encima", "arriba de", "debajo", "sopra",
    "al di sopra",
    "sotto", "acima", "abaixo", "boven", "onder", "bo", "ovanför", "över", "over", "ovenfor",
    "yläpuolelle", "powyżej", "nad", "pod", "deasupra", "выше", "над", "ниже", "вище", "нижче",
    "πάνω από", "فوق", "之上", "以上", "より上", "위에", "phía trên", "üstüne",
  ])
  private static let reply = MailPhrases([
    "reply", "replies", "respond", "response", "write", "type your", "antwort", "antworten",
    "schreiben",
    "antworte", "répondre", "répondez", "réponse", "écrivez", "responda", "responder", "respuesta",
    "escriba", "conteste", "risposta", "rispondi", "rispondere", "scrivi", "scrivere", "resposta",
    "escreva", "antwoord", "antwoorden", "skryf", "svar", "svara", "skriv", "vastaa", "kirjoita",
    "odpowiedź", "odpowiedz", "odpowiedzi", "odpověď", "odpovezte", "odpoveď", "răspunsul",
    "răspundeți", "ответ", "ответьте", "отвечайте", "пишите", "відповідь", "відповідайте",
    "απάντηση", "απαντήστε", "الرد", "回复", "回覆", "返信", "회신", "답장", "trả lời", "yanıtınızı",
  ])
  private static let thisLine = MailPhrases([
    "this line", "dieser linie", "diese linie", "dieser zeile", "cette ligne", "esta línea",
    "questa riga", "questa linea", "esta linha", "deze regel", "deze lijn", "hierdie lyn",
    "denna rad", "den här raden", "denne linje", "denne linjen", "tämän rivin", "tej linii",
    "tą linią", "tento řádek", "tímto řádkem", "tento riadok", "această linie", "этой строки",
    "этой линии", "этой черты", "цього рядка", "цієї лінії", "αυτή τη γραμμή", "هذا السطر", "此行",
    "この行", "이 줄", "dòng này", "bu satırın", "bu çizginin",
  ])
}
