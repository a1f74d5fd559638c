import CaseFiles
import OfficeFiles
import Reviewing

extension RoundText {
  /// 整改情况: how far the notices have come, with what each figure is taken of, and the overdue by name.
  mutating func writeRectifications() {
    guard let overview = report.rectifications else { return }
    heading("整改情况")
    paragraph("截至\(overview.today.chinese)，所评案卷的整改通知和自行纠正" + (overview.sentences.first ?? ""))
    for sentence in overview.sentences.dropFirst() { paragraph(sentence) }
    guard report.kind != .selfReview, overview.agencies.count > 1 else { return }
    table(RectificationOverview.agencyHeader, overview.agencyRows, widths: [6, 3, 3, 3, 3, 3])
  }
}
