package import Conversations
import Markup
package import Settings

/// Reads files of every known format into conversations. A pure function of the file's bytes, its
/// name and the files beside it; a value that any number of workers share.
package struct Ingester: Sendable {
  private let detector: Detector

  /// - Parameter mappings: the formats that `pipeline.json` describes.
  package init(mappings: [FormatMapping]) {
    detector = Detector(formats: Formats.with(mappings))
  }

  /// Ids of the formats that are built in, in order.
  package static let formats: [String] = Formats.all.map(\.id)

  /// Those of them that hold single mails, to be joined into threads.
  package static let mailFormats: Set<String> = Set(MailFormats.all.map(\.id))

  /// What a worker keeps from file to file. Reading through one is the same as through the
  /// ingester, only faster for many small files.
  package func worker() -> IngestWorkspace { IngestWorkspace(self) }

  /// Reads one file and calls `emit` for each conversation, in order. Never throws: every problem is
  /// a rejection in the result.
  ///
  /// - Parameter emit: may block; returns false to stop early.
  package func read(
    _ input: IngestInput, emit: (RawConversation) -> Bool
  ) -> IngestResult {
    read(input, readers: Readers(), emit: emit)
  }

  func read(
    _ input: IngestInput, readers: Readers, emit: (RawConversation) -> Bool
  ) -> IngestResult {
    let source: ByteSource
    do throws(MarkupProblem) {
      source = try ByteSource(path: input.fileSystemPath)
    } catch {
      var result = IngestResult(detection: Detection(format: nil, reason: error.reason))
      result.rejections.append(rejection(input, error.code, error.reason))
      return result
    }
    let outcome = detector.detect(source, input)
    var result = IngestResult(format: outcome.format?.id, detection: outcome.detection)
    result.isSkipped = outcome.isSkipped
    if let (code, reason) = outcome.rejection {
      result.rejections.append(rejection(input, code, reason))
    }
    guard let format = outcome.format else { return result }
    return withoutActuallyEscaping(emit) { emit in
      let reading = Reading(
        input: input, source: source, sample: outcome.sample, readers: readers, result: result,
        emit: emit)
      format.read(reading)
      return reading.finished(
        isBare: format.isBareRoot(outcome.sample), isMapped: !Ingester.formats.contains(format.id))
    }
  }

  /// The format of a file, and what showed it. Looks at its first 64 KB only.
  package func detect(_ input: IngestInput) -> Detection {
    do throws(MarkupProblem) {
      return detector.detect(try ByteSource(path: input.fileSystemPath), input).detection
    } catch {
      return Detection(format: nil, reason: error.reason)
    }
  }

  private func rejection(_ input: IngestInput, _ code: String, _ reason: String) -> Rejection {
    Rejection(
      stage: .ingest, origin: Origin(source: input.source.name, path: input.path), code: code,
      reason: reason)
  }
}

/// Parsers and memory that one worker keeps from file to file. Not `Sendable`.
package final class IngestWorkspace {
  private let ingester: Ingester
  private let readers = Readers()

  init(_ ingester: Ingester) { self.ingester = ingester }

  /// As `Ingester.read`.
  package func read(
    _ input: IngestInput, emit: (RawConversation) -> Bool
  ) -> IngestResult {
    ingester.read(input, readers: readers, emit: emit)
  }
}
