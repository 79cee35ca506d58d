internal import StreamingXML

extension WayNetwork {
    /// Reads an extract: OpenStreetMap XML, plain or gzip, or PBF, told apart by their first bytes.
    ///
    /// Objects may come in any order; ways that lead to missing nodes are cut there; what was deleted is left out, and
    /// what a header claims is not believed. O(n log n) in the nodes of usable ways.
    ///
    /// - Parameter source: what reports call the extract.
    public init(extract path: String, source: String) throws(MapError) {
        let file = try MapFile(path)
        let start = try file.bytes(at: 0, count: 64)
        if start.isEmpty { throw MapError(.foreign, found: "the file is empty", allowed: "an OpenStreetMap extract") }
        if PBFReader.begins(start) {
            let (map, table) = try PBFReader.read(file)
            self = try Self.network(map, table, source)
        } else if Self.looksLikeXML(start) {
            self = try Self.network(try XMLMapReader.read(.path(path)), source)
        } else {
            throw MapError(
                .foreign, found: "neither OpenStreetMap XML nor PBF", allowed: "an .osm, .osm.gz or .osm.pbf file")
        }
    }

    /// Reads an extract of OpenStreetMap XML in memory.
    public init(xml: [UInt8], source: String) throws(MapError) {
        let map = try xml.withUnsafeBufferPointer { bytes throws(MapError) in
            try XMLMapReader.read(.bytes(UnsafeRawBufferPointer(bytes)))
        }
        self = try Self.network(map, source)
    }

    /// Opens a prepared file. It is mapped into memory, so that only what is used of it is read.
    public init(prepared path: String) throws(MapError) {
        self.init(try MapImage(path))
    }

    /// The content of a prepared file.
    public var preparedBytes: [UInt8] {
        Array(UnsafeRawBufferPointer(start: image.bytes, count: image.count))
    }

    /// The same in pieces of a mebibyte, so that a country's need not stand in memory twice.
    public var preparedPieces: some Sequence<[UInt8]> {
        let image = image
        return stride(from: 0, to: image.count, by: 1 << 20).lazy.map { start in
            Array(UnsafeRawBufferPointer(start: image.bytes + start, count: min(1 << 20, image.count - start)))
        }
    }

    /// The bytes of an extract, and how many bytes of memory reading it takes at its peak; `nil` for what cannot be opened.
    ///
    /// By what extracts of nothing but ways took, 8 to 960 cities each: 6 bytes for one of PBF, 1 for one of XML, 7 for one
    /// of gzip (x86-64, 2026-11). Those with buildings take less.
    public static func memoryEstimate(extract path: String) -> (size: Int, memory: Int)? {
        guard let file = try? MapFile(path), let start = try? file.bytes(at: 0, count: 64) else { return nil }
        if PBFReader.begins(start) { return (file.size, (60 << 20) + 6 * file.size) }
        return (file.size, (40 << 20) + (start.starts(with: [0x1F, 0x8B]) ? 8 : 1) * file.size)
    }

    /// Compressed XML, also by what cannot be read, is the XML reader's business: it says so.
    private static func looksLikeXML(_ start: [UInt8]) -> Bool {
        let magics: [[UInt8]] = [
            [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0x50, 0x4B, 3, 4], [0xFD, 0x37], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE],
            [0xFE, 0xFF],
        ]
        let text = start.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        return text.first == UInt8(ascii: "<") || magics.contains { start.starts(with: $0) }
    }

    private static func network(_ map: consuming MapCollector, _ source: String) throws(MapError) -> WayNetwork {
        var table = NodeTable(ids: map.neededNodes())
        for (id, place) in zip(map.nodeIDs, map.places) where table.isWanted(id) { table.setLast(place) }
        return try network(map, table, source)
    }

    private static func network(
        _ map: consuming MapCollector, _ table: consuming NodeTable, _ source: String
    ) throws(MapError) -> WayNetwork {
        var builder = NetworkBuilder(map, table)
        return try builder.network(source: source)
    }
}
