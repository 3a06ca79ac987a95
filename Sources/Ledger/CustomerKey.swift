import Foundation
import GRDB

// Which key the customers' codes were made with. The key itself never comes here.
extension Ledger {
  /// What the key makes of a fixed text; nil as long as no customer was coded.
  package func customerKeyMark() throws(LedgerError) -> [UInt8]? {
    try access { db in
      try Data.fetchOne(db, sql: "SELECT mark FROM customer_key").map { [UInt8]($0) }
    }
  }

  /// Notes which key codes the customers from now on.
  package func setCustomerKeyMark(_ mark: [UInt8]) throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO customer_key VALUES (1, ?)", arguments: [Data(mark)])
    }
  }
}

extension LedgerSchema {
  static let customerKey = """
    CREATE TABLE customer_key (id INTEGER PRIMARY KEY CHECK (id = 1), mark BLOB NOT NULL);
    """
}
