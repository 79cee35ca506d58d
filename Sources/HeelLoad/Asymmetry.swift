public import RouteGeometry

/// How the two feet differ: magnitude and side, never a bare sign.
public struct Asymmetry: Sendable, Hashable {
    /// (L − R) / (L + R) with its range; positive where the left foot has more.
    package let ratio: Interval

    package init(ratio: Interval) { self.ratio = ratio }

    /// The size of the best estimate, a ratio from 0 to 1.
    public var magnitude: Double { abs(ratio.value) }

    /// The foot the best estimate gives more to, `nil` where it is even.
    public var heavierFoot: Foot? { ratio.value > 0 ? .left : ratio.value < 0 ? .right : nil }

    /// The foot that gets more over the whole range, `nil` where the range spans 0: side not established.
    public var establishedFoot: Foot? { ratio.low > 0 ? .left : ratio.high < 0 ? .right : nil }

    /// The most that `foot` may carry more than the other, within the range; 0 or more.
    public func most(on foot: Foot) -> Double { max(0, foot == .left ? ratio.high : -ratio.low) }

    /// The least that `foot` carries more than the other over the whole range; 0 unless it is the established foot.
    public func least(on foot: Foot) -> Double { max(0, foot == .left ? ratio.low : -ratio.high) }
}
