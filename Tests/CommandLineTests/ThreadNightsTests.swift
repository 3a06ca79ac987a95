import Foundation
import Testing

/// What several nights make of mails that go on a thread of which the files are gone.
@Suite struct ThreadNightsTests {
  private struct Mail {
    var name: String
    var id: String
    var references: [String] = []
    var from: String
    var to: String
    var clock: String
    var text: String

    var eml: String {
      var lines = [
        "From: \(from)", "To: \(to)", "Date: \(clock)",
        "Subject: \(references.isEmpty ? "" : "Re: ")The lamp of Monday", "Message-ID: <\(id)>",
      ]
      if !references.isEmpty {
        lines.append("In-Reply-To: <\(references[references.count - 1])>")
        lines.append("References: " + references.map { "<\($0)>" }.joined(separator: " "))
      }
      lines += ["Content-Type: text/plain; charset=utf-8", "", text, ""]
      return lines.joined(separator: "\r\n")
    }
  }

  private static let customer = "Mara Voss <mara@post.example>"
  private static let desk = "Tom Help <tom@shop.example>"

  private static let question = Mail(
    name: "1.eml", id: "q1@post.example", from: customer, to: desk,
    clock: "Tue, 6 Oct 2026 09:00:00 +0000",
    text: "The lamp that came on Monday is broken at the foot. What can you do about it?")
  private static let answer = Mail(
    name: "2.eml", id: "a1@shop.example", references: ["q1@post.example"], from: desk, to: customer,
    clock: "Tue, 6 Oct 2026 11:00:00 +0000",
    text: """
      Good morning, I am sorry about that. A new lamp leaves our store tomorrow.

      On Tue, 6 Oct 2026 at 09:00, Mara Voss <mara@post.example> wrote:
      > The lamp that came on Monday is broken at the foot. What can you do about it?
      """)
  private static let thanks = Mail(
    name: "3.eml", id: "q2@post.example", references: ["q1@post.example", "a1@shop.example"],
    from: customer, to: desk, clock: "Wed, 7 Oct 2026 08:00:00 +0000",
    text: """
      Thank you, that is kind. Must I send the broken one back to you?

      On Tue, 6 Oct 2026 at 11:00, Tom Help <tom@shop.example> wrote:
      > Good morning, I am sorry about that. A new lamp leaves our store tomorrow.
      """)
  /// Names only the message before, and quotes nothing.
  private static let last = Mail(
    name: "4.eml", id: "a2@shop.example", references: ["q2@post.example"], from: desk, to: customer,
    clock: "Wed, 7 Oct 2026 10:00:00 +0000",
    text: "No, you can keep it or throw it away, whatever suits you.")

  private static func configuration(_ more: String = "") -> String {
    """
    {"version": 1,\(more)
     "sources": [{"name": "mail", "path": "in/*.eml", "channel": "email",
       "agent_domains": ["shop.example"]}],
     "exports": [{"format": "json", "to": "out"}, {"format": "csv", "to": "out"}]}
    """
  }

  /// Runs the nights and returns what was exported.
  private func exports(
    _ nights: [[Mail]], removing: Bool, more: String = ""
  ) throws -> [String: Data] {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration(more))
    for mails in nights {
      if removing { try? FileManager.default.removeItem(atPath: workspace.path + "/in") }
      for mail in mails { try workspace.write("in/" + mail.name, mail.eml) }
      let run = try Program.run(["run", "--as-of", "2026-10-20T06:00:00Z"], in: workspace.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    return try workspace.contents("out")
  }

  /// How many turns each agent wrote.
  private func turns(_ exports: [String: Data]) throws -> [Substring] {
    let lines = String(decoding: try #require(exports["2026-10/evaluations.jsonl"]), as: UTF8.self)
    return lines.split(separator: ",").filter { $0.hasPrefix("\"turns\"") }
  }

  private func conversations(_ exports: [String: Data]) throws -> Int {
    let lines = try #require(exports["2026-10/evaluations.jsonl"])
    return lines.split(separator: 10).count
  }

  @Test(
    "mails of later nights go on threads whose files are gone",
    arguments: [
      [[question], [answer], [thanks], [last]],
      [[question, answer], [thanks, last]],
      [[question, answer, thanks], [last]],
    ])
  private func goneFiles(_ nights: [[Mail]]) throws {
    let expected = try exports([nights.flatMap { $0 }], removing: false)
    #expect(try conversations(expected) == 1)
    #expect(try exports(nights, removing: false) == expected)
    #expect(try exports(nights, removing: true) == expected)
  }

  @Test func `an answer that comes before its question becomes a part of its thread`() throws {
    let expected = try exports([[Self.question, Self.answer]], removing: false)
    #expect(try exports([[Self.answer], [Self.question]], removing: false) == expected)
    #expect(try conversations(exports([[Self.answer], [Self.question]], removing: true)) == 1)
  }

  @Test func `a mail that was moved to another folder's file comes once`() throws {
    var moved = Self.question
    moved.name = "0-archive.eml"
    let before = [Self.question, Self.answer]
    let exports = try exports([before, [moved, Self.thanks]], removing: true)
    #expect(try conversations(exports) == 1)
    let expected = try self.exports([before + [Self.thanks]], removing: false)
    #expect(try turns(exports) == turns(expected))
  }

  @Test func `codes in the place of customers do not part a thread`() throws {
    let nights = [[Self.question], [Self.answer], [Self.thanks], [Self.last]]
    #expect(try conversations(exports(nights, removing: true, more: Self.pseudonyms)) == 1)
  }

  @Test func `another matter of the same customer stays another conversation`() throws {
    var other = Self.thanks
    other.references = []
    other.id = "q9@post.example"
    other.text = "My lamp is a year old now. Which bulb do I need for it?"
    #expect(
      try conversations(exports([[Self.question, Self.answer], [other]], removing: true)) == 2)
  }

  @Test func `of known mails only those of touched threads are read again`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration())
    var others = (1...5).map { number in
      var other = Self.question
      other.name = "other-\(number).eml"
      other.id = "other-\(number)@post.example"
      other.clock = "Mon, 5 Oct 2026 0\(number):00:00 +0000"
      return (mail: other, subject: "The chair \(number)")
    }
    for other in others {
      try workspace.write(
        "in/" + other.mail.name,
        other.mail.eml.replacingOccurrences(of: "The lamp of Monday", with: other.subject))
    }
    for mail in [Self.question, Self.answer] {
      try workspace.write("in/" + mail.name, mail.eml)
    }
    _ = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path)
    try workspace.write("in/" + Self.thanks.name, Self.thanks.eml)
    let night = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path)
    #expect(night.output.contains("; 2 mail files read again for their threads"), "\(night.output)")
    // A mail that was rewritten may have left its thread: all are looked at.
    others[0].mail.text = "It is the chair after all."
    try workspace.write("in/" + others[0].mail.name, others[0].mail.eml)
    let changed = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path)
    #expect(changed.output.contains("; 7 mail files read again"), "\(changed.output)")
  }

  /// Only the subject joins them, and the question comes after its answer.
  @Test func `a question that comes late is joined to the answer by its subject`() throws {
    var answer = Self.answer
    answer.references = []
    let eml = answer.eml.replacingOccurrences(of: "Subject: The", with: "Subject: Re: The")
    let workspaces = [try Workspace(), try Workspace()]
    for (workspace, nights) in zip(workspaces, [1, 2]) {
      try workspace.write("pipeline.json", Self.configuration())
      try workspace.write("in/2.eml", eml)
      if nights == 2 { _ = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path) }
      try workspace.write("in/1.eml", Self.question.eml)
      _ = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path)
    }
    let exports = try workspaces.map { try $0.contents("out") }
    #expect(try conversations(exports[0]) == 1)
    #expect(exports[0] == exports[1])
  }

  // MARK: - File names that are used again

  /// Another customer's matter.
  private static let other = Mail(
    name: "1.eml", id: "o1@post.example", from: "Ida Brandt <ida@post.example>", to: desk,
    clock: "Thu, 8 Oct 2026 09:00:00 +0000",
    text: "Which bulb do I need for the floor lamp with three arms?")

  /// The conversations' ids.
  private func ids(_ exports: [String: Data]) throws -> [String] {
    let lines = String(decoding: try #require(exports["2026-10/evaluations.jsonl"]), as: UTF8.self)
    return try lines.split(separator: "\n").map {
      let object = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      return try #require(object?["conversation"] as? String)
    }.sorted()
  }

  private func named(_ mail: Mail, _ name: String) -> Mail {
    var mail = mail
    mail.name = name
    return mail
  }

  @Test("another mail in a known file leaves the thread as it was", arguments: [false, true])
  func reusedName(sameNight: Bool) throws {
    let nights =
      sameNight
      ? [[Self.question], [Self.other, Self.answer]]
      : [[Self.question], [Self.answer], [Self.other]]
    let expected = try exports(
      [[Self.question, Self.answer, named(Self.other, "9.eml")]], removing: false)
    let found = try exports(nights, removing: false)
    #expect(try ids(found) == ids(expected))
    #expect(try ids(found).count == 2)
    #expect(try turns(found) == turns(expected))
  }

  @Test("a reply in the file of what it answers joins it", arguments: ["", pseudonyms])
  func replyInTheSameFile(more: String) throws {
    let nights = [[Self.question], [named(Self.answer, "1.eml")], [named(Self.thanks, "1.eml")]]
    let found = try exports(nights, removing: false, more: more)
    let expected = try exports(
      [[Self.question, Self.answer, Self.thanks]], removing: false, more: more)
    #expect(try conversations(found) == 1)
    #expect(try turns(found) == turns(expected))
  }

  /// Each night the file before has the mail of the one behind it.
  @Test func filesThatAreNumberedAnewLoseNothing() throws {
    let all = [Self.question, Self.answer, Self.thanks, Self.last]
    let expected = try exports([all], removing: false)
    let shifted = all.dropFirst().enumerated().map { named($1, "\($0 + 1).eml") }
    let found = try exports([all, shifted, [named(Self.last, "1.eml")]], removing: false)
    #expect(try conversations(found) == 1)
    #expect(try turns(found) == turns(expected))
  }

  @Test("a corrected mail takes its own place", arguments: [false, true], ["", pseudonyms])
  func correctedMail(hasID: Bool, more: String) throws {
    func eml(_ mail: Mail) -> String {
      guard !hasID else { return mail.eml }
      return mail.eml.split(separator: "\r\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("Message-ID:") }.joined(separator: "\r\n")
    }
    var corrected = Self.question
    corrected.text += " It is brass."
    var again = corrected
    again.text += " And green."
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration(more))
    for mail in [Self.question, corrected, again, named(again, "0-moved.eml")] {
      try? FileManager.default.removeItem(atPath: workspace.path + "/in")
      try workspace.write("in/" + mail.name, eml(mail))
      let run = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try conversations(workspace.contents("out")) == 1, "\(mail.text)")
    }
  }

  /// A ticket system that sends its answers at one moment.
  @Test func mailsOfOneMomentAreNotTakenForEachOther() throws {
    var second = Self.other
    second.name = "5.eml"
    second.id = "s1@post.example"
    var reply = Self.answer
    reply.name = "6.eml"
    reply.id = "a9@shop.example"
    reply.references = [second.id]
    let found = try exports(
      [[Self.question, Self.answer], [second, reply, Self.thanks]], removing: true)
    let expected = try exports(
      [[Self.question, Self.answer, second, reply, Self.thanks]], removing: false)
    #expect(try turns(found) == turns(expected))
    #expect(try conversations(found) == 2)
  }

  private static let pseudonyms = """

     "privacy": {"pseudonymize_customers": true, "key_file": "privacy.key"},
    """
}
