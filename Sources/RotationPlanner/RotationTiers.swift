/// What a week is judged by, the first tier that differs decides; smaller is better.
public struct RotationTiers: Hashable, Sendable, Comparable {
    /// Over the week neither the camber nor the bends lean you one way: points beyond the tolerance, both doses added.
    public var balance: Int
    /// No day is much heavier on the heel than it was meant to be: points of the worst day, 0...999.
    public var peak: Int
    /// You do not lean the same way twice running: how often it happens, 0...7.
    public var streaks: Int
    /// Of what is left, your distances, evenness, variety: comfort points, 0 or more.
    public var comfort: Int

    /// The four tiers.
    public init(balance: Int, peak: Int, streaks: Int, comfort: Int) {
        self.balance = balance
        self.peak = peak
        self.streaks = streaks
        self.comfort = comfort
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.balance, left.peak, left.streaks, left.comfort)
            < (right.balance, right.peak, right.streaks, right.comfort)
    }
}

extension RotationTiers: Decodable {
    public init(from decoder: any Decoder) throws {
        let values = try [Int](from: decoder)
        guard values.count == 4 else {
            throw RotationError(place: "tiers", found: "\(values.count) numbers", allowed: "4 numbers")
        }
        self.init(balance: values[0], peak: values[1], streaks: values[2], comfort: values[3])
    }
}
