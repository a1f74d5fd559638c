import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of work done on the elements side by side, in the order of the elements.
  public func mappedSideBySide<Result: Sendable>(_ work: @Sendable (Element) -> Result) -> [Result] {
    let results = Mutex<[Result?]>([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
