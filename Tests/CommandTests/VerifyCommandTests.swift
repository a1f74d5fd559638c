import TestSupport
import Testing

@Suite("Verifying by command")
struct VerifyCommandTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: String..., in workspace: String = "workspace") throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/" + workspace)
  }

  /// The head that `verify` prints.
  private func noted() throws -> String {
    let output = try run("verify").output
    return String(output.split(separator: "\n").first?.suffix(64) ?? "")
  }

  @Test("A head noted down before is found where it was, and an end cut off after it is told")
  func head() throws {
    #expect(try run("numbers", "reserve", "示司评", "--for", "甲局案").status == 0)
    let early = try noted()
    let backup = folder.path + "/backup"
    #expect(try run("backup", backup).status == 0)
    #expect(try run("numbers", "reserve", "示司评", "--for", "乙局案").status == 0)
    let late = try noted()
    #expect(early.count == 64 && late.count == 64 && early != late)
    let there = try run("verify", "--head", early.uppercased())
    #expect(there.status == 0 && there.output.contains("第 1 条，其后新增 1 条"), "\(there.errors)")
    let counted = try run("verify", "--head", late, "--events", "2", "--lang", "en")
    #expect(counted.status == 0 && counted.output.contains("event 2, and 0 after it"), "\(counted.errors)")
    // A journal that ends earlier is sound by itself.
    #expect(try run("restore", backup, in: "cut").status == 0)
    #expect(try run("verify", in: "cut").status == 0)
    let gone = try run("verify", "--head", late, in: "cut")
    #expect(gone.status == 1 && gone.errors.contains("没有先前登记的链尾"), "\(gone.errors)")
    let lost = try run("verify", "--head", late, "--events", "2", in: "cut")
    #expect(lost.status == 1 && lost.errors.contains("没有先前登记的第 2 条"), "\(lost.errors)")
    #expect(try run("verify", "--head", early, "--events", "2").status == 1)
    #expect(try run("verify", "--head", "abc").status == 64)
    #expect(try run("verify", "--events", "2").status == 64)
  }
}
