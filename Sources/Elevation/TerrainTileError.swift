/// Why a terrain tile cannot be used: which, what was found, what is allowed.
public struct TerrainTileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as `N49E008.hgt`.
    public let tile: String
    public let found: String
    public let allowed: String

    public init(tile: String, found: String, allowed: String) {
        (self.tile, self.found, self.allowed) = (tile, found, allowed)
    }

    public var description: String { "\(tile): \(found); \(allowed)" }
}
