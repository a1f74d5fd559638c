import Glibc

extension CaseFile {
  /// Where case files lie at the paths given, each to be loaded by itself: folders, and the zips and tables that
  /// hold others; and the paths at which there are none.
  public static func folders(at paths: [String]) -> (folders: [String], refused: [LoadError]) {
    var folders: [String] = []
    var refused: [LoadError] = []
    for path in paths {
      if let container = container(of: path), container == path,
        !manifestNames.contains(where: { path == $0 || path.hasSuffix("/" + $0) })
      {
        folders.append(path)
        continue
      }
      var met: Set<String> = []
      // The closure throws nothing of its own, and neither does the walk.
      try? CaseIntake([path]).walk { item in
        switch item {
        case .found(.folder(let folder)): folders.append(folder)
        case .found(.kept(let original, _)):
          let place = container(of: original.location) ?? original.location
          if met.insert(place).inserted { folders.append(place) }
        case .heading: break
        case .refused(let error):
          // What a zip or a table refuses is said when it is loaded.
          if container(of: error.source.file) == nil { refused.append(error) }
        }
      }
    }
    return (folders, refused)
  }

  /// Loads the case file at a location: a folder, or what a zip or a table holds there, which is looked through
  /// for it.
  public static func load(
    at location: String, mapping: ColumnMapping = ColumnMapping()
  ) throws(LoadError) -> CaseFile {
    guard let container = container(of: location) else { return try load(folder: location) }
    return try place(at: location, in: container, mapping: mapping).load()
  }

  /// The bytes of one of the files of a case file, wherever that lies: in a folder, a zip, or a zip in a zip.
  static func bytes(of name: String, at location: String, source: Source) throws(LoadError) -> [UInt8] {
    guard let container = container(of: location) else {
      return try FileAccess(folder: location).bytes(of: name, source: source)
    }
    let (original, problems) = try place(at: location, in: container, mapping: ColumnMapping()).original()
    if let problem = problems.first(where: { $0.source.file == name }) { throw problem }
    guard case .files(let files) = original.content else { throw .noFile(name, source) }
    return try KeptFiles(location: location, files: files).bytes(of: name, source: source)
  }

  private static func place(
    at location: String, in container: String, mapping: ColumnMapping
  ) throws(LoadError) -> CasePlace {
    var found: CasePlace?
    var refusal: LoadError?
    // What stops the walk is that the place was found.
    try? CaseIntake([container], mapping: mapping).walk { item in
      switch item {
      case .found(let place) where place.location == location:
        found = place
        throw Found()
      case .refused(let error): refusal = refusal ?? error
      case .found, .heading: break
      }
    }
    guard let found else { throw refusal ?? .gone(location) }
    return found
  }

  private struct Found: Error {}

  /// The zip or table in a location such as `a/b.zip/案卷` or `a/b.xlsx!表:12`; nil where it is a folder.
  private static func container(of location: String) -> String? {
    let ends = location.utf8.indices.filter { [0x2F, 0x21, 0x3A].contains(location.utf8[$0]) }
    for end in ends + [location.endIndex] where end > location.startIndex {
      let path = String(location[..<end])
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return path }
    }
    return nil
  }
}
