import Markup

/// Writes events as text: `<name a=b>`, `</name>`, words.
struct EventRecorder: MarkupHandler {
  var vocabulary: [String] = []
  var log = ""
  var elements = 0
  var deepest = 0
  var textBytes = 0
  var keepsLog = true

  mutating func start(_ element: ElementEvent) {
    elements += 1
    deepest = max(deepest, element.depth)
    guard keepsLog else { return }
    log += "<" + String(decoding: element.name, as: UTF8.self)
    element.forEachAttribute { name, value in
      log += " \(String(decoding: name, as: UTF8.self))=\(String(decoding: value, as: UTF8.self))"
    }
    log += ">"
  }

  mutating func end(_ element: ElementEnd) {
    if keepsLog { log += "</" + String(decoding: element.name, as: UTF8.self) + ">" }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    textBytes += bytes.count
    if keepsLog { log += String(decoding: bytes, as: UTF8.self) }
  }

  mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {
    if keepsLog { log += "<!--" + String(decoding: bytes, as: UTF8.self) + "-->" }
  }
}

func record(
  _ bytes: [UInt8], as kind: MarkupKind, encoding: String? = nil
) -> (log: String, report: MarkupReport) {
  var recorder = EventRecorder()
  let report = MarkupReader().read(
    ByteSource(bytes: bytes), as: kind, encoding: encoding, into: &recorder)
  return (recorder.log, report)
}

func record(_ text: String, as kind: MarkupKind) -> (log: String, report: MarkupReport) {
  record(Array(text.utf8), as: kind)
}

/// Collects the visible text of a whole document.
struct TextRecorder: MarkupHandler {
  var vocabulary: [String] { [] }
  var text = HTMLText()
  var bytes: [UInt8] = []

  mutating func start(_ element: ElementEvent) { text.open(element, &bytes) }
  mutating func end(_ element: ElementEnd) { text.close(element, &bytes) }
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) { text.text(piece, &bytes) }
}

func visibleText(_ html: String) -> String {
  var recorder = TextRecorder()
  let bytes = Array(html.utf8)
  _ = bytes.withUnsafeBufferPointer { HTMLFragmentReader().read($0, into: &recorder) }
  recorder.text.finish(&recorder.bytes)
  return String(decoding: recorder.bytes, as: UTF8.self)
}
