/// Metres of a run by how steep they are along travel.
public struct GradeBands: Sendable, Hashable {
    /// The grades, rise over run, at which one band ends and the next begins.
    public static let limits = [-0.09, -0.06, -0.03, 0.03, 0.06, 0.09]

    /// Metres in each of the seven bands, steepest downhill first. A grade on a downhill limit counts with the steeper
    /// side, so that "3 % down or steeper" is what it says; one on an uphill limit too.
    public let lengths: [Double]

    public init(of segments: some Sequence<LoadSegment>) {
        var lengths = [Double](repeating: 0, count: Self.limits.count + 1)
        for segment in segments {
            let band = Self.limits.count { $0 < 0 ? segment.grade > $0 : segment.grade >= $0 }
            lengths[band] += segment.length
        }
        self.lengths = lengths
    }

    /// Metres 3 % down or steeper, 6 % and 9 %.
    public var downhill: (three: Double, six: Double, nine: Double) {
        (lengths[0] + lengths[1] + lengths[2], lengths[0] + lengths[1], lengths[0])
    }
}
