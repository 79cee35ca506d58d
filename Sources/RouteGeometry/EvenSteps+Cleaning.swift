extension EvenSteps {
    /// How far places usually lie from the middle of their neighbours, m: the median. Errors are everywhere, corners are
    /// not, so that a line without errors has next to none whatever its corners. Of long recordings about 2 000 places
    /// are looked at.
    static func usualStray(in parts: [EvenSteps]) -> Double {
        let count = parts.reduce(0) { $0 + $1.places.count }
        let stride = max(1, count / 2048)
        let strays = parts.flatMap { part in
            Swift.stride(from: 1, to: part.places.count - 1, by: stride).map { part.strayed($0) }
        }
        return strays.isEmpty ? 0 : Rank.value(at: strays.count / 2, of: strays)
    }

    /// Metres from the middle of the neighbours.
    fileprivate func strayed(_ i: Int) -> Double {
        let off = places[i] - (places[i - 1] + places[i + 1]) / 2
        return (off * off).sum().squareRoot()
    }

    /// Seconds in one spot that are a stop, at least; m/s below which moving is standing, at most; and that as a share of
    /// the usual speed: whoever climbs a steep trail at half a metre a second does not stand. Ours.
    private static let stop = (seconds: 30.0, speed: 0.5, share: 0.2)

    /// The speed over half a minute that is passed in a quarter of the time, m/s: a hike's pauses do not slow it.
    static func usualSpeed(in parts: [EvenSteps]) -> Double {
        let speeds = parts.flatMap { part -> [Double] in
            let width = Int((stop.seconds / part.step).rounded(.up))
            return Swift.stride(from: width, to: part.places.count, by: max(1, width / 2)).map { i in
                let way = part.places[i] - part.places[i - width]
                return (way * way).sum().squareRoot() / (Double(width) * part.step)
            }
        }
        return speeds.isEmpty ? .infinity : Rank.value(at: speeds.count * 3 / 4, of: speeds)
    }

    /// The parts in which the runner moved: all but the stretches whose places scatter no farther than someone at the
    /// speed of standing would get, or `errors` would carry them, and whose steps are no longer than errors make them:
    /// whoever runs round a roundabout makes longer ones.
    ///
    /// A stretch is as long as it takes half of `usualSpeed` to get clear of the errors: scatter of (vT)²/12 of even
    /// progress against 8/3 of their square. O(n).
    func moving(usualSpeed: Double, errors: StepCovariance? = nil) -> [EvenSteps] {
        let error = errors?.fadingError ?? 0
        let slowest = min(Self.stop.speed, Self.stop.share * usualSpeed)
        let seconds = min(120, max(Self.stop.seconds, 32.0.squareRoot() * error / (usualSpeed / 2)))
        let width = Int((seconds / step).rounded(.up))
        guard places.count > width else { return [self] }
        // Even progress over a length l scatters by l²/12; errors that fade over half a minute keep two thirds.
        let length = slowest * Double(width) * step
        let limit = length * length / 12 + 2 * error * error * 2 / 3
        let count = Double(width + 1)
        // Places scatter by half the square of the way from the first to the last of them, over their number, or more: most
        // recordings never come near to standing.
        let clear = 2 * count * limit
        let comesNear = (width..<places.count).contains { i in
            let way = places[i] - places[i - width]
            return way.dot(way) <= clear
        }
        guard comesNear else { return [self] }
        let first = places[0]
        // The mean square of a step by errors alone, and half of what running adds.
        let longest = errors.map { 2 * $0.stepVariance + $0.squaredSpeed * step * step / 2 } ?? .infinity
        var pace = 0.0
        var sum = SIMD3<Double>.zero
        var square = 0.0
        var stands = [Bool](repeating: false, count: places.count)
        var filled = 0
        for i in places.indices {
            let place = places[i] - first
            sum += place
            square += place.dot(place)
            if i > 0 { pace += squaredStep(to: i) }
            guard i >= width else { continue }
            if i > width {
                let old = places[i - width - 1] - first
                sum -= old
                square -= old.dot(old)
                pace -= squaredStep(to: i - width)
            }
            if pace <= Double(width) * longest, square / count - sum.dot(sum) / (count * count) <= limit {
                for k in max(filled, i - width)...i { stands[k] = true }
                filled = i
            }
        }
        guard filled > 0 else { return [self] }
        return split { !stands[$0] }
    }

    /// Square metres of the step that leads to a place.
    private func squaredStep(to i: Int) -> Double {
        let step = places[i] - places[i - 1]
        return step.dot(step)
    }

    /// The longest parts all of whose places `keeps` holds for.
    private func split(_ keeps: (Int) -> Bool) -> [EvenSteps] {
        var parts: [EvenSteps] = []
        var first: Int?
        for i in 0...places.count {
            let kept = i < places.count && keeps(i)
            if kept, first == nil { first = i }
            if !kept, let begin = first {
                if i - begin > 3 { parts.append(part(begin..<i)) }
                first = nil
            }
        }
        return parts
    }

    /// Both averages together: a triangle of `time` seconds to either side, narrower toward the ends, which stay.
    func smoothed(over time: Double) -> EvenSteps {
        let half = Int((time / step / 2).rounded())
        guard half > 0 else { return self }
        var copy = self
        copy.places = Self.averaged(Self.averaged(places, half), half)
        return copy
    }

    private static func averaged(_ places: [SIMD3<Double>], _ half: Int) -> [SIMD3<Double>] {
        let origin = places[0]
        var sums = [SIMD3<Double>.zero]
        sums.reserveCapacity(places.count + 1)
        for place in places { sums.append(sums[sums.count - 1] + (place - origin)) }
        return places.indices.map { i in
            let width = min(half, i, places.count - 1 - i)
            return origin + (sums[i + width + 1] - sums[i - width]) / Double(2 * width + 1)
        }
    }
}
