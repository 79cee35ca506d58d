/// The pairs that a week is planned with.
struct WeekShoes {
    /// A single known pair twice, for then resting it is a remark and no rule; empty where none is known.
    let pairs: [ShoePair]

    /// Of a rotation instance.
    private static let most = 8

    /// - Throws: where there are too many to plan with, or the one worn yesterday is none of them.
    init(_ recent: RecentRunning) throws(AnalysisError) {
        let known = recent.pairs
        if let worn = recent.lastRun.pairYesterday, !known.contains(where: { $0.name == worn }) {
            let names = known.map(\.name).joined(separator: ", ")
            throw AnalysisError(
                .nothingFound, option: "--shoe-yesterday", value: worn,
                sentence: "no pair named \"\(worn)\"; there \(known.count == 1 ? "is" : "are") "
                    + (names.isEmpty ? "none, and --shoe names one" : names))
        }
        if known.count == 1 {
            pairs = known + known
        } else {
            pairs = try Self.wearable(known)
        }
    }

    /// Of more than the planner takes, those that are worn out stay in the cupboard.
    private static func wearable(_ known: [ShoePair]) throws(AnalysisError) -> [ShoePair] {
        guard known.count > most else { return known }
        let fit = known.filter { !$0.isWornOut }
        guard fit.count <= most else {
            throw AnalysisError(
                .badData,
                sentence: "\(fit.count) pairs of shoes to choose from; a week is planned with \(most) at most "
                    + "(camber shoes NAME --retired puts one away)")
        }
        return fit.isEmpty ? Array(known.prefix(most)) : fit
    }
}
