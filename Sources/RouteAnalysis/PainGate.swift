import RotationPlanner

/// What is asked before any week is planned: what pain changes of it.
struct PainGate {
    /// The mode that pain leaves.
    let mode: RotationMode
    /// Whether the first run to come is off.
    let restsFirst: Bool
    /// Whether the first three days are lighter and the stage is one back.
    let stepsBack: Bool
    /// Whether running aggravates it, so that run-walk comes first.
    let prefersRunWalk: Bool
    /// What was changed and why.
    let sentences: [String]

    /// Above this, in the morning over a week or while running, planning goes back to early heel pain. Morning: advice
    /// to runners in early heel pain; running: Silbernagel 2007 (pain-monitoring model, at most 5 of 10).
    static let most = 5

    init(_ pain: PainReport, _ wanted: RotationMode) {
        var sentences: [String] = []
        var mode = wanted
        if let morning = pain.morning, morning > Self.most {
            mode = .early
            sentences.append(
                "morning pain of \(morning) of 10 over a week: planned as early heel pain, with no race in it")
        }
        if let running = pain.running, running > Self.most {
            mode = .early
            sentences.append("pain of \(running) of 10 while running: planned as early heel pain")
        } else if pain.settles == false {
            mode = .early
            sentences.append("pain that has not settled the next morning: planned as early heel pain")
        }
        switch pain.behaviour {
        case .sharp, .worse, .lingers: restsFirst = true
        case .eases, .same, nil: restsFirst = false
        }
        prefersRunWalk = mode != .healthy && (pain.behaviour == .same || restsFirst)
        stepsBack = pain.isBack && mode == .returning
        self.mode = mode
        self.sentences = sentences
    }
}
