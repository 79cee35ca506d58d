import Gzip
import TestSupport

/// Damages documents in the ways that files, transfers and forgers do. The same seed gives the same damage.
struct Mutator {
    private var random: SplitMix64
    private let seeds: [[UInt8]]

    init(seed: UInt64, from seeds: [[UInt8]]) {
        random = SplitMix64(seed: seed)
        self.seeds = seeds
    }

    /// One to four kinds of damage to one of the seeds; one in eight is compressed, and most of those damaged in it.
    mutating func next() -> [UInt8] {
        var bytes = seeds[below(seeds.count)]
        for _ in 0...below(4) { damage(&bytes) }
        guard below(8) == 0 else { return bytes }
        var data = Deflater.data(of: bytes, level: 1)
        if below(4) > 0 { damageBytes(&data) }
        return data
    }

    private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        switch below(8) {
        case 0: damageBytes(&bytes)
        case 1: splice(&bytes)
        case 2, 3: moveTag(&bytes)
        case 4, 5: mangleNumber(&bytes)
        default: bytes.insert(contentsOf: Self.fragments[below(Self.fragments.count)], at: place(in: bytes))
        }
    }

    private mutating func damageBytes(_ bytes: inout [UInt8]) {
        let place = below(bytes.count)
        let range = place..<min(bytes.count, place + 1 + below(40))
        switch below(5) {
        case 0: bytes[place] ^= 1 << UInt8(below(8))
        case 1: bytes[place] = UInt8(below(256))
        case 2: bytes.removeSubrange(range)
        case 3: bytes.insert(contentsOf: bytes[range], at: below(bytes.count))
        default: bytes.removeLast(below(bytes.count))
        }
    }

    /// The start of one document and the end of another.
    private mutating func splice(_ bytes: inout [UInt8]) {
        let other = seeds[below(seeds.count)]
        bytes = bytes.prefix(below(bytes.count)) + other.suffix(below(other.count))
    }

    /// Writes a tag, or all from its start to the end of a later one, a second time or not at all.
    private mutating func moveTag(_ bytes: inout [UInt8]) {
        guard let start = bytes[below(bytes.count)...].firstIndex(of: UInt8(ascii: "<")) else { return }
        var end = start
        for _ in 0...below(3) { end = bytes[(end + 1)...].firstIndex(of: UInt8(ascii: ">")) ?? end }
        let tag = Array(bytes[start...end])
        if below(2) == 0 {
            bytes.removeSubrange(start...end)
        } else {
            for _ in 0...below(3) { bytes.insert(contentsOf: tag, at: place(in: bytes)) }
        }
    }

    private mutating func mangleNumber(_ bytes: inout [UInt8]) {
        func isPart(_ byte: UInt8) -> Bool { (0x2D...0x39).contains(byte) && byte != 0x2F }
        guard let start = bytes[below(bytes.count)...].firstIndex(where: isPart) else { return }
        let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: Self.numbers[below(Self.numbers.count)])
    }

    /// Where a tag starts, mostly.
    private mutating func place(in bytes: [UInt8]) -> Int {
        let place = below(bytes.count)
        return below(4) == 0 ? place : bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? place
    }

    private static let numbers: [[UInt8]] = [
        "", "-", ".", "+5", "-0", "00000000000000000012", "90.0000000000000001", "-180", "1e999", "1e-999", "NaN",
        "-inf",
        "0x1F", "1,5", "4_8", "٣", "12.", ".5", "1.7976931348623157e308", "9223372036854775808", "2024-02-30T25:61:61Z",
        "0000-00-00T00:00:00Z", "9999-12-31T23:59:60.999999999999Z", "1970-01-01T00:00:00+99:99",
        String(repeating: "7", count: 400), "0." + String(repeating: "1", count: 2_000),
        "91." + String(repeating: "1", count: 2_000),
    ].map { Array($0.utf8) }

    private static let fragments: [[UInt8]] = [
        "<trk>", "</trk>", "<trkseg>", "</trkseg>", "<trkpt lat='1' lon='2'/>", "<trkpt lat='91' lon='2'>", "</trkpt>",
        "<rte><rtept lat='1' lon='2'/></rte>", "<wpt lat='1' lon='2'><name>n</name></wpt>", "<gpx>", "</gpx>",
        "<ele>1</ele>",
        "<extensions>", "</extensions>", "<surface>asphalt</surface>", "<a xmlns='u'>", "<p:q/>", "xmlns:p='urn:p' ",
        "<camber:stretch xmlns:camber='urn:camber:gpx:1' crossfall='0.5' falls='left'/>", "<!-- ", " -->", "<![CDATA[",
        "]]>",
        "<?p i?>", "<!DOCTYPE gpx>", "&#0;", "&#65;", "&x;", "&amp;", "\0", "\u{FEFF}", "\u{1B}[2J", "\u{9B}", "\r",
        "\t",
        "<?xml version='1.0' encoding='UTF-16'?>", String(repeating: "<d>", count: 300),
        String(repeating: "n", count: 5_000),
    ].map { Array($0.utf8) }
}
