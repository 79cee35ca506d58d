/// What recorded or drew elevations, as far as they themselves show it.
public enum ElevationSource: String, Sendable, CaseIterable {
    /// Air pressure: drifts over the hour, hardly over a hill.
    case barometer
    /// A satellite receiver's altitude: wanders by metres within a minute.
    case gpsAltitude = "gps_altitude"
    /// A terrain model sampled along the line, by the planner that wrote the file or by a service that put it in the place of
    /// a recorder's heights.
    case terrainModel = "terrain_model"
    /// Terrain tiles beside the file (`TerrainTiles`).
    case terrainTiles = "terrain_tiles"
    /// None of these shows: too few heights, a recording no model knows, or heights so smooth and climbs so few that a
    /// receiver which smooths its altitude may have made them: it then wanders over minutes, as hills do.
    case unclear

    /// Whether elevations are a terrain model's for sure: no recorder's, for they have no times and points lie more than
    /// 8 m apart in the mean.
    static func isPlanned(_ distances: [Double], times: [Double]?) -> Bool {
        times == nil && (distances.last ?? 0) >= 8 * Double(distances.count)
    }
}
