/// One block of objects of a PBF file (OpenStreetMap wiki, PBF Format: `PrimitiveBlock`), decompressed.
struct PBFBlock {
    private var groups: [WireReader] = []
    private var table = WireReader(UnsafeRawBufferPointer(start: nil, count: 0))
    private var strings: [UnsafeBufferPointer<UInt8>] = []
    /// A `TagKey`, or 255, for each string.
    private var keys: [UInt8] = []
    /// Nanodegrees.
    private var granularity: Int64 = 100
    private var latitudeOffset: Int64 = 0
    private var longitudeOffset: Int64 = 0
    private(set) var failed = false
    private(set) var hasNodes = false

    private static let unknownKey: UInt8 = 255

    /// - Parameter bytes: must outlive the block.
    init(_ bytes: UnsafeRawBufferPointer) {
        var wire = WireReader(bytes)
        while let field = wire.field() {
            switch field.number {
            case 1: table = wire.message(field.type)
            case 2: groups.append(wire.message(field.type))
            case 17: granularity = Int64(Int32(truncatingIfNeeded: wire.number(field.type)))
            case 19: latitudeOffset = Int64(bitPattern: wire.number(field.type))
            case 20: longitudeOffset = Int64(bitPattern: wire.number(field.type))
            default: wire.skip(field.type)
            }
        }
        failed = wire.failed || granularity <= 0
    }

    private mutating func readStrings() {
        guard strings.isEmpty else { return }
        while let field = table.field() {
            if field.number == 1, field.type == 2 {
                let string = table.bytes().assumingMemoryBound(to: UInt8.self)
                strings.append(string)
                keys.append(TagKey(string)?.rawValue ?? Self.unknownKey)
            } else {
                table.skip(field.type)
            }
        }
        failed = failed || table.failed
    }

    private func place(_ latitude: Int64, _ longitude: Int64) -> MapPlace? {
        let lat = degrees(latitudeOffset, latitude)
        let lon = degrees(longitudeOffset, longitude)
        guard MapPlace.isValid(lat, lon) else { return nil }
        return MapPlace(latitude: Int32(lat), longitude: Int32(lon))
    }

    /// Degrees × 10⁷, rounded.
    private func degrees(_ offset: Int64, _ value: Int64) -> Int64 {
        let nano = offset &+ granularity &* value
        if granularity == 100, offset == 0 { return value }
        return (nano &+ (nano < 0 ? -50 : 50)) / 100
    }

    // MARK: Ways and relations

    /// Gives the ways and the relations to `map`, and the places that ways carry themselves to `extra`.
    mutating func readWays(into map: inout MapCollector, extra: inout [Int64: MapPlace]) {
        var refs: [Int64] = []
        for group in groups {
            var group = group
            while let field = group.field() {
                switch field.number {
                case 1, 2:
                    hasNodes = true
                    group.skip(field.type)
                case 3: readWay(group.message(field.type), &refs, into: &map, &extra)
                case 4: readRelation(group.message(field.type), &refs, into: &map)
                default: group.skip(field.type)
                }
            }
            failed = failed || group.failed
        }
    }

    private mutating func readWay(
        _ message: WireReader, _ refs: inout [Int64], into map: inout MapCollector, _ extra: inout [Int64: MapPlace]
    ) {
        var message = message
        var id: Int64 = 0
        var (keys, values) = (WireReader.empty, WireReader.empty)
        var (latitudes, longitudes) = (WireReader.empty, WireReader.empty)
        refs.removeAll(keepingCapacity: true)
        while let field = message.field() {
            switch field.number {
            case 1: id = Int64(bitPattern: message.number(field.type))
            case 2: keys = message.message(field.type)
            case 3: values = message.message(field.type)
            case 8: Self.takeDeltas(message.message(field.type), &refs, &failed)
            case 9: latitudes = message.message(field.type)
            case 10: longitudes = message.message(field.type)
            default: message.skip(field.type)
            }
        }
        let tags = takeTags(keys, values)
        failed = failed || message.failed
        guard !failed else { return }
        refs.withUnsafeBufferPointer { map.addWay(id, tags, refs: $0) }
        if latitudes.count > 0 { takePlaces(latitudes, longitudes, of: refs, into: &extra) }
    }

    private mutating func takePlaces(
        _ latitudes: WireReader, _ longitudes: WireReader, of refs: [Int64], into extra: inout [Int64: MapPlace]
    ) {
        var (latitudes, longitudes) = (latitudes, longitudes)
        var (lat, lon): (Int64, Int64) = (0, 0)
        for ref in refs {
            if latitudes.isAtEnd || longitudes.isAtEnd { break }
            lat &+= latitudes.signed()
            lon &+= longitudes.signed()
            if let place = place(lat, lon) { extra[ref] = place }
        }
        failed = failed || latitudes.failed || longitudes.failed
    }

    private mutating func takeTags(_ keys: WireReader, _ values: WireReader) -> TagsInProgress {
        readStrings()
        var tags = TagsInProgress()
        var (keys, values) = (keys, values)
        while !keys.isAtEnd, !values.isAtEnd {
            let (key, value) = (keys.varint(), values.varint())
            guard key < strings.count, value < strings.count else {
                failed = true
                break
            }
            if let known = TagKey(rawValue: self.keys[Int(key)]) {
                tags.take(known, strings[Int(value)])
            } else {
                tags.skip()
            }
        }
        failed = failed || keys.failed || values.failed
        return tags
    }

    private static func takeDeltas(_ wire: WireReader, _ values: inout [Int64], _ failed: inout Bool) {
        var wire = wire
        var value: Int64 = 0
        while !wire.isAtEnd {
            value &+= wire.signed()
            values.append(value)
        }
        failed = failed || wire.failed
    }

    private mutating func readRelation(_ message: WireReader, _ refs: inout [Int64], into map: inout MapCollector) {
        var message = message
        var (keys, values, roles, types) = (WireReader.empty, WireReader.empty, WireReader.empty, WireReader.empty)
        refs.removeAll(keepingCapacity: true)
        while let field = message.field() {
            switch field.number {
            case 2: keys = message.message(field.type)
            case 3: values = message.message(field.type)
            case 8: roles = message.message(field.type)
            case 9: Self.takeDeltas(message.message(field.type), &refs, &failed)
            case 10: types = message.message(field.type)
            default: message.skip(field.type)
            }
        }
        let tags = takeTags(keys, values)
        failed = failed || message.failed
        guard !failed, tags.runnersWay(isRelation: true) != nil else { return }
        var outer: [Int64] = []
        for ref in refs {
            let (role, type) = (roles.varint(), types.varint())
            guard role < strings.count, !roles.failed, !types.failed else {
                failed = true
                return
            }
            let word = strings[Int(role)]
            if type == 1, word.isEmpty || word.equals("outer") { outer.append(ref) }
        }
        map.addRelation(tags, outer: outer)
    }

    // MARK: Nodes

    /// Puts the places of those nodes into `table` that it asks for.
    mutating func readNodes(into table: inout NodeTable) {
        for group in groups {
            var group = group
            while let field = group.field() {
                switch field.number {
                case 1: readNode(group.message(field.type), into: &table)
                case 2: readDenseNodes(group.message(field.type), into: &table)
                default: group.skip(field.type)
                }
            }
            failed = failed || group.failed
        }
    }

    private mutating func readNode(_ message: WireReader, into table: inout NodeTable) {
        var message = message
        var (id, lat, lon): (Int64, Int64, Int64) = (0, 0, 0)
        while let field = message.field() {
            switch field.number {
            case 1: id = message.zigzag(field.type)
            case 8: lat = message.zigzag(field.type)
            case 9: lon = message.zigzag(field.type)
            default: message.skip(field.type)
            }
        }
        failed = failed || message.failed
        if !failed, let place = place(lat, lon) { table.set(id, place) }
    }

    private mutating func readDenseNodes(_ message: WireReader, into table: inout NodeTable) {
        var message = message
        var (ids, latitudes, longitudes) = (WireReader.empty, WireReader.empty, WireReader.empty)
        while let field = message.field() {
            switch field.number {
            case 1: ids = message.message(field.type)
            case 8: latitudes = message.message(field.type)
            case 9: longitudes = message.message(field.type)
            default: message.skip(field.type)
            }
        }
        var (id, lat, lon): (Int64, Int64, Int64) = (0, 0, 0)
        while !ids.isAtEnd {
            id &+= ids.signed()
            lat &+= latitudes.signed()
            lon &+= longitudes.signed()
            if table.isWanted(id), let place = place(lat, lon) { table.setLast(place) }
        }
        failed = failed || message.failed || ids.failed || latitudes.failed || longitudes.failed
    }
}

extension WireReader {
    static var empty: WireReader { WireReader(UnsafeRawBufferPointer(start: nil, count: 0)) }

    mutating func zigzag(_ type: UInt8) -> Int64 {
        let raw = number(type)
        return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
    }
}
