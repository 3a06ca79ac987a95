import Foundation
import Testing

/// `calibrate` from files to tables and back.
@Suite struct CalibrateTests {
  /// Conversations of two made-up sources: in every third the customer is left with a question.
  private func data() -> (dialogues: String, labels: String, ratings: String) {
    var dialogues = ""
    var labels = ""
    var ratings = ""
    for index in 0..<60 {
      let id = "\(index % 2 == 0 ? "north" : "south")-\(index)"
      let isLeft = index % 3 == 0
      let last = isLeft ? "And when will the lamp \(index) be sent?" : "Thank you, that helps!"
      dialogues += """
        {"id":"\(id)","language":"en","channel":"social","turns":[\
        {"role":"customer","text":"Hello, is lamp number \(index) in stock?"},\
        {"role":"agent","text":"Hi, the lamp is in stock and can be ordered."},\
        {"role":"customer","text":"\(last)"}]}

        """
      let marks = isLeft ? #"{"error":"E01","turn":1}"# : ""
      labels += #"{"id":"\#(id)","findings":[\#(marks)]}"# + "\n"
      ratings +=
        #"{"id":"\#(id)","labels":{"satisfaction":\#(isLeft ? -1 : 1),"accomplishment":\#(isLeft ? -1 : 1)}}"#
        + "\n"
    }
    return (dialogues, labels, ratings)
  }

  @Test func `figures are printed and the weights can be written`() throws {
    let workspace = try Workspace()
    let (dialogues, labels, ratings) = data()
    try workspace.write("dialogues.jsonl", dialogues)
    try workspace.write("labels.jsonl", labels)
    try workspace.write("ratings.jsonl", ratings)
    let arguments = [
      "calibrate", "--dialogues", "dialogues.jsonl", "--labels", "labels.jsonl", "--ratings",
      "ratings.jsonl", "--folds", "2", "--leave-out-source", "--write", "fitted",
    ]
    let first = try Program.run(arguments, in: workspace.path)
    #expect(first.status == 0)
    #expect(first.output.contains("| E01 | 20 | 20 | 20 | 1.00"))
    #expect(first.output.contains("## Without north in training, judged on it"))
    #expect(first.output.contains("Service of 60 rated conversations"))
    let written = try workspace.contents("fitted")
    #expect(
      Set(written.keys) == [
        "learned.json", "evaluations.jsonl", "evaluations-sources.jsonl", "signals.jsonl",
      ])
    let evaluations = String(decoding: written["evaluations.jsonl"] ?? Data(), as: UTF8.self)
    #expect(evaluations.split(separator: "\n").count == 60)
    // Words stay in the evaluations' quotes; the weights and signals hold none.
    let signals = String(decoding: written["signals.jsonl"] ?? Data(), as: UTF8.self)
    #expect(!signals.contains("lamp"))
    let second = try Program.run(arguments, in: workspace.path)
    #expect(second.output == first.output)
    #expect(try workspace.contents("fitted") == written)
  }

  @Test func `mistakes are told with their line`() throws {
    let workspace = try Workspace()
    let (dialogues, _, _) = data()
    try workspace.write("dialogues.jsonl", dialogues)
    try workspace.write("labels.jsonl", "\n" + #"{"id":"north-0","findings":[{"error":"E99"}]}"#)
    let result = try Program.run(
      ["calibrate", "--dialogues", "dialogues.jsonl", "--labels", "labels.jsonl"],
      in: workspace.path)
    #expect(result.status == 2)
    #expect(result.errors.contains("labels.jsonl, line 2"))
    let none = try Program.run(["calibrate", "--dialogues", "dialogues.jsonl"], in: workspace.path)
    #expect(none.status == 2)
  }
}
