/// The `ref` of every `mergeCell` element in a sheet's XML, found by its bytes.
///
/// Only attributes are looked at: words in cells have their `<` written as `&lt;`.
func mergedRanges(in xml: [UInt8], most: Int = 100_000) -> [CellRange] {
  let element = Array("mergeCell".utf8)
  let attribute = Array("ref=".utf8)
  var ranges: [CellRange] = []
  var index = 0
  while index + element.count < xml.count, ranges.count < most {
    guard xml[index] == element[0], index > 0, xml[index - 1] == 0x3C || xml[index - 1] == 0x3A,
      xml[index..<(index + element.count)].elementsEqual(element), xml[index + element.count] <= 0x20
    else {
      index += 1
      continue
    }
    index += element.count
    let end = xml[index...].firstIndex(of: 0x3E) ?? xml.count
    while index + attribute.count < end, !xml[index..<(index + attribute.count)].elementsEqual(attribute) {
      index += 1
    }
    let start = index + attribute.count + 1
    guard start < end, let close = xml[start..<end].firstIndex(of: xml[start - 1]) else { continue }
    if let range = CellRange(String(decoding: xml[start..<close], as: UTF8.self)), !range.isOneCell {
      ranges.append(range)
    }
    index = end
  }
  return ranges
}
