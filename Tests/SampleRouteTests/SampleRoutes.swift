/// All sample routes, in the order of the table in `Routes/README.md`.
enum SampleRoutes {
    static let all = FlatRoutes.all + RoadRoutes.all + HillRoutes.all + MixedRoutes.all

    /// The points of a shape from pairs of metres east and north of the market square.
    static func points(_ pairs: [(Double, Double)]) -> [PlanePoint] {
        pairs.map { PlanePoint($0.0, $0.1) }
    }
}
