import CaseFiles

/// Earlier inspections of invented enterprises, for the check that looks at all loaded files.
enum InspectedFiles {
  static let all = [
    file(1, "示例区恒泰木业有限公司", on: "2024-03-05", isJoint: true, "消防安全"),
    file(2, "示例区云杉工贸有限公司", on: "2024-02-01", isJoint: false, "产品质量"),
    file(3, "示例区广源化工有限公司", on: nil, isJoint: true, "消防安全"),
    file(4, "示例区平川物流有限公司", on: "2024-02-01", isJoint: nil, "产品质量"),
  ]

  static func file(
    _ number: Int, _ enterprise: String, on day: String?, isJoint: Bool?, _ matter: String
  ) -> CaseFile {
    func fact<Value>(_ value: Value) -> Fact<Value> {
      Fact(value, original: "\(value)", source: Source(file: "case.yaml", line: 1))
    }
    var file = CaseFile(location: "检查/\(number)")
    file.number = DocumentNumber("示检〔2024〕\(number)号").map { fact($0) }
    file.kind = fact(.inspection)
    file.party = Party()
    file.party?.name = fact(enterprise)
    file.inspection = Inspection()
    file.inspection?.day = day.map { fact(TestRules.day($0)) }
    file.inspection?.isJoint = isJoint.map { fact($0) }
    file.inspection?.matter = fact(matter)
    return file
  }
}
