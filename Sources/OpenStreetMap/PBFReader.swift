internal import Gzip

/// Reads OpenStreetMap's PBF format (OpenStreetMap wiki, PBF Format): dense and plain nodes, places on ways, blocks that
/// are raw or compressed by zlib.
///
/// Two passes: the first takes the ways, the second the nodes they go through, so that memory holds what is kept and
/// not the file, in whatever order it lists its objects.
struct PBFReader: ~Copyable {
    private let file: MapFile
    private var map = MapCollector()
    private var extra: [Int64: MapPlace] = [:]
    /// Where the blocks with nodes lie: bytes from the start of the file to each block's header.
    private var nodeBlocks: [Int] = []
    /// The first of them decompressed, as far as they take no more than `keptLimit`.
    private var kept: [[UInt8]] = []
    private var keptSize = 0

    private static let keptLimit = 32 << 20
    /// The format's own limits: "The total size of the header must be less than 64 KiB", of a block "less than 32 MiB".
    private static let headerLimit = 64 << 10
    private static let blockLimit = 32 << 20

    private init(_ file: consuming MapFile) { self.file = file }

    static func read(_ file: consuming MapFile) throws(MapError) -> (MapCollector, NodeTable) {
        var reader = PBFReader(file)
        try reader.readWays()
        var table = NodeTable(ids: reader.map.neededNodes())
        for (id, place) in reader.extra { table.set(id, place) }
        try reader.readNodes(into: &table)
        return (reader.takeMap(), table)
    }

    private consuming func takeMap() -> MapCollector { map }

    /// Whether bytes are how a PBF file begins.
    static func begins(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 16 else { return false }
        let length = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        return length > 0 && length < headerLimit && bytes[4] == 0x0A
            && (bytes[6...].starts(with: Array("OSMHeader".utf8)) || bytes[6...].starts(with: Array("OSMData".utf8)))
    }

    private mutating func readWays() throws(MapError) {
        var offset = 0
        var isFirst = true
        while let blob = try nextBlob(at: offset) {
            if blob.type == "OSMHeader" {
                try checkHeader(try content(of: blob), at: offset)
            } else if blob.type == "OSMData" {
                if isFirst {
                    throw MapError(.damaged, at: .byte(offset), found: "no header block", allowed: "one first")
                }
                try takeBlock(try content(of: blob), at: offset)
            }
            isFirst = false
            offset = blob.end
        }
        map.resolveRelations()
    }

    private mutating func takeBlock(_ content: [UInt8], at offset: Int) throws(MapError) {
        let (failed, hasNodes) = content.withUnsafeBytes { bytes in
            var block = PBFBlock(bytes)
            if !block.failed { block.readWays(into: &map, extra: &extra) }
            return (block.failed, block.hasNodes)
        }
        if failed { throw Self.damaged(at: offset) }
        guard hasNodes else { return }
        nodeBlocks.append(offset)
        if kept.count == nodeBlocks.count - 1, keptSize + content.count <= Self.keptLimit {
            kept.append(content)
            keptSize += content.count
        }
    }

    private mutating func readNodes(into table: inout NodeTable) throws(MapError) {
        for (number, offset) in nodeBlocks.enumerated() {
            var content: [UInt8] = []
            if number < kept.count {
                swap(&content, &kept[number])
            } else if let blob = try nextBlob(at: offset) {
                content = try self.content(of: blob)
            }
            let failed = content.withUnsafeBytes { bytes in
                var block = PBFBlock(bytes)
                block.readNodes(into: &table)
                return block.failed
            }
            if failed { throw Self.damaged(at: offset) }
        }
    }

    private static func damaged(at offset: Int) -> MapError {
        MapError(.damaged, at: .byte(offset), found: "a damaged block", allowed: "one as the PBF format defines it")
    }

    // MARK: Blobs

    private struct Blob {
        var type = ""
        var start = 0
        var size = 0
        var end: Int { start + size }
    }

    private func nextBlob(at offset: Int) throws(MapError) -> Blob? {
        let prefix = try file.bytes(at: offset, count: 4)
        if prefix.isEmpty { return nil }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        guard prefix.count == 4, offset + 4 + length <= file.size || length > Self.headerLimit else {
            throw Self.brokenOff(at: file.size)
        }
        guard length > 0, length <= Self.headerLimit else {
            throw MapError(
                .damaged, at: .byte(offset), found: "a block header of \(length) bytes",
                allowed: "1 to \(Self.headerLimit)")
        }
        var blob = Blob()
        let header = try file.bytes(at: offset + 4, count: length)
        let failed = header.withUnsafeBytes { bytes in
            var wire = WireReader(bytes)
            while let field = wire.field() {
                switch field.number {
                case 1 where field.type == 2: blob.type = String(decoding: wire.bytes(), as: UTF8.self)
                case 3: blob.size = Int(truncatingIfNeeded: wire.number(field.type))
                default: wire.skip(field.type)
                }
            }
            return wire.failed
        }
        blob.start = offset + 4 + length
        if failed { throw Self.damaged(at: offset) }
        guard (0...Self.blockLimit).contains(blob.size) else {
            throw MapError(
                .damaged, at: .byte(offset), found: "a block of \(blob.size) bytes",
                allowed: "at most \(Self.blockLimit)")
        }
        if blob.end > file.size { throw Self.brokenOff(at: file.size) }
        return blob
    }

    private static func brokenOff(at offset: Int) -> MapError {
        MapError(.truncated, at: .byte(offset), found: "the file breaks off", allowed: "the rest of a block")
    }

    private static let codecs = [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"]

    /// What the blob holds, decompressed.
    private func content(of blob: Blob) throws(MapError) -> [UInt8] {
        let bytes = try file.bytes(at: blob.start, count: blob.size)
        if bytes.count < blob.size { throw Self.brokenOff(at: blob.start + bytes.count) }
        return try bytes.withUnsafeBufferPointer { bytes throws(MapError) in
            var wire = WireReader(UnsafeRawBufferPointer(bytes))
            var size = 0
            var raw: UnsafeRawBufferPointer?
            var compressed: UnsafeRawBufferPointer?
            var codec: String?
            while let field = wire.field() {
                switch field.number {
                case 1 where field.type == 2: raw = wire.bytes()
                case 2: size = Int(truncatingIfNeeded: wire.number(field.type))
                case 3 where field.type == 2: compressed = wire.bytes()
                default:
                    codec = codec ?? Self.codecs[field.number]
                    wire.skip(field.type)
                }
            }
            if wire.failed { throw Self.damaged(at: blob.start) }
            if let raw { return Array(raw) }
            if let compressed { return try Self.inflated(compressed, size, at: blob.start) }
            guard let codec else { throw Self.damaged(at: blob.start) }
            throw MapError(
                .unsupported, at: .byte(blob.start), found: "a block compressed by \(codec)",
                allowed: "raw or zlib blocks (osmium cat -f pbf,pbf_compression=zlib makes them)")
        }
    }

    private static func inflated(
        _ data: UnsafeRawBufferPointer, _ size: Int, at offset: Int
    ) throws(MapError) -> [UInt8] {
        guard (0...blockLimit).contains(size) else { throw damaged(at: offset) }
        do {
            return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                try ZlibData.inflate(data, into: UnsafeMutableRawBufferPointer(buffer))
                count = size
            }
        } catch {
            throw MapError(.damaged, at: .byte(offset), found: "damaged zlib data", allowed: "undamaged data")
        }
    }

    // MARK: Header

    private static let features: Set<String> = ["OsmSchema-V0.6", "DenseNodes"]

    private func checkHeader(_ content: [UInt8], at offset: Int) throws(MapError) {
        let (failed, foreign) = content.withUnsafeBytes { bytes -> (Bool, String?) in
            var wire = WireReader(bytes)
            var foreign: String?
            while let field = wire.field() {
                if field.number == 4, field.type == 2 {
                    let feature = String(decoding: wire.bytes(), as: UTF8.self)
                    if !Self.features.contains(feature) { foreign = feature }
                } else {
                    wire.skip(field.type)
                }
            }
            return (wire.failed, foreign)
        }
        if failed { throw Self.damaged(at: offset) }
        if let foreign {
            throw MapError(
                .unsupported, at: .byte(offset), found: "a file that requires \"\(foreign.prefix(40))\"",
                allowed: Self.features.sorted().joined(separator: " and "))
        }
    }
}
