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

    /// Bytes of the file at `path`, `nil` for what cannot be opened as one.
    public static func fileSize(_ path: String) -> Int? { try? MapFile(path).size }

    /// About how many bytes reading an extract of `size` bytes takes at its peak, by what a city's takes: 42 MB for 2.5 MB
    /// of PBF, 45 MB for the same as 33 MB of XML; that of a country, with more buildings and fewer ways, takes less.
    public static func memoryEstimate(extract size: Int, isPBF: Bool) -> Int {
        isPBF ? 60 << 20 + 6 * size : 40 << 20 + size
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
        guard let network = NetworkBuilder(map, table).network(source: source) else {
            throw MapError(.empty, found: "no way that a runner can use", allowed: "an extract with paths or roads")
        }
        return network
    }
}
