import Foundation
import Synchronization

/// Ctrl-C while long work is done: the work ends at its next safe place instead of in the middle.
final class Interruption {
  private let source: any DispatchSourceSignal
  private let asked = AskedToStop()

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [asked] in asked.flag.store(true, ordering: .relaxed) }
    source.resume()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }

  var isAsked: Bool { asked.flag.load(ordering: .relaxed) }
}

private final class AskedToStop: Sendable {
  let flag = Atomic<Bool>(false)
}
