/// What is done, step by step, to fill a part of a template.
enum TemplateStep: Sendable {
  /// Stands in every document as it is; with how many paragraphs and rows of tables begin in it.
  case fixed([UInt8], paragraphs: Int, rows: Int)
  case value(name: String, open: [UInt8], close: [UInt8], place: String)
  case section(name: String, inverted: Bool, [TemplateStep], place: String)
  /// Left out where no row remains: Word calls a table without rows damaged.
  case table([TemplateStep])
  /// A cell up to its end tag; Word calls one without a paragraph damaged too.
  case cell([TemplateStep])
}

/// Takes a part apart once, so that filling it only copies bytes and puts values between them.
struct TemplatePlan {
  private let healing: TemplateHealing
  private var steps: [TemplateStep] = []
  /// The words of the paragraph gone through, for what is said of a mistake in it.
  private var place = ""
  /// What is to become the next fixed step.
  private var fixed: [UInt8] = []
  private var paragraphs = 0
  private var rows = 0

  static func steps(of nodes: [XMLNode], _ healing: TemplateHealing) -> [TemplateStep] {
    TemplatePlan(healing: healing).steps { $0.add(nodes) }
  }

  private init(healing: TemplateHealing) {
    self.healing = healing
  }

  private mutating func add(_ nodes: [XMLNode]) {
    for node in nodes {
      switch node {
      case .raw(let raw): fixed += raw.utf8
      case .mark(let open, .value(let name), let close):
        add(.value(name: name, open: Array(open.utf8), close: Array(close.utf8), place: place))
      case .section(.open(let name, let inverted), let body):
        add(.section(name: name, inverted: inverted, steps { $0.add(body) }, place: place))
      case .element(let element): add(element)
      case .mark, .section: break
      }
    }
  }

  private mutating func add(_ element: XMLElement) {
    guard XMLNode.element(element).holdsMark else { return copy(element) }
    switch element.name {
    case healing.prefix + "tbl":
      add(.table(steps { $0.copy(element) }))
    case healing.prefix + "tc":
      add(
        .cell(
          steps {
            $0.fixed += element.start.utf8
            $0.add(element.children)
          }))
      fixed += element.end.utf8
    case healing.prefix + "p":
      let outer = place
      place = shortened(healing.words(of: element))
      copy(element)
      place = outer
    default: copy(element)
    }
  }

  private mutating func copy(_ element: XMLElement) {
    if element.name == healing.prefix + "p" { paragraphs += 1 }
    if element.name == healing.prefix + "tr" { rows += 1 }
    fixed += element.start.utf8
    add(element.children)
    fixed += element.end.utf8
  }

  private mutating func add(_ step: TemplateStep) {
    finish()
    steps.append(step)
  }

  private mutating func finish() {
    guard !fixed.isEmpty else { return }
    steps.append(.fixed(fixed, paragraphs: paragraphs, rows: rows))
    (fixed, paragraphs, rows) = ([], 0, 0)
  }

  /// The steps of what stands within, in a plan of their own.
  private func steps(_ body: (inout TemplatePlan) -> Void) -> [TemplateStep] {
    var plan = TemplatePlan(healing: healing)
    plan.place = place
    body(&plan)
    plan.finish()
    return plan.steps
  }
}

extension XMLNode {
  /// Whether a placeholder stands in it.
  var holdsMark: Bool {
    switch self {
    case .raw: false
    case .mark, .section: true
    case .element(let element): element.children.contains(where: \.holdsMark)
    }
  }
}
