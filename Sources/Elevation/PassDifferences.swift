#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How the passes over the same ground differ, and what that says of a receiver's errors: no terrain is in it.
///
/// Heights off the mean of their passes are normal errors, of which as many are independent as fit into the time: the square
/// of an error that fades as exp(−t/τ) counts for one in τ seconds.
struct PassDifferences: ModelLikelihood {
    /// Mean square of them, m², and the time of all passes but the first.
    let square: Double
    let seconds: Double
    /// One over the samples of a height, in the mean; and the variance of one sample's own error, m².
    let inverse: Double
    var sample = 0.0

    /// Seconds of τ: what is believed of it before, for how much the differences say must not hang on the model.
    private static let memory = ElevationPrior.gpsAltitude.memory.centre

    mutating func logarithms(of a: ElevationModel, _ b: ElevationModel) -> Pair {
        func logarithm(_ model: ElevationModel) -> Double {
            let variance = model.error * model.error + model.white * model.white + sample * inverse
            return -(log(variance) + square / variance) * seconds / Self.memory / 2
        }
        return Pair(logarithm(a), logarithm(b))
    }
}
