import Standards
import Testing

@Suite struct PointsTests {
  @Test(arguments: [
    ("2", 2000, "2"), ("0.5", 500, "0.5"), ("12.125", 12_125, "12.125"), ("-1.50", -1500, "-1.5"),
    ("0", 0, "0"),
    ("100.000", 100_000, "100"), ("0.001", 1, "0.001"),
  ])
  func `points are exact to a thousandth and written without trailing zeros`(
    text: String, thousandths: Int, written: String
  ) {
    #expect(Points(text)?.thousandths == thousandths)
    #expect(Points(text)?.description == written)
  }

  @Test(arguments: ["", ".5", "1.", "1.2345", "1,5", "１", "一", "1e3", "--1", "1.5.0", "9999999999", " 1"])
  func `anything else is no number of points`(text: String) {
    #expect(Points(text) == nil)
  }

  @Test func `points are added, taken off and multiplied exactly`() {
    let tenth = Points(thousandths: 100)
    #expect((0..<10).reduce(Points.zero) { sum, _ in sum + tenth } == Points(1))
    #expect(Points(1) - tenth * 3 == Points(thousandths: 700))
    #expect(tenth < Points(1))
  }
}
