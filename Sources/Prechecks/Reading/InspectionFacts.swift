import CaseFiles

extension Inspection {
  /// Whether a reason for inspecting out of turn is recorded: an exception, or a complaint, an order from above or a
  /// case handed over as what it came from (南沙区柔性执法实施意见 第五项、第六项；菏定政办字〔2023〕6号 第八项).
  var isExcepted: Bool {
    if let exception, !exception.value.isNothing { return true }
    return origin?.value.containsAny(["投诉", "举报", "上级", "交办", "转办", "移送", "突发", "大数据监测"]) ?? false
  }
}

extension CaseFile {
  /// The day of the inspection: its own field, else the event.
  var inspectionDay: Fact<Day>? {
    inspection?.day ?? event(.inspection)?.day ?? event(.siteInspection)?.day
  }
}
