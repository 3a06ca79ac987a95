/// What a name by itself tells in exports that do not mark automatic answerers.
enum PartyNames {
  private static let botWords: Set<String> = [
    "bot", "chatbot", "einstein", "copilot", "бот", "чатбот",
  ]

  /// Whether one of the name's words says that it is an automatic answerer: "Shop Bot", "ShopBot".
  static func isBot(_ name: String) -> Bool {
    name.split { !$0.isLetter && !$0.isNumber }.contains { word in
      botWords.contains(word.lowercased())
        || ["Bot", "Бот"].contains { end in
          word.hasSuffix(end) && word.dropLast(end.count).last?.isLowercase == true
        }
    }
  }
}
