import GRDB

extension ReviewStore {
  /// The numbers of the imported case files that record a fine and an act that is wanted.
  public func finedCaseNumbers(ofActs isWanted: (String) -> Bool) throws -> [Int64] {
    try read { db in
      let acts = try String.fetchAll(
        try db.cachedStatement(sql: "SELECT DISTINCT act FROM case_files WHERE fine IS NOT NULL"))
      return try acts.filter(isWanted).flatMap { act in
        try Int64.fetchAll(
          try db.cachedStatement(sql: "SELECT id FROM case_files WHERE fine IS NOT NULL AND act = ?"),
          arguments: [act])
      }
    }
  }

  /// The numbers of the imported case files of a party that is wanted.
  public func caseNumbers(ofParty isWanted: (String) -> Bool) throws -> [Int64] {
    try read { db in
      let rows = try Row.fetchCursor(try db.cachedStatement(sql: "SELECT id, party FROM case_files"))
      var found: [Int64] = []
      while let row = try rows.next() {
        if isWanted(try row.text(1)) { found.append(try row.number(0)) }
      }
      return found
    }
  }
}
