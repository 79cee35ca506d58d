internal import Gzip

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The bytes of a network as they lie in memory and in a prepared file, in sections that follow each other.
///
/// Little-endian; every section starts at a multiple of 8 bytes. The header says how long the sections are and carries
/// the CRC-32 of all else in it and behind it, so that a damaged file is refused before anything of it is used.
final class MapImage: @unchecked Sendable {
    // Written while it is being made, before anyone else sees it; read-only from then on.
    let bytes: UnsafeMutableRawPointer
    let count: Int
    private let isMapped: Bool
    let layout: MapLayout

    init(_ layout: MapLayout) {
        self.layout = layout
        count = layout.size
        bytes = .allocate(byteCount: count, alignment: 16)
        // memset(3): "fills the first n bytes of the memory area pointed to by s with the constant byte c".
        memset(bytes, 0, count)
        isMapped = false
    }

    /// Maps a prepared file into memory.
    init(_ path: String) throws(MapError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw MapError(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw MapError(errno: errno) }
        let size = Int(status.st_size)
        guard size >= MapLayout.headerSize else {
            throw MapError(.foreign, found: "\(size) bytes", allowed: "a map prepared by camber")
        }
        // mmap(2): "On success, mmap() returns a pointer to the mapped area. On error, the value MAP_FAILED … is
        // returned". The file is only ever replaced by another, never changed.
        guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw MapError(errno: errno)
        }
        do throws(MapError) {
            layout = try MapLayout(header: UnsafeRawBufferPointer(start: mapped, count: size))
            if Self.checksum(layout, mapped, size) != layout.checksum {
                throw MapError(
                    .damaged, found: "a prepared map that does not match its CRC-32",
                    allowed: "undamaged data; add the extract again")
            }
        } catch {
            munmap(mapped, size)
            throw error
        }
        bytes = mapped
        count = size
        isMapped = true
    }

    deinit {
        if isMapped { munmap(bytes, count) } else { bytes.deallocate() }
    }

    /// The section as it is filled.
    func section<Element>(_ section: MapLayout.Section, of _: Element.Type) -> UnsafeMutableBufferPointer<Element> {
        let range = layout.ranges[section.rawValue]
        let start = (bytes + range.lowerBound).assumingMemoryBound(to: Element.self)
        return UnsafeMutableBufferPointer(start: start, count: range.count / MemoryLayout<Element>.stride)
    }

    /// Writes the header; what follows it is complete.
    func seal() {
        for (index, word) in layout.header(checksum: Self.checksum(layout, bytes, count)).enumerated() {
            (bytes + 8 * index).storeBytes(of: word.littleEndian, as: UInt64.self)
        }
    }

    /// Of the header without its checksum, and all behind it.
    private static func checksum(_ layout: MapLayout, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> UInt32 {
        var crc = CRC32()
        layout.header(checksum: 0).map(\.littleEndian).withUnsafeBytes { crc.append($0) }
        crc.append(UnsafeRawBufferPointer(start: bytes + MapLayout.headerSize, count: count - MapLayout.headerSize))
        return crc.value
    }
}

/// How long the sections of an image are, and where they lie.
struct MapLayout {
    enum Section: Int, CaseIterable {
        case wayIDs, wayTags, wayFirstEdge, wayName
        case edgeEnds, edgeWay, edgeFirstPoint, edgeBearings
        case places, pointDistance, pointEdge
        case vertexFirst, vertexEdges
        case rowFirst, cellColumn, cellFirst, cellPoints
        case nameFirst, nameBytes, source

        /// Bytes of one element.
        var stride: Int {
            switch self {
            case .wayIDs, .edgeEnds, .places: 8
            case .wayTags: MemoryLayout<WayTags>.stride
            case .edgeBearings: 2
            case .nameBytes, .source: 1
            default: 4
            }
        }
    }

    /// "CAMBERMP" and the version of what follows.
    static let magic: UInt64 = 0x504D_5245_424D_4143
    static let version: UInt64 = 2
    static let headerSize = 8 * (7 + Section.allCases.count)

    let counts: [Int]
    let ranges: [Range<Int>]
    let size: Int
    private(set) var checksum: UInt32 = 0
    /// South-west and north-east corner.
    let bounds: (MapPlace, MapPlace)
    /// The first row of the grid.
    let firstRow: Int

    init(counts: [Int], bounds: (MapPlace, MapPlace), firstRow: Int) {
        self.counts = counts
        self.bounds = bounds
        self.firstRow = firstRow
        var offset = Self.headerSize
        var ranges: [Range<Int>] = []
        for section in Section.allCases {
            let length = counts[section.rawValue] * section.stride
            ranges.append(offset..<offset + length)
            offset += (length + 7) / 8 * 8
        }
        self.ranges = ranges
        size = offset
    }

    /// Reads a prepared file's header.
    init(header bytes: UnsafeRawBufferPointer) throws(MapError) {
        func word(_ index: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
        guard word(0) == Self.magic else {
            throw MapError(.foreign, found: "no prepared map", allowed: "one made by camber map add")
        }
        guard word(1) == Self.version else {
            throw MapError(
                .unsupported, found: "a map prepared by another version of camber (\(word(1)))",
                allowed: "version \(Self.version); add the extract again")
        }
        let counts = Section.allCases.map { Int(truncatingIfNeeded: word(7 + $0.rawValue)) }
        guard word(2) == UInt64(bytes.count), counts.allSatisfy({ (0...bytes.count).contains($0) }) else {
            throw MapError(.truncated, found: "a prepared map of \(bytes.count) bytes", allowed: "\(word(2))")
        }
        self.init(
            counts: counts, bounds: (Self.place(word(4)), Self.place(word(5))),
            firstRow: Int(truncatingIfNeeded: word(6)))
        checksum = UInt32(truncatingIfNeeded: word(3))
        guard size == bytes.count else {
            throw MapError(.damaged, found: "a prepared map whose parts are \(size) bytes", allowed: "\(bytes.count)")
        }
    }

    func header(checksum: UInt32) -> [UInt64] {
        [
            Self.magic, Self.version, UInt64(size), UInt64(checksum), Self.word(bounds.0), Self.word(bounds.1),
            UInt64(bitPattern: Int64(firstRow)),
        ] + counts.map { UInt64($0) }
    }

    private static func word(_ place: MapPlace) -> UInt64 {
        UInt64(UInt32(bitPattern: place.latitude)) << 32 | UInt64(UInt32(bitPattern: place.longitude))
    }

    private static func place(_ word: UInt64) -> MapPlace {
        MapPlace(
            latitude: Int32(bitPattern: UInt32(truncatingIfNeeded: word >> 32)),
            longitude: Int32(bitPattern: UInt32(truncatingIfNeeded: word)))
    }
}
