import RouteAnalysis

extension PainReport {
    /// What no load is moved for, whichever foot hurts.
    static let noShift = "for pain in one heel no load is moved to the other foot"

    /// What the runner said of pain and what it does not change; nothing where nothing hurts or `diary` has told of it.
    func words(besides diary: MorningPain?) -> [String] {
        guard hurts, max(diary?.left ?? 0, diary?.right ?? 0) == 0 else { return [] }
        let heel = heels.map { $0 == .both ? "both heels" : "\($0.rawValue) heel" }
        let facts = [morning.map { "\($0) of 10 in the morning" }, running.map { "\($0) of 10 while running" }, heel]
        let said = facts.compactMap(\.self).joined(separator: ", ")
        return ["pain you told of\(said.isEmpty ? "" : ": \(said)"); \(Self.noShift)"]
    }
}
