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
          zh: "按名称、英文或拼音首字母查找任何一屏的命令", en: "Find any command of any screen by its name"),
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
          let leave = $0.key("退出", on: .desk)
          return $0.screen == .desk
            ? Localized(zh: "已在案卷列表；按 \(leave) 退出", en: "This is the list of files; \(leave) leaves") : nil
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
        [.f(3)], Localized(zh: "配色", en: "Colours"),
        help: Localized(
          zh: "换一种配色：深色背景、浅色背景、高对比、无色", en: "Another set of colours: dark, light, high contrast, none"),
        run: { $0.nextTheme() }),
      Binding(
        [.f(4)], Localized(zh: "设置", en: "Settings"),
        help: Localized(
          zh: "用编辑器修改设置：配色、键位、常用语、鼠标；存盘后立即生效",
          en: "Edit the settings: colours, keys, phrases, mouse; they hold as soon as they are saved"),
        run: { _ in [.editSettings] }),
      Binding(
        [.f(5)], Localized(zh: "导览", en: "Tour"),
        help: Localized(zh: "五步学会评查一卷；再按退出", en: "Five steps to a first review; again leaves it"),
        run: { $0.toggleTour() }),
      Binding(
        [.ctrl("z")], Localized(zh: "挂起", en: "Suspend"),
        help: Localized(zh: "回到命令行，用 fg 返回", en: "Go to the shell; fg comes back"), alias: "gq",
        run: { _ in [.suspend] }),
    ])
}

extension App {
  fileprivate mutating func nextTheme() -> [Effect] {
    let order: [Theme] = [.dark, .light, .contrast, .mono]
    let place = order.firstIndex(of: theme) ?? 0
    theme = order[(place + 1) % order.count]
    followsBackground = false
    say(
      Localized(
        zh: "配色：\(theme.title.zh)；长期使用请在设置（\(label("设置"))）写“配色: \(theme.rawValue)”",
        en:
          "Colours: \(theme.title.en); to keep them write “theme: \(theme.rawValue)” in the settings (\(label("设置")))"
      ))
    return [.wear(theme)]
  }
}
