import GPX
import RouteGeometry

// What only some files hold.
extension Inspection {
    /// The quantities that points have, with how many have them.
    var sensorCounts: [(words: String, count: Int)] {
        GPXQuantity.allCases.map { ($0.words, points.count(of: $0)) }.filter { $0.1 > 0 }
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

// Ranges and sums, which a file of any size has.
extension Inspection {
    /// Where the points lie, and how high.
    func ranges(_ style: ReportStyle) -> [(label: String, text: String)] {
        guard let latitudes = points.latitudes, let longitudes = points.longitudes else { return [] }
        func words(_ range: ClosedRange<Double>, _ decimals: Int) -> String {
            "\(style.number(range.lowerBound, decimals)) to \(style.number(range.upperBound, decimals))"
        }
        let elevations = points.elevations.map { "\(style.separator)\(words($0, 1)) m" } ?? ""
        return [("range", "\(words(latitudes, 6)), \(words(longitudes, 6))\(elevations)")]
    }

    /// What is known of a file without its points.
    func sums(_ style: ReportStyle) -> [(label: String, text: String)] {
        var rows = [("length", "\(style.kilometres(points.length)) km from point to point")]
        if points.elevations != nil {
            rows.append(("ascent", "raw sum \(points.rawAscent.fixed(0)) m"))
            rows.append(("descent", "raw sum \(points.rawDescent.fixed(0)) m"))
        }
        return rows
    }

    var jsonRanges: JSONValue {
        func range(_ values: ClosedRange<Double>?, _ decimals: Int) -> JSONValue {
            values.map {
                .array([.number($0.lowerBound, decimals: decimals), .number($0.upperBound, decimals: decimals)])
            } ?? .null
        }
        return .object([
            ("latitude_deg", range(points.latitudes, 9)), ("longitude_deg", range(points.longitudes, 9)),
            ("elevation_m", range(points.elevations, 3)),
        ])
    }
}
