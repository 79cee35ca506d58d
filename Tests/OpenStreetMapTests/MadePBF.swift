import FoundationEssentials

/// PBF files made byte by byte from the format's definition, to have the reader agree with something else than itself.
enum MadePBF {
    static func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }

    static func zigzag(_ value: Int64) -> [UInt8] { varint(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

    static func field(_ number: Int, _ value: UInt64) -> [UInt8] { varint(UInt64(number << 3)) + varint(value) }

    static func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
        varint(UInt64(number << 3 | 2)) + varint(UInt64(bytes.count)) + bytes
    }

    static func field(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

    static func deltas(_ values: [Int64]) -> [UInt8] {
        zip([0] + values, values).flatMap { zigzag($1 &- $0) }
    }

    enum Codec {
        case raw
        /// zlib's format with stored blocks, so that no compressor is needed.
        case zlib
        case other(field: Int)
    }

    static func blob(_ type: String, _ content: [UInt8], _ codec: Codec = .raw) -> [UInt8] {
        let body =
            switch codec {
            case .raw: field(1, content)
            case .zlib: field(2, UInt64(content.count)) + field(3, stored(content))
            case .other(let number): field(2, UInt64(content.count)) + field(number, content)
            }
        let header = field(1, type) + field(3, UInt64(body.count))
        return withUnsafeBytes(of: UInt32(header.count).bigEndian) { Array($0) } + header + body
    }

    /// RFC 1950 and 1951: one stored block of up to 65 535 bytes, and Adler-32.
    private static func stored(_ content: [UInt8]) -> [UInt8] {
        let length = UInt16(content.count)
        let (a, b) = content.reduce((UInt32(1), UInt32(0))) { sums, byte in
            let a = (sums.0 + UInt32(byte)) % 65_521
            return (a, (sums.1 + a) % 65_521)
        }
        let lengths = [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return [0x78, 0x01, 0x01] + lengths + content + withUnsafeBytes(of: (b << 16 | a).bigEndian) { Array($0) }
    }

    static func header(_ features: [String] = ["OsmSchema-V0.6", "DenseNodes"]) -> [UInt8] {
        blob("OSMHeader", features.flatMap { field(4, $0) })
    }

    /// A block of one way over some nodes, with its strings.
    struct Block {
        var nodes: [(id: Int64, lat: Int64, lon: Int64)] = []
        var refs: [Int64] = []
        var tags: [(String, String)] = [("highway", "path")]
        var wayID: Int64 = 7
        var isDense = true
        var placesOnWay = false
        var granularity: Int64 = 100
        var offset: Int64 = 0
        /// What the table of strings starts with: by custom the empty string.
        var emptyString = [""]

        var content: [UInt8] {
            var strings = emptyString
            let pairs = tags.map { tag -> (UInt64, UInt64) in
                strings += [tag.0, tag.1]
                return (UInt64(strings.count - 2), UInt64(strings.count - 1))
            }
            var way = field(1, UInt64(bitPattern: wayID))
            way += field(2, pairs.flatMap { varint($0.0) }) + field(3, pairs.flatMap { varint($0.1) })
            way += field(8, deltas(refs))
            if placesOnWay {
                let found = refs.compactMap { ref in nodes.first { $0.id == ref } }
                way += field(9, deltas(found.map(\.lat))) + field(10, deltas(found.map(\.lon)))
            }
            var groups = refs.isEmpty ? [] : field(2, field(3, way))
            if !placesOnWay { groups += nodeGroup }
            return field(1, strings.flatMap { field(1, $0) }) + groups + field(17, UInt64(granularity))
                + field(19, UInt64(bitPattern: offset)) + field(20, UInt64(bitPattern: offset))
        }

        private var nodeGroup: [UInt8] {
            if isDense {
                return field(
                    2,
                    field(
                        2,
                        field(1, deltas(nodes.map(\.id))) + field(8, deltas(nodes.map(\.lat)))
                            + field(9, deltas(nodes.map(\.lon)))))
            }
            return field(
                2,
                nodes.flatMap { node in
                    field(
                        1,
                        varint(1 << 3) + zigzag(node.id) + varint(8 << 3) + zigzag(node.lat) + varint(9 << 3)
                            + zigzag(node.lon))
                })
        }
    }

    /// Three nodes 0.001° apart on a path.
    static let block = Block(
        nodes: [(1, 510_000_000, 70_000_000), (2, 510_010_000, 70_000_000), (-3, 510_020_000, 70_005_000)],
        refs: [1, 2, -3])

    static func file(_ block: Block = block, _ codec: Codec = .raw) -> [UInt8] {
        header() + blob("OSMData", block.content, codec)
    }
}

/// A file that is there as long as it is needed.
struct ScratchFile: ~Copyable {
    let path: String

    init(_ bytes: [UInt8], ending: String = ".osm.pbf") throws {
        path = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)\(ending)").path
        try Data(bytes).write(to: URL(filePath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
