import CaseFiles

extension App {
  /// The commands that hold on every screen.
  static let everywhere = KeyTable(
    title: Localized(zh: "各屏通用", en: "On every screen"),
    bindings: [
      Binding(
        ["u"], Localized(zh: "撤销", en: "Undo"),
        help: Localized(
          zh: "撤销本次评查的上一步；撤销也记入日志", en: "Take back the last step of this review; that is recorded too"),
        alias: "cx", disabled: { $0.undoRefusal }, run: { $0.undo() }),
      Binding(
        [.ctrl("r")], Localized(zh: "重做", en: "Redo"),
        help: Localized(zh: "重做刚撤销的一步", en: "Do again what was just taken back"), alias: "cz",
        disabled: { $0.redoRefusal }, run: { $0.redo() }),
      Binding(
        [":", .ctrl("p")], Localized(zh: "命令", en: "Commands"),
        help: Localized(
          zh: "按名称、英文或拼音首字母查找本屏的任何命令", en: "Find any command of this screen by name or initials"),
        alias: "ml", bar: true,
        run: { app in
          app.openPalette()
          return []
        }),
      Binding(
        ["?", .f(1)], Localized(zh: "帮助", en: "Help"),
        help: Localized(zh: "列出本屏的全部按键", en: "List all keys of this screen"), alias: "bz", bar: true,
        run: { app in
          app.overlay = .help(scroll: 0)
          return []
        }),
      Binding(
        [.escape, "q"], Localized(zh: "返回", en: "Back"),
        help: Localized(
          zh: "返回上一屏；在案卷列表按 q 退出，所有改动都已保存",
          en: "Go one level back; q on the list of files leaves. Everything is already saved"),
        alias: "fh", bar: true,
        disabled: {
          $0.screen == .desk ? Localized(zh: "已在案卷列表；按 q 退出", en: "This is the list of files; q leaves") : nil
        }, run: { $0.back() }),
      Binding(
        [.ctrl("l")], Localized(zh: "重画", en: "Redraw"),
        help: Localized(zh: "重画整个屏幕", en: "Draw the whole screen again"), alias: "ch", run: { _ in [.redraw] }
      ),
      Binding(
        [.f(2)], Localized(zh: "切换语言", en: "Language"),
        help: Localized(zh: "在中文界面与英文界面之间切换", en: "Switch between Chinese and English"), alias: "qhyy",
        run: { app in
          app.language = app.language == .zh ? .en : .zh
          return []
        }),
      Binding(
        [.ctrl("z")], Localized(zh: "挂起", en: "Suspend"),
        help: Localized(zh: "回到命令行，用 fg 返回", en: "Go to the shell; fg comes back"), alias: "gq",
        run: { _ in [.suspend] }),
    ])
}
