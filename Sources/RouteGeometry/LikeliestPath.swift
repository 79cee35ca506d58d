#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The likeliest path along which a recording's errors were made, for its length.
///
/// Errors that fade over 20 s move a runner's place by less than a stretch of a minute is long, so that the speed on
/// straight stretches is known far better than steps know it, and an even speed carries it round the corners. With z the
/// recorded places every two seconds or so, x those of the path, d(k) = x(k+1) − x(k) as complex numbers and x̄ = x evened
/// out as a receiver does (`StepCovariance.rounding`), the path has the least sum of
///
///     errors   |(z − x̄)(k+1) − ρ (z − x̄)(k)|² / σ² (1 − ρ²)      Ornstein–Uhlenbeck, of `StepCovariance`
///     turns    2 ln(1 + t²/s²Δ),   t = arg d(k+1)/d(k)            mostly none, now and then a corner (Cauchy)
///     speeds   (l(k+1) − l(k))² T/2v²Δ + (l(k) − μ)² Δ/2v²T        even within v over T; l = ln |d|
///
/// by Gauss and Newton's steps with reweighted turns, each one banded system of equations: O(n). v is found from the path.
///
/// The likeliest of many paths bends after the errors and is too long: by Laplace's approximation of what all paths
/// together say of the speed, by the variance of ln(length) times the number of turns that the recording decides (Neyman &
/// Scott 1948, doi:10.2307/1914288, on parameters that grow with the data).
struct LikeliestPath {
    /// Of the parts it was found from, m.
    let length: Double
    /// Standard deviation of `length`, m, if all that is said of errors, turns and speeds is so.
    let standardError: Double

    /// `nil` where no part is long enough.
    init?(of parts: [EvenSteps], errors: StepCovariance) {
        guard var path = Path(parts, errors) else { return nil }
        for round in 0..<Self.rounds { path.improve(adapting: round >= Self.settled) }
        let share = path.variance / (path.length * path.length)
        guard share.isFinite, share > 0 else { return nil }
        length = path.share * path.length * exp(-path.decided * share)
        standardError = path.share * path.length * share.squareRoot()
    }

    /// Steps towards the path, and those of them before the speed's evenness is looked at; twice as many change lengths by
    /// 0.1 %. Ours.
    private static let (rounds, settled) = (8, 3)
}

/// A path on its way to the likeliest one.
private struct Path {
    /// Seconds between places, at least; seconds to either side from which the first path is averaged. Ours.
    private static let (interval, averaging) = (2.0, 4.0)
    /// In a part, at least: shorter ones say nothing of speed. Ours.
    private static let fewestSteps = 4.0
    /// s, radians for a second, which half of all turns are less than: for a path without corners, for each α of
    /// `StepCovariance.cornering` more, and at most. Ours, from simulated runs.
    private static let turn = (straight: 0.1, corners: 12.0, most: 0.25)
    /// T, s; v at first, and the least it is taken for. Ours.
    private static let (fading, unevenness, leastUnevenness) = (30.0, 0.1, 0.03)

    private var places: [SIMD2<Double>]
    private let errors: PathErrors
    /// Whether a part of the recording begins here.
    private let begins: [Bool]
    /// Δ, s.
    private let step: Double
    /// s²Δ.
    private let turning: Double
    /// Seconds of all parts over those of whole steps.
    let share: Double
    /// v².
    private var unevenness = Path.unevenness * Path.unevenness
    /// The mean square of l − μ before the last move.
    private var spread = 0.0
    /// μ: of the metres in a step.
    private var meanLog: Double
    private(set) var length = 0.0
    /// How many of the turns the recording decides, and not what is said of turns.
    private(set) var decided = 0.0
    private var system = BandedSystem([])
    /// `Equations.pulls` as `BandedSystem.reduced` leaves them, and what is left of the second derivative by μ.
    private var (pull, hold) = ([SIMD2<Double>](), 1.0)

    init?(_ parts: [EvenSteps], _ covariance: StepCovariance) {
        // In no step may errors spread farther than it is long, or the path bends after them: 4 s for 9 m at 2 m/s.
        step = max(Self.interval, covariance.step, 2 * covariance.spreading / covariance.squaredSpeed)
        var (recorded, places, begins): ([SIMD2<Double>], [SIMD2<Double>], [Bool]) = ([], [], [])
        var seconds = 0.0
        for part in parts {
            let time = Double(part.places.count - 1) * part.step
            seconds += time
            // Whole steps from end to end, so that the way back has the same.
            let steps = (time / step).rounded()
            guard steps >= Self.fewestSteps else { continue }
            let smooth = part.smoothed(over: max(Self.averaging, 2 * step))
            var plane = UnrolledPlane(at: part.places[0])
            for i in 0...Int(steps) {
                let index = Double(i) * Double(part.places.count - 1) / steps
                recorded.append(plane.move(to: part.place(at: index)))
                places.append(recorded[recorded.count - 1] + plane.offset(of: smooth.place(at: index)))
                begins.append(i == 0)
            }
        }
        guard !begins.isEmpty else { return nil }
        // None begins after the last.
        begins.append(true)
        (self.places, self.begins) = (places, begins)
        errors = PathErrors(of: recorded, begins: begins, covariance, step: step)
        share = seconds / (Double(begins.count { !$0 }) * step)
        let turn = min(Self.turn.most, Self.turn.straight + Self.turn.corners * covariance.cornering)
        turning = turn * turn * step
        meanLog = log(step * covariance.squaredSpeed.squareRoot())
    }

    /// Moves the places to where the sum would be least if it were a square.
    mutating func improve(adapting: Bool) {
        if adapting { unevenness = max(Self.leastUnevenness * Self.leastUnevenness, spread) }
        let equations = equations()
        system = BandedSystem(equations.columns)
        // μ is one more unknown: taken out by what the others leave of its own equation.
        pull = system.reduced(equations.pulls)
        var moves = system.reduced(equations.slope)
        hold = max(1e-3 * equations.level, equations.level - system.product(pull, pull))
        let shift = (equations.off - system.product(pull, moves)) / hold
        meanLog += shift
        for k in moves.indices { moves[k] -= shift * pull[k] }
        moves = system.restored(moves)
        // Where a step would turn or shrink by more than two thirds of itself the square says little of the sum.
        var largest = 0.0
        for k in 1..<places.count where !begins[k] {
            let (way, change) = (places[k] - places[k - 1], moves[k] - moves[k - 1])
            largest = max(largest, (change * change).sum() / (way * way).sum())
        }
        let factor = min(1, 0.7 / largest.squareRoot())
        length = 0
        for k in places.indices {
            places[k] += factor * moves[k]
            guard !begins[k] else { continue }
            let way = places[k] - places[k - 1]
            length += (way * way).sum().squareRoot()
        }
    }

    /// Half the sum's second derivatives and, the other way, its first.
    ///
    /// With d a step, u = d/|d|² and p = d⊥/|d|², a change δd of it changes l by u·δd and its heading by p·δd. What is
    /// said of steps j and k has the blocks S(j, k) = Σ weight u(j) u(k)ᵀ + …, and d = x(k+1) − x(k) makes of them those
    /// of places.
    private mutating func equations() -> Equations {
        let level = step / (2 * unevenness * Self.fading)
        var columns: [BandedSystem.Column] = []
        columns.reserveCapacity(places.count + BandedSystem.margin)
        var slope = errors.slope(of: places)
        var pulls: [SIMD2<Double>] = []
        pulls.reserveCapacity(places.count)
        var (sum, square, count) = (0.0, 0.0, 0.0)
        decided = 0
        var step = PathStep(from: 0, of: places, begins, meanLog)
        var before = (
            pair: PathPair(), own: Block(0), both: Block(0), slope: SIMD2<Double>.zero, along: SIMD2<Double>.zero
        )
        for k in places.indices {
            let next = PathStep(from: k + 1, of: places, begins, meanLog)
            let pair = paired(step, next)
            (sum, square, count) = (sum + step.off, square + step.off * step.off, count + (step.isStep ? 1 : 0))
            let own =
                (level + pair.change + before.pair.change) * Block(step.along, step.along)
                + (pair.turn + before.pair.turn) * Block(step.across, step.across)
            let both = pair.change * Block(next.along, step.along) + pair.turn * Block(next.across, step.across)
            let gain =
                (pair.changed - before.pair.changed - level * step.off) * step.along
                + (pair.turned - before.pair.turned) * step.across
            let bands = errors.bands[k]
            columns.append(
                (
                    Block(bands.x) + own + before.own + before.both + before.both.transposed,
                    Block(bands.y) - own - before.both - both, Block(bands.z) + both, Block(bands.w)
                ))
            slope[k] += before.slope - gain
            pulls.append(level * (step.along - before.along))
            before = (pair, own, both, gain, step.along)
            step = next
        }
        spread = square / count
        return Equations(columns: columns, slope: slope, pulls: pulls, off: level * sum, level: level * count)
    }

    /// What a step and the next say of each other.
    private mutating func paired(_ step: PathStep, _ next: PathStep) -> PathPair {
        guard step.isStep, next.isStep else { return PathPair() }
        let turn = step.turn(to: next)
        let (change, weight) = (Self.fading / (2 * unevenness * self.step), 2 / (turning + turn * turn))
        // A walk of variance 1/weight seen through errors of variance r leaves 1 − 1/√(1 + 4 r weight) of its steps to what is
        // said of them; rounding makes r twice as large. Ours: within a tenth of what the inverted matrix says.
        decided += 1 / (1 + 8 * errors.innovation / step.squared * weight).squareRoot()
        return PathPair(change: change, turn: weight, changed: change * (next.off - step.off), turned: weight * turn)
    }

    /// The variance of the length, m².
    var variance: Double {
        var gains = [SIMD2<Double>](repeating: .zero, count: places.count)
        for k in 1..<places.count where !begins[k] {
            let way = places[k] - places[k - 1]
            let gain = way / max(1e-3, (way * way).sum().squareRoot())
            gains[k] += gain
            gains[k - 1] -= gain
        }
        let gain = system.reduced(gains)
        let both = system.product(gain, pull)
        return system.product(gain, gain) + both * both / hold
    }
}

/// The normal equations of places and μ.
private struct Equations {
    let columns: [BandedSystem.Column]
    let slope: [SIMD2<Double>]
    /// Second derivatives by each place and μ.
    let pulls: [SIMD2<Double>]
    /// First derivative by μ, the other way, and the second.
    let (off, level): (Double, Double)
}

/// A step of a path; of no length between two parts.
private struct PathStep {
    /// d/|d|², and a quarter turn to its left.
    let (along, across): (SIMD2<Double>, SIMD2<Double>)
    /// |d|², m².
    let squared: Double
    /// l − μ.
    let off: Double
    let isStep: Bool

    init(from k: Int, of places: [SIMD2<Double>], _ begins: [Bool], _ meanLog: Double) {
        isStep = k + 1 < places.count && !begins[k + 1]
        guard isStep else {
            (along, across, squared, off) = (.zero, .zero, 0, 0)
            return
        }
        let way = places[k + 1] - places[k]
        squared = max(1e-6, (way * way).sum())
        along = way / squared
        across = SIMD2(-along.y, along.x)
        off = 0.5 * log(squared) - meanLog
    }

    /// Radians, counter-clockwise.
    func turn(to next: PathStep) -> Double {
        let (dot, cross) = ((along * next.along).sum(), (across * next.along).sum())
        let t = cross / dot
        guard dot > 0, abs(t) < 0.125 else { return atan2(cross, dot) }
        // The arctangent's series; the first term left out is less than 1e-9.
        let square = t * t
        return t * (1 - square * (1.0 / 3 - square * (1.0 / 5 - square * (1.0 / 7))))
    }
}

/// Weights of a change of l and of a turn from one step to the next, and those times the change and the turn.
private struct PathPair {
    var (change, turn, changed, turned) = (0.0, 0.0, 0.0, 0.0)
}
