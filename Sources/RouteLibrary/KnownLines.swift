import GRDB
public import RouteGeometry
import Synchronization

/// The lines that routes have while an import runs: for the threads that get its files ready, which may spare a run of a
/// known route what only a new route needs.
///
/// What it says is a guess: it may have missed a line, the writer compares with lines as they are stored, to the metre, and
/// a route may be gone by the time it looks.
public final class KnownLines: Sendable {
    /// 4 km each way along two axes; lines that match have their middles nearer than that but for the longest.
    private struct Cell: Hashable {
        static let size = 4096
        let x, z: Int
    }

    /// A connection of its own to what was there before; `nil` where there is nothing.
    private let database: DatabaseQueue?
    private let new = Mutex<[Cell: [New]]>([:])

    /// A line as it is kept: in a tenth of the memory that it takes to be compared, which is seldom done.
    private struct New {
        let centre: (x: Int, y: Int, z: Int)
        let length: Double
        let places: [UInt8]
    }

    init(_ database: DatabaseQueue?) { self.database = database }

    /// The line of a route that the import has just added.
    public func add(_ route: NewRoute) {
        let centre = route.line.centre
        let line = New(centre: centre, length: route.line.length, places: route.places)
        new.withLock { $0[Cell(x: centre.x / Cell.size, z: centre.z / Cell.size), default: []].append(line) }
    }

    /// Whether a route is known that goes the way of `line`.
    public func contains(_ line: LineShape) -> Bool {
        nearby(line).contains { new in
            LineShape(encoded: new.places, length: new.length).map { LineMatch(of: line, along: $0) != nil } ?? false
        } || isStored(line)
    }

    private func nearby(_ line: LineShape) -> [New] {
        let (centre, tolerance) = (line.centre, line.centreTolerance)
        guard tolerance < 4 * Cell.size else { return [] }
        func cells(_ middle: Int) -> ClosedRange<Int> {
            (middle - tolerance) / Cell.size...(middle + tolerance) / Cell.size
        }
        let lengths = line.matchingLengths
        func isNear(_ other: New) -> Bool {
            let there = other.centre
            return lengths.contains(other.length) && abs(there.x - centre.x) <= tolerance
                && abs(there.y - centre.y) <= tolerance && abs(there.z - centre.z) <= tolerance
        }
        return new.withLock { new in
            cells(centre.x).flatMap { x in
                cells(centre.z).flatMap { z in new[Cell(x: x, z: z)]?.filter(isNear) ?? [] }
            }
        }
    }

    /// One that cannot be looked up is left for the writer to look at.
    private func isStored(_ line: LineShape) -> Bool {
        do {
            return try database?.read { db in
                let sql = """
                    SELECT line.places, route.length FROM route JOIN line ON line.route = route.id
                    WHERE \(LineShape.nearby)
                    """
                let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: line.limitsNearby)
                return try rows.contains { row in
                    LineShape(encoded: try bytes(row[0]), length: row[1]).map { LineMatch(of: line, along: $0) != nil }
                        ?? false
                }
            } ?? false
        } catch {
            return false
        }
    }
}

extension LineShape {
    /// Of the rows of `route` those whose lines may match, with `limitsNearby` for its arguments.
    static let nearby = """
        centre_z BETWEEN ? AND ? AND centre_x BETWEEN ? AND ? AND centre_y BETWEEN ? AND ? AND length BETWEEN ? AND ?
        """

    var limitsNearby: StatementArguments {
        let (centre, tolerance) = (centre, centreTolerance)
        return [
            centre.z - tolerance, centre.z + tolerance, centre.x - tolerance, centre.x + tolerance,
            centre.y - tolerance, centre.y + tolerance, matchingLengths.lowerBound, matchingLengths.upperBound,
        ]
    }
}
