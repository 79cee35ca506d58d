internal import RouteGeometry

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The tags that are read; everything else a way carries is passed over.
enum TagKey: UInt8, CaseIterable {
    case highway, surface, tracktype, smoothness, sidewalk, footway, oneway, lanes, width, junction
    case area, foot, leisure, sport, name, type
    /// Where the mapper has it from, which says nothing of the way.
    case source
    case inclineAcross = 32
    case sidewalkLeft, sidewalkRight, sidewalkBoth
    case sidewalkSurface, sidewalkLeftSurface, sidewalkRightSurface, sidewalkBothSurface
    case footwaySurface, cyclewaySurface, drivingSide, vehicle, motorVehicle, motorroad, estimatedWidth, athletics

    var word: String {
        switch self {
        case .inclineAcross: "incline:across"
        case .sidewalkLeft: "sidewalk:left"
        case .sidewalkRight: "sidewalk:right"
        case .sidewalkBoth: "sidewalk:both"
        case .sidewalkSurface: "sidewalk:surface"
        case .sidewalkLeftSurface: "sidewalk:left:surface"
        case .sidewalkRightSurface: "sidewalk:right:surface"
        case .sidewalkBothSurface: "sidewalk:both:surface"
        case .footwaySurface: "footway:surface"
        case .cyclewaySurface: "cycleway:surface"
        case .drivingSide: "driving_side"
        case .motorVehicle: "motor_vehicle"
        case .estimatedWidth: "est_width"
        default: "\(self)"
        }
    }

    /// Keys by their length, for most tags of a map are of other keys.
    private static let byLength: [[(word: [UInt8], key: TagKey)]] = {
        var table = [[(word: [UInt8], key: TagKey)]](repeating: [], count: 24)
        for key in allCases { table[key.word.utf8.count].append((Array(key.word.utf8), key)) }
        return table
    }()

    /// `nil` for a key nothing is read from.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count < Self.byLength.count else { return nil }
        for entry in Self.byLength[bytes.count] where entry.word.elementsEqual(bytes) {
            self = entry.key
            return
        }
        return nil
    }
}

/// The tags of the way being read.
struct TagsInProgress {
    private(set) var tags = WayTags()
    private(set) var name = ""
    /// Whether there was one that nothing is read from.
    private(set) var hasUnreadTags = false
    private var highway = ""
    private var leisure = ""
    private var sports: [Substring] = []
    private var isMultipolygon = false
    private var edgesWithoutSidewalk: Set<Edge> = []

    /// Passes over a tag nothing is read from.
    mutating func skip() { hasUnreadTags = true }

    mutating func take(_ key: TagKey, _ bytes: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        // Nearly every value is written as it should be.
        if key != .name, key != .sport, bytes.allSatisfy(Self.isPlain) { return take(key, text) }
        switch key {
        case .name: name = text
        case .sport: sports += text.lowercased().split(whereSeparator: { $0 == ";" || $0 == " " })
        default: take(key, Self.normalised(text))
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || byte == UInt8(ascii: "_")
    }

    /// Trimmed, in lower case, the first of a list.
    private static func normalised(_ text: String) -> String {
        let first = text.prefix { $0 != ";" }
        return String(first.lowercased().filter { $0 != " " && $0 != "\t" })
    }

    private mutating func take(_ key: TagKey, _ value: String) {
        switch key {
        case .highway: highway = value
        case .leisure: leisure = value
        case .athletics: sports.append("athletics")
        case .surface: takeSurface(value)
        case .tracktype:
            if value.hasPrefix("grade"), let grade = UInt8(value.dropFirst(5)), 1...5 ~= grade {
                tags.trackGrade = grade
            }
        case .smoothness: tags.smoothnessGrade = UInt8((Self.smoothness.firstIndex(of: value) ?? -1) + 1)
        case .lanes: if let lanes = UInt8(value) { tags.lanes = lanes }
        case .width, .estimatedWidth: takeWidth(value)
        case .inclineAcross: takeInclineAcross(value)
        case .type: isMultipolygon = value == "multipolygon"
        case .sidewalk, .sidewalkLeft, .sidewalkRight, .sidewalkBoth: takeSidewalk(key, value)
        case .sidewalkSurface, .sidewalkBothSurface, .sidewalkLeftSurface, .sidewalkRightSurface, .footwaySurface,
            .cyclewaySurface:
            takeSideSurface(key, value)
        default: takeFlag(key, value)
        }
    }

    private static let smoothness = [
        "excellent", "good", "intermediate", "bad", "very_bad", "horrible", "very_horrible", "impassable",
    ]

    private mutating func takeSurface(_ value: String) {
        tags.surfaceByte = WayTags.byte(Surface(openStreetMap: value))
        if value == "paved" || value == "unpaved" { tags.flags.insert(.genericSurface) }
    }

    /// `3.5`, `3.5 m`; feet and inches are left out.
    private mutating func takeWidth(_ value: String) {
        let number = value.hasSuffix("m") ? String(value.dropLast()) : value
        if let metres = Double(number), (0.1...100).contains(metres) { tags.width = UInt16((metres * 10).rounded()) }
    }

    /// `2%`, `-2.5 %`, `3°`; up to 25 %.
    private mutating func takeInclineAcross(_ value: String) {
        guard let unit = value.last, let number = Double(value.dropLast()) else { return }
        let ratio =
            switch unit {
            case "%": number / 100
            case "°" where abs(number) < 90: tan(number * .pi / 180)
            default: Double.nan
            }
        guard abs(ratio) <= 0.25 else { return }
        tags.inclineAcross = UInt8((abs(ratio) * 1000).rounded()) + 1
        if ratio < 0 { tags.flags.insert(.inclineFallsLeft) }
    }

    private mutating func takeSidewalk(_ key: TagKey, _ value: String) {
        let known = ["yes", "both", "left", "right", "separate", "no", "none"]
        guard known.contains(value) else { return }
        let (isThere, isSeparate) = (value != "no" && value != "none", value == "separate")
        let left = key == .sidewalkLeft || key == .sidewalkBoth || key == .sidewalk && value != "right"
        let right = key == .sidewalkRight || key == .sidewalkBoth || key == .sidewalk && value != "left"
        if isThere, left { tags.flags.formUnion(isSeparate ? [.sidewalkLeft, .sidewalkSeparateLeft] : .sidewalkLeft) }
        if isThere, right {
            tags.flags.formUnion(isSeparate ? [.sidewalkRight, .sidewalkSeparateRight] : .sidewalkRight)
        }
        // That one side has none says nothing of the other.
        if !isThere { edgesWithoutSidewalk.formUnion([left ? .left : nil, right ? .right : nil].compactMap { $0 }) }
        if isThere || edgesWithoutSidewalk.count == 2 { tags.flags.insert(.sidewalkKnown) }
    }

    private mutating func takeSideSurface(_ key: TagKey, _ value: String) {
        let byte = WayTags.byte(Surface(openStreetMap: value))
        switch key {
        case .cyclewaySurface: tags.cyclewaySurface = byte
        case .sidewalkLeftSurface: tags.leftFootwaySurface = byte
        case .sidewalkRightSurface: tags.rightFootwaySurface = byte
        default:
            // What is said of one side counts more than what is said of both.
            if tags.leftFootwaySurface == 0 { tags.leftFootwaySurface = byte }
            if tags.rightFootwaySurface == 0 { tags.rightFootwaySurface = byte }
        }
    }

    private mutating func takeFlag(_ key: TagKey, _ value: String) {
        switch (key, value) {
        case (.oneway, "yes"), (.oneway, "1"), (.oneway, "true"): tags.flags.insert(.onewayWith)
        case (.oneway, "-1"), (.oneway, "reverse"): tags.flags.insert(.onewayAgainst)
        case (.oneway, "no"): tags.flags.insert(.onewayNo)
        case (.footway, "sidewalk"): tags.flags.insert(.isSidewalk)
        case (.footway, "crossing"): tags.flags.insert(.isCrossing)
        case (.junction, "roundabout"), (.junction, "circular"): tags.flags.insert(.roundabout)
        case (.area, "yes"): tags.flags.insert(.area)
        case (.foot, "no"), (.foot, "private"), (.motorroad, "yes"): tags.flags.insert(.footForbidden)
        case (.foot, _): tags.flags.insert(.footAllowed)
        case (.vehicle, "no"), (.motorVehicle, "no"): tags.flags.insert(.motorForbidden)
        case (.drivingSide, "left"): tags.flags.insert(.drivesLeft)
        case (.drivingSide, "right"): tags.flags.insert(.drivesRight)
        default: break
        }
    }

    private static let classes: [String: WayClass] = {
        var classes = Dictionary(uniqueKeysWithValues: WayClass.allCases.dropLast().map { ($0.name, $0) })
        for road in [WayClass.trunk, .primary, .secondary, .tertiary] { classes[road.name + "_link"] = road }
        classes["corridor"] = .footway
        classes["sidewalk"] = .footway
        return classes
    }()

    /// The way's tags, `nil` for a way a runner cannot use.
    ///
    /// - Parameter isRelation: whether they are those of a relation, of which only athletics tracks are read.
    func runnersWay(isRelation: Bool = false) -> WayTags? {
        var tags = tags
        if leisure == "track", !isRelation || isMultipolygon, highway.isEmpty { return athleticsTrack(tags) }
        guard !isRelation, let found = Self.classes[highway] else { return nil }
        if tags.flags.contains(.footForbidden) && !tags.flags.contains(.footAllowed) { return nil }
        if highway.hasSuffix("_link") { tags.flags.insert(.link) }
        if highway == "sidewalk" { tags.flags.insert(.isSidewalk) }
        tags.classByte = found.rawValue
        return tags
    }

    /// Skiing, motor sport, cycling and horses have `leisure=track` too.
    private func athleticsTrack(_ tags: WayTags) -> WayTags? {
        let runners: Set<Substring> = ["running", "athletics", "track_and_field", "walking", "multi"]
        guard sports.isEmpty || sports.contains(where: runners.contains) else { return nil }
        var tags = tags
        tags.classByte = WayClass.athleticsTrack.rawValue
        // Whether a track without a sport is one for runners is seen from its shape.
        if sports.isEmpty { tags.flags.insert(.untypedTrack) }
        return tags
    }
}
