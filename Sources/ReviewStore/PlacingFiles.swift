import Foundation

/// Files that are written beside their places and take them together, keeping what was there.
struct PlacingFiles {
  private struct Step {
    var path: String
    var part: String
    /// What had the place; nil where it was free.
    var aside: String?
    var isDone = false
  }

  private var steps: [Step] = []

  /// Where the previous ones lie once all have taken their places.
  var keptAside: [String] { steps.compactMap(\.aside) }

  /// Writes each that differs from what is there beside its place; throws before any place is taken.
  init(_ carried: CarriedFiles, into files: WorkspaceFiles, clock: Int64) throws {
    do {
      for file in carried.files {
        let path = files.directory + "/" + file.name
        try Self.prepareFolders(of: file.name, in: files.directory)
        let there = FileStatus(path)
        if let there {
          guard there.kind == .file else {
            throw there.kind == .link ? StoreError.symbolicLink(path) : StoreError.notARegularFile(path)
          }
          if try SafeFile.bytes(of: path) == file.bytes { continue }
        }
        let aside = try there.map { _ in try WorkspaceFiles.freeName(beside: path, clock: clock) }
        steps.append(Step(path: path, part: try WorkspaceFiles.temporary(beside: path), aside: aside))
        try SafeFile.write(file.bytes, into: steps[steps.count - 1].part)
      }
    } catch {
      discard()
      throw error
    }
  }

  private static func prepareFolders(of name: String, in directory: String) throws {
    var folder = directory
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      switch FileStatus(folder)?.kind {
      case .directory: continue
      case .link: throw StoreError.symbolicLink(folder)
      case .some: throw StoreError.notADirectory(folder)
      case nil: guard mkdir(folder, 0o700) == 0 else { throw lastFailure(at: folder) }
      }
    }
  }

  /// Gives all of them their places, or none.
  mutating func place() throws {
    do {
      for index in steps.indices {
        let step = steps[index]
        // A second name first, so that the place is never empty; where there are no hard links it is for a moment.
        if let aside = step.aside, link(step.path, aside) != 0 {
          guard rename(step.path, aside) == 0 else { throw lastFailure(at: step.path) }
        }
        steps[index].isDone = true
        guard rename(step.part, step.path) == 0 else { throw lastFailure(at: step.path) }
        try SafeFile.syncDirectory(of: step.path)
      }
    } catch {
      takeBack()
      throw error
    }
  }

  /// Puts back what was there.
  mutating func takeBack() {
    for index in steps.indices.reversed() where steps[index].isDone {
      let step = steps[index]
      if let aside = step.aside { rename(aside, step.path) } else { unlink(step.path) }
      steps[index].isDone = false
    }
  }

  /// Removes what took no place.
  func discard() { for step in steps { unlink(step.part) } }
}
