/// A part of a recording brought to even steps of time.
///
/// Where the recorder kept even steps its points stand as they are; where it did not, places between two points are
/// taken from the straight line between them.
struct EvenSteps: Sendable {
    /// Seconds between two places; points without times count as one a second.
    let step: Double
    /// Seconds, the time of the first place.
    let start: Double
    /// Earth-centred metres.
    var places: [SIMD3<Double>]
    /// The recorded points it was made of.
    let points: Range<Int>
    /// Seconds, of all points of the recording.
    private let times: [Double]

    /// Seconds without a point, and multiples of the step, at which a recording is cut. Ours.
    private static let gap = (seconds: 10.0, steps: 5.0)
    /// A part of fewer steps says nothing of noise.
    private static let fewest = 3

    /// Cuts a recording where it pauses for long or its clock jumps back. A point whose time does not move forward is
    /// passed over. O(n).
    ///
    /// - Parameter times: finite, as many as `places`.
    static func parts(of places: [EarthPoint], times: [Double]) -> [EvenSteps] {
        guard let step = usualStep(of: times) else { return [] }
        let longest = max(gap.seconds, gap.steps * step)
        var parts: [EvenSteps] = []
        var first = 0
        for i in 1...times.count {
            if i < times.count, times[i] - times[i - 1] <= longest, times[i] > times[i - 1] - step { continue }
            if let part = EvenSteps(places, times, first..<i, step: step) { parts.append(part) }
            first = i
        }
        return parts
    }

    /// The median of the steps that move forward, 1 s or more; `nil` where none does. Of a long recording about 2 000
    /// are looked at.
    private static func usualStep(of times: [Double]) -> Double? {
        let stride = max(1, times.count / 2048)
        var forward: [Double] = []
        forward.reserveCapacity(times.count / stride)
        for i in Swift.stride(from: 1, to: times.count, by: stride) where times[i] > times[i - 1] {
            forward.append(times[i] - times[i - 1])
        }
        return forward.isEmpty ? nil : max(1, Rank.value(at: forward.count / 2, of: forward))
    }

    private init?(_ places: [EarthPoint], _ times: [Double], _ points: Range<Int>, step: Double) {
        let (start, end) = (times[points.lowerBound], times[points.upperBound - 1])
        let count = Int(((end - start) / step).rounded(.down)) + 1
        guard count > Self.fewest else { return nil }
        self.step = step
        self.start = start
        self.points = points
        self.times = times
        self.places = []
        self.places.reserveCapacity(count)
        var leg = points.lowerBound
        for i in 0..<count {
            let time = start + Double(i) * step
            while leg + 2 < points.upperBound, times[leg + 1] <= time { leg += 1 }
            let (a, b) = (times[leg], times[leg + 1])
            let from = places[leg].vector
            if time <= a || b <= a {
                self.places.append(from)
                continue
            }
            let to = places[leg + 1].vector
            self.places.append(time >= b ? to : from + (to - from) * ((time - a) / (b - a)))
        }
    }

    /// The part of it from one place to another, with the points recorded there.
    func part(_ range: Range<Int>) -> EvenSteps {
        let (from, to) = (start + Double(range.lowerBound) * step, start + Double(range.upperBound - 1) * step)
        let first = points.partitioningIndex { times[$0] >= from - 1e-6 }
        let last = points.partitioningIndex { times[$0] > to + 1e-6 }
        return EvenSteps(step, from, Array(places[range]), first..<max(first, last), times)
    }

    private init(_ step: Double, _ start: Double, _ places: [SIMD3<Double>], _ points: Range<Int>, _ times: [Double]) {
        self.step = step
        self.start = start
        self.places = places
        self.points = points
        self.times = times
    }

    /// Where in `places` a point lies: the place before it and the share of the step behind that.
    func position(of point: Int) -> (index: Int, share: Double) {
        let along = min(Double(places.count - 1), max(0, (times[point] - start) / step))
        let index = min(places.count - 2, Int(along))
        return (index, along - Double(index))
    }

    /// The place at an index that need not be whole, on the straight line between two.
    func place(at index: Double) -> SIMD3<Double> {
        let before = min(places.count - 2, Int(index))
        return places[before] + (places[before + 1] - places[before]) * (index - Double(before))
    }
}
