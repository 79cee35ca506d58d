/// An instance as the file `camber-rotation/1` lays it out: routes and candidates as columns of equal length.
struct InstanceFile: Codable {
    static let currentFormat = "camber-rotation/1"

    var format = Self.currentFormat
    var name: String
    var mode: RotationMode
    var limits: RotationLimits
    var constants: RotationConstants
    var history: RotationHistory
    var shoes: [RotationShoe]
    var days: [RotationDay]
    var routes: RouteColumns
    var candidates: CandidateColumns

    private enum CodingKeys: String, CodingKey {
        case format, name, mode
        case limits = "rules"
        case constants, history, shoes, days, routes, candidates
    }

    init(_ instance: RotationInstance) {
        name = instance.name
        mode = instance.mode
        limits = instance.limits
        constants = instance.constants
        history = instance.history
        shoes = instance.shoes
        days = instance.days
        routes = RouteColumns(instance.routes)
        candidates = CandidateColumns(instance.candidates)
    }

    func instance() throws(RotationError) -> RotationInstance {
        guard format == Self.currentFormat else {
            throw RotationError(place: "format", found: "\"\(format)\"", allowed: "\"\(Self.currentFormat)\"")
        }
        return try RotationInstance(
            name: name, mode: mode, limits: limits, constants: constants, history: history, shoes: shoes, days: days,
            routes: try routes.rows(), candidates: try candidates.rows()
        )
    }

    /// Throws unless every column has as many entries as `id` has.
    static func requireEqualLengths(
        _ lengths: [(column: String, count: Int)], in table: String, rows: Int
    ) throws(RotationError) {
        for (column, count) in lengths where count != rows {
            throw RotationError(
                place: "\(table).\(column)", found: "\(count) entries", allowed: "\(rows), as many as \(table).id has"
            )
        }
    }
}
