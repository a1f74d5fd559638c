import Foundation
import OfficeFiles
import TestSupport
import Testing

/// A rendered page and where its ink lies. Measures are millimetres from the upper left corner.
struct PageImage {
  enum Ink { case any, red, bar }

  private let width: Int
  private let height: Int
  private let pixels: [UInt8]
  private static let dotsPerMillimetre = 200 / 25.4

  /// Reads a binary PPM of 200 dots to the inch.
  init(ppm: [UInt8]) throws {
    var numbers: [Int] = []
    var index = 2
    while numbers.count < 3 {
      while ppm[index] <= 0x20 { index += 1 }
      var number = 0
      while ppm[index] > 0x20 {
        number = number * 10 + Int(ppm[index] - 0x30)
        index += 1
      }
      numbers.append(number)
    }
    (width, height) = (numbers[0], numbers[1])
    pixels = Array(ppm[(index + 1)...])
    try #require(ppm.starts(with: [0x50, 0x36]) && pixels.count == width * height * 3)
  }

  /// The bands of rows with ink, within a range of the page.
  func rows(_ range: ClosedRange<Double>, ink: Ink = .any) -> [ClosedRange<Double>] {
    bands(dots(range, most: height)) { y in (0..<width).contains { hasInk($0, y, ink) } }
  }

  /// The bands of columns with ink, within a band of rows.
  func columns(of rows: ClosedRange<Double>, ink: Ink = .any) -> [ClosedRange<Double>] {
    let inner = dots(rows, most: height)
    return bands(0...(width - 1)) { x in inner.contains { hasInk(x, $0, ink) } }
  }

  private func dots(_ range: ClosedRange<Double>, most: Int) -> ClosedRange<Int> {
    let scale = Self.dotsPerMillimetre
    return Int(
      range.lowerBound * scale)...min(
        most - 1, max(Int(range.lowerBound * scale), Int(range.upperBound * scale)))
  }

  private func bands(_ range: ClosedRange<Int>, _ isInked: (Int) -> Bool) -> [ClosedRange<Double>] {
    var bands: [ClosedRange<Double>] = []
    var start: Int?
    for place in range.lowerBound...(range.upperBound + 1) {
      let isInk = place <= range.upperBound && isInked(place)
      if isInk, start == nil { start = place }
      if !isInk, let first = start {
        bands.append(Double(first) / Self.dotsPerMillimetre...Double(place) / Self.dotsPerMillimetre)
        start = nil
      }
    }
    return bands
  }

  private func hasInk(_ x: Int, _ y: Int, _ ink: Ink) -> Bool {
    let place = (y * width + x) * 3
    let (red, green, blue) = (pixels[place], pixels[place + 1], pixels[place + 2])
    switch ink {
    case .any: return red < 128 || green < 128 || blue < 128
    case .red: return red > 200 && green < 100 && blue < 100
    case .bar: return blue > red && Int(blue) - Int(red) > 40 && red < 128
    }
  }
}

extension Poppler {
  /// A page as a picture, numbered from 1.
  static func image(_ pdf: [UInt8], page: Int) throws -> PageImage {
    let folder = TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "pdftoppm", "-r", "200", "-f", "\(page)", "-l", "\(page)", "-singlefile",
      try folder.write("x.pdf", pdf),
      folder.path + "/page",
    ]
    try process.run()
    process.waitUntilExit()
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/page.ppm"))
    return try PageImage(ppm: Array(data))
  }
}
