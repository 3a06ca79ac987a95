/// What a name by itself tells in exports that do not mark automatic answerers.
enum PartyNames {
  private static let botWords: Set<String> = [
    "bot", "chatbot", "einstein", "copilot", "бот", "чатбот",
  ]

  /// Whether one of the name's words says that it is an automatic answerer.
  static func isBot(_ name: String) -> Bool {
    name.split { !$0.isLetter && !$0.isNumber }.contains { botWords.contains($0.lowercased()) }
  }
}
