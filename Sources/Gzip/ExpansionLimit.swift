/// How much more than its own size compressed data may give, against files made to fill the memory.
///
/// The allowance comes first: small data may expand as they like, and repeat themselves as often as short files do.
public struct ExpansionLimit: Sendable, Hashable {
    /// Decompressed bytes that are always allowed.
    public var allowance: Int
    /// Decompressed bytes for one compressed byte that are allowed beyond them, over all read so far.
    public var ratio: Int

    public init(allowance: Int, ratio: Int) {
        self.allowance = allowance
        self.ratio = ratio
    }

    /// 250:1 beyond the first 8 MiB.
    ///
    /// Measured with zlib's level 9: of 290 real GPX files that record anything the tightest reaches 38:1, a recorder at
    /// rest that writes 17 digits, time, heart rate and cadence a point 112:1. Deflate itself ends at 1 032:1.
    public static let standard = ExpansionLimit(allowance: 8 << 20, ratio: 250)

    /// Whether `made` bytes out of `taken` are more than allowed.
    func forbids(_ made: Int, from taken: Int) -> Bool {
        made > allowance && made / ratio > taken
    }
}
