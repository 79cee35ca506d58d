/// A part of a line that goes round an athletics track, on the way from somewhere else or back there.
public struct TrackPart: Sendable, Hashable {
    /// Metres from the start of the line.
    public let start: Double
    public let end: Double
    public let stadium: Stadium

    /// Metres that a track with its errors reaches along any axis, and metres of line within them from which on a track is
    /// looked for. Ours.
    private static let (reach, shortest) = (225.0, 700.0)
    /// Laps from which on it is one: a bend and two straights are many a way. Ours.
    private static let fewestLaps = 1.8
    /// Metres of line between places looked at; of way to and from a track that may lie within its reach; and beside the
    /// track after which it was left. Ours.
    private static let (pace, approach, away) = (15.0, 300.0, 40.0)

    /// The parts in order. O(n) for a line that is nowhere as compact as a track.
    ///
    /// - Parameter error: standard deviation of a place along each axis, m.
    static func parts(of places: [EarthPoint], at distances: [Double], error: Double) -> [TrackPart] {
        compact(places, distances).compactMap { TrackPart(in: $0, of: places, at: distances, error: error) }
    }

    /// Ranges of points, apart from each other, that are long and lie within a track's reach.
    private static func compact(_ places: [EarthPoint], _ distances: [Double]) -> [ClosedRange<Int>] {
        guard let length = distances.last, length >= shortest else { return [] }
        let marks = marks(along: distances)
        func last(from first: Int) -> Int {
            var (low, high) = (places[marks[first]].vector, places[marks[first]].vector)
            return marks[(first + 1)...].firstIndex { mark in
                (low, high) = (pointwiseMin(low, places[mark].vector), pointwiseMax(high, places[mark].vector))
                return (high - low).max() > reach
            }.map { $0 - 1 } ?? marks.count - 1
        }
        func isLong(_ range: ClosedRange<Int>) -> Bool {
            distances[marks[range.upperBound]] - distances[marks[range.lowerBound]] >= shortest
        }
        var ranges: [ClosedRange<Int>] = []
        // A range from `first` is long where it goes to `far`.
        var (first, far) = (0, 0)
        while first < marks.count {
            while far < marks.count, distances[marks[far]] - distances[marks[first]] < shortest { far += 1 }
            guard far < marks.count else { break }
            // Most of a line is out of a track's reach by then, whatever lies between.
            let apart = places[marks[far]].vector - places[marks[first]].vector
            guard apart.max() <= reach, apart.min() >= -reach else {
                first += 1
                continue
            }
            var range = first...last(from: first)
            if isLong(range) {
                // The way there may be what leaves no room for the rest of the track.
                for later in first + 1..<min(marks.count, first + 1 + Int(approach / pace)) {
                    let other = later...last(from: later)
                    if other.upperBound > range.upperBound, isLong(other) { range = other }
                }
                ranges.append(marks[range.lowerBound]...marks[range.upperBound])
            }
            first = isLong(range) ? range.upperBound + 1 : first + 1
        }
        return ranges
    }

    /// Points that are looked at.
    private static func marks(along distances: [Double]) -> [Int] {
        var marks: [Int] = []
        marks.reserveCapacity(distances.count)
        var last = -Double.infinity
        for (i, distance) in distances.enumerated() where distance - last >= pace {
            marks.append(i)
            last = distance
        }
        return marks
    }

    /// Fits a track to the middle of a compact range and goes on to where the line leaves it; `nil` where it is none.
    private init?(in range: ClosedRange<Int>, of places: [EarthPoint], at distances: [Double], error: Double) {
        guard let plane = TangentPlane(Array(places[range]), within: Self.reach) else { return nil }
        let (distances, places) = (Array(distances[range]), plane.places)
        let whole = 0...places.count - 1
        var part = Self.trimmed(whole, distances)
        // What is beside the track draws the first fits off it.
        for slack in [4.0, 2, 0, 0] {
            guard let fit = StadiumFit(to: Array(places[part])), fit.isTrack else { return nil }
            let offs = places.map { abs(fit.position(of: $0).off) }
            let limits = (on: fit.reach(error: error + slack), near: fit.reach(error: 1.75 * error + slack))
            let middle = (part.lowerBound + part.upperBound) / 2
            func end(by step: Int) -> Int { Self.end(of: offs, from: middle, by: step, limits, distances) }
            let found = end(by: -1)...end(by: 1)
            part = found
        }
        guard let stadium = Stadium(Array(places[part]), error: error, turnsBack: true),
            stadium.laps >= Self.fewestLaps
        else { return nil }
        (start, end) = (distances[part.lowerBound], distances[part.upperBound])
        self.stadium = stadium
    }

    /// Without what may be the way there and back, a lap and more left.
    private static func trimmed(_ range: ClosedRange<Int>, _ distances: [Double]) -> ClosedRange<Int> {
        let (start, end) = (distances[range.lowerBound], distances[range.upperBound])
        let margin = min(approach, (end - start - 500) / 2)
        let first = range.first { distances[$0] >= start + margin } ?? range.lowerBound
        let last = range.last { distances[$0] <= end - margin } ?? range.upperBound
        return first...max(first, last)
    }

    /// The last point on the track from `middle` on, before the line is not even near it for too long: errors that fade
    /// over seconds draw it off for tens of metres.
    private static func end(
        of offs: [Double], from middle: Int, by step: Int, _ limits: (on: Double, near: Double), _ distances: [Double]
    ) -> Int {
        var (end, near, i) = (middle, middle, middle)
        while offs.indices.contains(i) {
            if offs[i] <= limits.near { near = i } else if abs(distances[i] - distances[near]) > away { break }
            if offs[i] <= limits.on { end = i }
            i += step
        }
        return end
    }
}
