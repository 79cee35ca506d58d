import Elevation
import HeelLoad

extension ElevationSource {
    /// What the elevations come from, for a reader.
    var words: String {
        switch self {
        case .barometer: "barometer"
        case .gpsAltitude: "GPS altitude"
        case .terrainModel: "terrain model in the file"
        case .terrainTiles: "terrain tiles"
        case .unclear: "source unclear"
        }
    }
}

extension ReportStyle {
    /// `131…156`, whole metres.
    func metres(_ interval: ClosedRange<Double>) -> String {
        "\(interval.lowerBound.fixed(0))\(range)\(interval.upperBound.fixed(0))"
    }

    /// `downhill −3…+4 %`, what varying something does to the load; `nil` under half a percent.
    func excursion(_ words: String, _ load: (low: Double, high: Double)) -> String? {
        guard max(abs(load.low), abs(load.high)) >= 0.005 else { return nil }
        let (low, high) = (min(load.low, load.high), max(load.low, load.high))
        return "\(words) \(signed(low * 100, 0))\(range)\(signed(high * 100, 0)) %"
    }
}

extension GradeBands {
    /// `2.1 km at 3 % or steeper · 0.8 km at 6 % · 0.1 km at 9 %`; `nil` where nothing is.
    func downhillWords(_ style: ReportStyle) -> String? {
        let lengths = [(3, downhill.three), (6, downhill.six), (9, downhill.nine)].filter { $0.1 >= 50 }
        guard !lengths.isEmpty else { return nil }
        return lengths.map { percent, length in
            "\(style.distance(length)) at \(percent) %\(percent == 3 ? " or steeper" : "")"
        }.joined(separator: style.separator)
    }
}
