#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A number, or two side by side for little more than the price of one: what is worked out for two models at once is
/// written once.
protocol Lanes: Sendable {
    init(repeating value: Double)
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static func / (a: Self, b: Self) -> Self
    static func += (a: inout Self, b: Self)
    static func -= (a: inout Self, b: Self)
}

extension Double: Lanes {
    @inline(__always) init(repeating value: Double) { self = value }
}

extension SIMD2<Double>: Lanes {}
