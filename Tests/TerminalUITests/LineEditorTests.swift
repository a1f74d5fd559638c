import Testing

@testable import TerminalUI

@Suite struct LineEditorTests {
  @Test func typingAndDeletingGoByWholeCharacters() {
    var editor = LineEditor("污水处理")
    editor.left()
    editor.backspace()
    #expect(editor.text == "污水理")
    editor.insert("治")
    #expect(editor.text == "污水治理")
    editor.delete()
    #expect(editor.text == "污水治")
    editor.delete()
    #expect(editor.text == "污水治")
  }

  @Test func aMarkTypedAfterItsLetterJoinsIt() {
    var editor = LineEditor("ab")
    editor.left()
    editor.left()
    editor.right()
    editor.insert("\u{301}")
    #expect(editor.text == "a\u{301}b")
    #expect(editor.caret == 1)
    editor.backspace()
    #expect(editor.text == "b")
  }

  @Test func aPasteBecomesOneLineWithoutControls() {
    var editor = LineEditor()
    editor.insert("第一行\r\n第二行\t\u{1B}[31m\u{9B}完")
    #expect(editor.text == "第一行 第二行 [31m完")
  }

  @Test func wordsAreRunsOfOneKind() {
    var editor = LineEditor("罚款 12500元，按期")
    editor.wordLeft()
    #expect(editor.caret == 10)
    editor.killWord()
    #expect(editor.text == "罚款 12500元按期")
    editor.yank()
    #expect(editor.text == "罚款 12500元，按期")
    editor.home()
    editor.wordRight()
    editor.wordRight()
    #expect(editor.caret == 8)
  }

  @Test func killedTextComesBack() {
    var editor = LineEditor("案卷评查")
    editor.left()
    editor.left()
    editor.killToEnd()
    #expect(editor.text == "案卷")
    editor.home()
    editor.yank()
    #expect(editor.text == "评查案卷")
    editor.killToStart()
    #expect(editor.text == "案卷")
    #expect(editor.caret == 0)
  }

  @Test func keysThatMeanNothingInAFieldAreLeftToTheScreen() {
    var editor = LineEditor()
    let handled = (["案", .enter, .escape, .f(1)] as [Key]).map { editor.handle($0) }
    #expect(handled == [true, false, false, false])
    #expect(editor.text == "案")
  }

  @Test func theCaretIsAlwaysInsideTheWindow() {
    let texts = ["", "abc", "污水处理设施未正常运行", "a污b水c处d理e\u{301}f👩‍🔬g", String(repeating: "案a", count: 60)]
    var wrong = 0
    for text in texts {
      for columns in 2...30 {
        var editor = LineEditor(text)
        editor.home()
        for _ in 0...editor.characters.count {
          let window = editor.window(columns: columns)
          let fits = displayWidth(window.text) <= columns
          if !fits || window.caretColumn < 0 || window.caretColumn >= columns { wrong += 1 }
          if window.hidesStart == (window.text.first == text.first) && text == "abc" { wrong += 1 }
          editor.right()
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test func anyEditsKeepTheCaretInTheText() {
    var random = SplitMix(state: 11)
    let keys: [Key] = [
      "案", "a", "\u{301}", "\u{200D}", "🏽", "👩", .left, .right, .home, .end, .backspace, .delete, .ctrl("w"),
      .ctrl("k"), .ctrl("u"), .ctrl("y"), .wordLeft, .wordRight,
    ]
    var wrong = 0
    for _ in 0..<300 {
      var editor = LineEditor()
      for _ in 0..<60 {
        _ = editor.handle(keys[Int(random.next() % UInt64(keys.count))])
        if !(0...editor.characters.count).contains(editor.caret) { wrong += 1 }
        if Array(editor.text) != editor.characters { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func keysAreReadAsTestsWriteThem() {
    #expect(
      Key.sequence("j<enter>2<c-p><f10><lt>罚<pgdn>") == [
        "j", .enter, "2", .ctrl("p"), .f(10), "<", "罚", .pageDown,
      ])
    #expect(Key.sequence("<nonsense>") == nil)
    #expect(Key.ctrl("p").label == "^P")
    #expect(Key.pageDown.label == "PgDn")
  }
}
