import Foundation
import TestSupport
import Testing

/// `kill -9` at any moment while somebody types: at most the last second of the text is lost, and no mark.
///
/// A few moments in the normal run; `KILLS=200` for two hundred.
@Suite(.serialized, .enabled(if: Workstation.isBuilt, "casereview is not built"))
struct KilledProgramTests {
  private static let sentence = Array(
    "经查，立案审批表未载明承办人意见，询问笔录第二页没有被询问人签名，事先告知书没有写明陈述申辩的期限，送达回证由他人代收而没有注明关系，以上情形应当扣分")

  @Test func atMostTheLastSecondIsLost() throws {
    let count = ProcessInfo.processInfo.environment["KILLS"].flatMap(Int.init) ?? 4
    var random = SplitMix(state: count == 4 ? 4 : UInt64(time(nil)))
    var worst = Duration.zero
    for round in 0..<count {
      let workstation = Workstation()
      let terminal = try workstation.open()
      terminal.send("\r\rr")
      try #require(terminal.wait(for: "理由或备注"))
      let start = ContinuousClock.now
      let end = start + .milliseconds(Int(300 + random.next() % 2700))
      // What had been typed, and seen by the program, at which moment.
      var typed: [(instant: ContinuousClock.Instant, text: String)] = []
      var text = ""
      for character in Self.sentence {
        guard ContinuousClock.now < end else { break }
        text.append(character)
        terminal.send(String(character))
        _ = terminal.read(within: 0.02)
        typed.append((.now, text))
        usleep(UInt32(20_000 + random.next() % 60_000))
      }
      terminal.signal(SIGKILL)
      let killed = ContinuousClock.now
      #expect(terminal.waitForExit() == .signal(SIGKILL))
      let kept = try draft(in: workstation.folder.path + "/workspace/drafts")
      #expect(text.hasPrefix(kept), "round \(round): “\(kept)” was never typed")
      // The first moment at which more had been typed than was kept.
      if let lost = typed.first(where: { $0.text.count > kept.count }) {
        worst = max(worst, killed - lost.instant)
      }
      let list = try Binary.run(["verify"], workspace: workstation.folder.path + "/workspace")
      #expect(list.status == 0, "the mark made before is in a sound journal: \(list.output) \(list.errors)")
    }
    // A second, and what a loaded machine needs to get round to it.
    #expect(worst < .milliseconds(1500), "\(count) kills: up to \(worst) of text were lost")
    if count != 4 { print("kills: \(count), at most \(worst) of text lost") }
  }

  private func draft(in folder: String) throws -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let name = names.first(where: { $0.hasSuffix(".json") }),
      let data = FileManager.default.contents(atPath: folder + "/" + name)
    else { return "" }
    let fields = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return fields?["text"] as? String ?? ""
  }
}
