/// What the terrain and the recorder's error are like along one recording.
///
/// Recorded elevation is terrain + slow error + white error. Terrain is the integral of its grade along the line, and
/// the grade an Ornstein–Uhlenbeck process: it forgets itself over a few hundred metres. The slow error is one in time,
/// or along the line for a terrain model.
struct ElevationModel: Sendable, Hashable {
    /// How the slow error moves.
    enum ErrorKind: Sendable {
        /// On a rough path, as an Ornstein–Uhlenbeck process in time: a receiver's altitude (correlated GPS errors:
        /// Ranacher et al. 2016, doi:10.1080/13658816.2015.1086924) or, with a long memory, a barometer's drift.
        case ornsteinUhlenbeck
        /// Very smoothly, as a Matérn process of order 5/2 in distance: a terrain model is smooth between its posts
        /// (`GroundErrorStep`).
        case ground
        /// Smoothly, as one of order 3/2 in distance: a terrain model along a recording, whose samples lie so close that
        /// a smoother one would take the ground's own bends for error.
        case matern
        /// Smoothly, as one of order 3/2 in time: a receiver's altitude that the receiver has filtered.
        case filtered

        /// Whether it goes by metres along the line, not by seconds.
        var isAlongLine: Bool { self == .ground || self == .matern }

        /// Of the error with itself, over so many seconds or metres and over twice as many.
        func correlations<Number: Lanes>(over distance: Double, memory: Number) -> (once: Number, twice: Number) {
            let one = Number(repeating: 1)
            let (rate, third) = (self == .ground ? 5.0 : 3.0, self == .ground ? 1.0 / 3 : 0)
            guard self != .ornsteinUhlenbeck else {
                let fade = (Number(repeating: distance) / memory).fading
                return (fade, fade * fade)
            }
            let x = Number(repeating: rate.squareRoot() * distance) / memory
            let (fade, square) = (x.fading, x * x * Number(repeating: third))
            return ((one + x + square) * fade, (one + x + x + Number(repeating: 4) * square) * (fade * fade))
        }
    }

    let kind: ErrorKind
    /// Standard deviation of the grade, rise over run.
    var grade: Double
    /// Metres after which the grade has forgotten all but 1/e of itself.
    var length: Double
    /// Standard deviation of the slow error, m.
    var error: Double
    /// How long the slow error lasts: seconds, or metres for a terrain model.
    var memory: Double
    /// Standard deviation of a node's own error that does not average out over its samples, m.
    var white: Double

    /// What stands for no grade at all. Ours.
    static let leastGrade = 0.0006

    /// The same on level terrain.
    var level: ElevationModel {
        var level = self
        level.grade = Self.leastGrade
        return level
    }

    /// Whether the terrain is taken for level.
    var isLevel: Bool { grade <= Self.leastGrade }

    /// A name for each of the numbers.
    enum Number: Sendable { case grade, length, error, memory, white }

    subscript(number: Number) -> Double {
        get {
            switch number {
            case .grade: grade
            case .length: length
            case .error: error
            case .memory: memory
            case .white: white
            }
        }
        set {
            switch number {
            case .grade: grade = newValue
            case .length: length = newValue
            case .error: error = newValue
            case .memory: memory = newValue
            case .white: white = newValue
            }
        }
    }

    /// Whether the slow error has a rate, being smooth.
    var hasRate: Bool { kind != .ornsteinUhlenbeck }
}
