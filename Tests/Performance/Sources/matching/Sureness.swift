import OpenStreetMap

/// How sure matches say they are of their ways, beside how often they are right.
struct Sureness {
    /// By tenths from 0.5 on, the last for 0.95 and more: metres, those right, and metres times what was said.
    private var parts = [(metres: Double, right: Double, said: Double)](repeating: (0, 0, 0), count: 6)

    private static func part(_ confidence: Double) -> Int {
        confidence >= 0.95 ? 5 : max(0, min(4, Int(confidence * 10) - 5))
    }

    mutating func count(_ match: RouteMatch, _ trace: TrueTrace) {
        let runs = match.runs
        var index = 0
        for truth in trace.runs {
            let metres = truth.metres / Double(truth.points.count)
            for point in truth.points {
                while index + 1 < runs.count, runs[index].end < trace.line.distances[point] { index += 1 }
                guard index < runs.count, let way = match.way(atPoint: point) else { continue }
                let said = runs[index].confidence
                let part = Self.part(said)
                parts[part].metres += metres
                parts[part].said += metres * said
                if match.network.id(ofWay: way) == truth.way { parts[part].right += metres }
            }
        }
    }

    mutating func add(_ other: Sureness) {
        for part in parts.indices {
            parts[part].metres += other.parts[part].metres
            parts[part].right += other.parts[part].right
            parts[part].said += other.parts[part].said
        }
    }

    var words: String {
        parts.filter { $0.metres > 0 }.map { part in
            func percent(_ share: Double) -> String { "\(Int((100 * share / part.metres).rounded())) %" }
            return "\(percent(part.said)) \(percent(part.right)) of \(Int((part.metres / 1000).rounded())) km"
        }.joined(separator: ", ")
    }
}
