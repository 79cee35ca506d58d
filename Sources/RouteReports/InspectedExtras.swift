import GPX
import RouteGeometry

// What only some files hold.
extension Inspection {
    /// The quantities that points have, with how many have them.
    var sensorCounts: [(words: String, count: Int)] {
        let sensors = document.points.isEmpty ? document.routeSensors : document.trackSensors
        return GPXQuantity.allCases.map { ($0.words, sensors.count(of: $0)) }.filter { $0.1 > 0 }
    }

    /// Rows for what is there.
    func extras(_ style: ReportStyle) -> [(label: String, text: String)] {
        var rows: [(label: String, text: String)] = []
        let counts = sensorCounts
        if !counts.isEmpty {
            let words = counts.map { "\($0.count) points with \($0.words)" }
            rows.append(("sensors", words.joined(separator: style.separator)))
        }
        var claims: [String] = []
        if let ascent = document.claimedAscent { claims.append("ascent \(ascent.fixed(0)) m by the planner") }
        if let sums = document.barometricAscent {
            claims.append("ascent \(sums.ascent.fixed(0)) m and descent \(sums.descent.fixed(0)) m by the barometer")
        }
        if !claims.isEmpty { rows.append(("claimed", claims.joined(separator: style.separator))) }
        return rows
    }
}
