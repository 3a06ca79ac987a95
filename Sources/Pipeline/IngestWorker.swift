import Conversations
import Ingest
import Ledger

/// Reads the files of one unit and sends what they hold in batches.
struct IngestWorker {
  /// Raw bytes after which a batch is sent.
  static let batchBytes = 128 << 10

  let files: [PipelineRun.File]
  let stop: StopFlag
  /// Nil where nobody needs it.
  let hash: ((IngestInput) -> ContentHash?)?

  /// False if the run is being stopped.
  func read(
    _ unit: WorkUnit, number: Int, with read: StageFunctions.Reader, into outlet: inout Outlet
  ) -> Bool {
    var batch = Batch(unit: number)
    for file in files[unit.files] {
      let index = file.number
      batch.append(
        .began(file, hash: hash?(file.input)), at: InputPlace(file: index, place: -1))
      var place = 0
      var isOpen = true
      // The first conversation decides for the file: a file ends either with the others of its
      // source or when its threads are joined.
      var holdsMails = false
      let result = read(file.input) { raw in
        if place == 0 { holdsMails = raw.isMail }
        batch.append(
          holdsMails ? .rawMail(raw) : .raw(raw), at: InputPlace(file: index, place: place))
        place += 1
        outlet.counts.ingest.sent += 1
        if batch.bytes >= Self.batchBytes {
          let following = batch.successor
          isOpen = outlet.send(batch)
          batch = following
        }
        return isOpen && !stop.isRaised
      }
      guard isOpen, !stop.isRaised else { return false }
      outlet.counts.files += 1
      if result.isSkipped { outlet.counts.skippedFiles += 1 }
      if result.isEmptyExport { outlet.counts.emptyFiles += 1 }
      if !result.rejections.isEmpty { outlet.counts.rejectedFiles += 1 }
      outlet.counts.ingest.received += result.received
      outlet.counts.ingest.rejected += result.received - result.sent
      batch.append(
        .ended(result, holdsMails: holdsMails), at: InputPlace(file: index, place: Int.max))
    }
    batch.isLast = true
    return outlet.send(batch)
  }
}
