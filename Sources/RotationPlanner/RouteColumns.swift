/// The routes as columns, in the file's names.
struct RouteColumns: Codable {
    var id: [String]
    var daysSinceUsed: [Int]

    init(_ routes: [RotationRoute]) {
        id = routes.map(\.id)
        daysSinceUsed = routes.map(\.age)
    }

    func rows() throws(RotationError) -> [RotationRoute] {
        try InstanceFile.requireEqualLengths(
            [("daysSinceUsed", daysSinceUsed.count)], in: "routes", rows: id.count
        )
        return zip(id, daysSinceUsed).map { id, age in
            RotationRoute(id: id, daysSinceUsed: age == RotationRoute.neverUsed ? nil : age)
        }
    }
}
