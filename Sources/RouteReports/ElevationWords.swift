import Elevation

extension ElevationSource {
    /// What the elevations come from, for a reader.
    var words: String {
        switch self {
        case .barometer: "barometer"
        case .gpsAltitude: "GPS altitude"
        case .filteredGPSAltitude: "smoothed GPS altitude"
        case .terrainModel: "terrain model in the file"
        case .terrainTiles: "terrain tiles"
        case .unclear: "source unclear"
        }
    }
}

extension ReportStyle {
    /// `131–156`, whole metres.
    func metres(_ interval: ClosedRange<Double>) -> String {
        "\(interval.lowerBound.fixed(0))\(range)\(interval.upperBound.fixed(0))"
    }
}
