/// One value for each foot.
public struct PerFoot: Sendable, Hashable {
    public var left: Double
    public var right: Double

    public init(left: Double, right: Double) {
        self.left = left
        self.right = right
    }

    public static let zero = PerFoot(left: 0, right: 0)

    /// The mean of the feet.
    public var mean: Double { (left + right) / 2 }

    /// (L − R) / (L + R), a ratio; 0 where neither foot has any.
    var asymmetry: Double { left + right > 0 ? (left - right) / (left + right) : 0 }

    public static func + (a: PerFoot, b: PerFoot) -> PerFoot {
        PerFoot(left: a.left + b.left, right: a.right + b.right)
    }

    public static func += (a: inout PerFoot, b: PerFoot) { a = a + b }
}
