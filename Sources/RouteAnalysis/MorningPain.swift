/// What the heels felt like one morning, 0 to 10; `nil` where the runner did not say.
public struct MorningPain: Sendable, Hashable {
    /// Days since 1970-01-01.
    public let day: Int
    public let left: Int?
    public let right: Int?

    public init(day: Int, left: Int?, right: Int?) {
        self.day = day
        self.left = left
        self.right = right
    }
}
