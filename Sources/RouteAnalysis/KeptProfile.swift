public import RouteGeometry

/// A route's profile as a library keeps it: grades and turnings on cells of about 100 m, some 30 bytes a kilometre.
///
/// Enough to compare routes over a week. A single route is scored from its file.
public struct KeptProfile: Sendable, Hashable {
    /// Counts the ways in which grades, turnings, ascent and descent were ever found; raised with each change of any of
    /// them, so that a library measures again what another method measured.
    public static let method = 10

    /// Metres of a cell: grade is taken over 200 m, and load needs no finer than the 100 m it may be taken over.
    static let cell = 100.0
    /// A stored unit of grade: 0.01 %. 0 stands for unknown, so those from 0 up are one more.
    private static let gradeUnit = 1e-4
    /// A stored unit of turning: a milliradian. Sums are rounded, not parts, so that windings stay whole.
    private static let turnUnit = 1e-3

    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Keeps what is needed of `profile`. O(cells).
    public init(of profile: Profile) {
        let coarse = profile.coarse(cell: Self.cell)
        var numbers = [coarse.cellCount, coarse.rounds, coarse.grades == nil ? 0 : 1]
        for grade in coarse.grades ?? [] {
            let units = grade.isNaN ? nil : Int((min(100, max(-100, grade)) / Self.gradeUnit).rounded())
            numbers.append(units.map { $0 >= 0 ? $0 + 1 : $0 } ?? 0)
        }
        var (turned, written) = (0.0, 0)
        for turning in coarse.turnings {
            turned += turning
            let units = Int((turned / Self.turnUnit).rounded())
            numbers.append(units - written)
            written = units
        }
        bytes = CompactNumbers.bytes(of: numbers)
    }

    /// The profile of a route of `length` metres and that shape; `nil` where the bytes are not such a profile's.
    func profile(length: Double, shape: RouteShape) -> Profile? {
        var numbers = CompactNumbers.Reader(bytes)
        guard length > 0, let count = numbers.next(), (1...max(1, bytes.count)).contains(count),
            let rounds = numbers.next(), rounds >= 1, let hasGrades = numbers.next()
        else { return nil }
        var grades: [Double]?
        if hasGrades == 1 {
            var column: [Double] = []
            for _ in 0..<count {
                guard let stored = numbers.next() else { return nil }
                column.append(stored == 0 ? .nan : Double(stored > 0 ? stored - 1 : stored) * Self.gradeUnit)
            }
            grades = column
        }
        var turnings: [Double] = []
        for _ in 0..<count {
            guard let stored = numbers.next() else { return nil }
            turnings.append(Double(stored) * Self.turnUnit)
        }
        return Profile(length: length, shape: shape, rounds: rounds, grades: grades, turnings: turnings)
    }
}
