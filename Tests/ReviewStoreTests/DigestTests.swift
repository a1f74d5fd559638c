import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("A hash is made of bytes anyone can make again")
struct DigestTests {
  @Test("Both algorithms give the digests their standards print for “abc”")
  func knownDigests() throws {
    #expect(
      try HashAlgorithm.sha256.digest(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      try HashAlgorithm.sm3.digest(of: Array("abc".utf8))
        == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
  }

  @Test("The canonical bytes of an event do not change from version to version")
  func hashOfAKnownEvent() throws {
    let header = JournalHeader(
      writer: "00112233445566778899aabbccddeeff", algorithm: .sha256, created: noon)
    #expect(try header.hash() == "3bf87960b7310875615ddcd19afe553c9b528d1ca3576ac707240f9f03874880")
    let store = try ReviewStore.inMemory(header: header)
    try store.fill([everyAction[0], everyAction[2]])
    #expect(
      try store.head()
        == JournalHead(hash: "8fdd2cd10ff4065b26fecc14a9a32f93416af553360ca42297b7876a0a87ebd0", count: 2))
  }

  @Test("An action is JSON with sorted keys, no white space and no escaped slashes")
  func canonicalAction() throws {
    #expect(
      try CanonicalJSON.encode(everyAction[0])
        == #"{"opened":{"standard":"mee-2024/general_penalty","version":"2024-1"}}"#)
    #expect(try CanonicalJSON.encode(everyAction[6]) == #"{"submitted":{}}"#)
    #expect(
      try CanonicalJSON.encode(everyAction[2])
        == #"{"marked":{"after":{"deductions":[{"id":"D01.3-a","times":2},"#
        + #"{"id":"D01.3-b","points":"0.5","times":1}],"evidence":[{"document":"立案审批表","#
        + #""isAbsence":false,"page":1,"quote":"2024年3月2日/受案"},{"document":"卷内目录","#
        + #""isAbsence":true,"quote":"审批延期"}],"reason":"立案审查超过十五日","state":"deducted"},"#
        + #""before":{"deductions":[],"evidence":[],"reason":"","state":"unanswered"},"#
        + #""criterion":"D01.3"}}"#)
  }

  @Test("A workspace made with SM3 keeps it, whatever the next opening asks for")
  func sm3Workspace() throws {
    let folder = TemporaryFolder()
    do {
      let store = try ReviewStore(workspace: folder.workspace, algorithm: .sm3)
      try store.fill()
    }
    let store = try ReviewStore(workspace: folder.workspace, algorithm: .sha256)
    #expect(try store.read { try JournalHeader.read($0).algorithm } == .sm3)
    try store.append([.opinion(before: everyOpinion, after: "")], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.verify().isSound)
  }

  private var everyOpinion: String {
    guard case .opinion(_, let after) = everyAction[5] else { return "" }
    return after
  }

  @Test("Two workspaces never have the same writer")
  func writersDiffer() throws {
    let writers = try (0..<8).map { _ in try ReviewStore.inMemory().writer() }
    #expect(Set(writers).count == 8)
    #expect(writers.allSatisfy { $0.utf8.count == 32 })
  }
}
