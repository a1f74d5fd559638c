import Dispatch

extension Array where Element: Sendable {
  /// How many elements are worked on in one go where there are hundreds of them.
  private static var longestRun: Int { 16 }

  /// The results of work done on the elements side by side, in the order of the elements.
  public func mappedSideBySide<Result: Sendable>(_ work: @Sendable (Element) -> Result) -> [Result] {
    // Handing out each row of a table by itself costs as much as reading it; a few heavy ones go one by one.
    let run = Swift.max(1, Swift.min(Self.longestRun, count / 32))
    return [Result](unsafeUninitializedCapacity: count) { buffer, filled in
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: (count + run - 1) / run) { part in
        for index in part * run..<Swift.min(count, (part + 1) * run) {
          places.initializeElement(at: index, to: work(self[index]))
        }
      }
      filled = count
    }
  }
}
