import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

@Suite("Writing from scratch")
struct WritingTests {
    @Test(
        "Numbers are the shortest decimals, without exponents",
        arguments: [
            (51.27, "51.27"), (3, "3"), (-0.5, "-0.5"), (0.1 + 0.2, "0.30000000000000004"), (1e-5, "0.00001"),
            (-1.5e-7, "-0.00000015"), (1e16, "10000000000000000"), (1.25e17, "125000000000000000"), (0, "0"),
            (-0.0, "0"), (123456.7890123, "123456.7890123"),
            (Double.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5"),
        ])
    func writesDecimals(value: Double, text: String) {
        #expect(DecimalNumber.text(value) == text)
    }

    @Test("Every number reads back as itself", arguments: SplitMix64.seeds)
    func readsBackNumbers(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            var text = DecimalNumber.text(value)
            #expect(!text.contains("e"))
            #expect(text.withUTF8 { DecimalNumber.value(of: $0) } == value)
        }
    }

    // Seconds from `date -u -d … +%s` (GNU coreutils 9.1).
    @Test(
        "Moments are those of the calendar",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-62_167_219_200, "0000-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
            (1.5, "1970-01-01T00:00:01.500Z"), (1_700_000_000.25, "2023-11-14T22:13:20.250Z"),
        ])
    func writesMoments(seconds: Double, text: String) {
        #expect(ISOTime.text(seconds) == text)
    }

    @Test("Moments read back as themselves, and those no year can hold are left out", arguments: SplitMix64.seeds)
    func readsBackMoments(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            // Milliseconds, as recorders write them.
            let value = Double(Int.random(in: -62_167_219_200_000..<253_402_300_800_000, using: &random)) / 1000
            var text = try #require(ISOTime.text(value))
            // A double of 10¹¹ s is known to 8 µs.
            #expect(abs((text.withUTF8 { ISOTime($0) }?.seconds ?? .nan) - value) < 1e-5)
        }
        #expect(ISOTime.text(1e12) == nil && ISOTime.text(-1e12) == nil && ISOTime.text(.nan) == nil)
    }

    @Test("A document reads back as it was", arguments: SplitMix64.seeds)
    func readsBack(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var before = try GPXDocument(bytes: MadeFile(&random).text.bytes)
        before.name = "a & b < \"c\""
        before.waypoints.append(latitude: -0.000_012_3, longitude: 179.999_999_9, elevation: 1e-7, time: 12.25)
        before.waypointNames.append("]]>")
        let after = try GPXDocument(bytes: before.gpx11(creator: "camber"))
        #expect(after.warnings.isEmpty && after.version == "1.1" && after.creator == "camber")
        #expect(after.name == before.name && after.waypointNames == before.waypointNames)
        #expect(after.tracks == before.tracks && after.routes == before.routes)
        #expect(after.surfacesOnLegs == before.surfacesOnLegs && after.notesOnLegs == before.notesOnLegs)
        for (a, b) in [
            (after.points, before.points), (after.routePoints, before.routePoints), (after.waypoints, before.waypoints),
        ] {
            #expect(a.latitudes == b.latitudes && a.longitudes == b.longitudes)
            #expect(a.elevations?.map(\.bitPattern) == b.elevations?.map(\.bitPattern))
            #expect(a.times?.map(\.bitPattern) == b.times?.map(\.bitPattern))
        }
    }

    @Test("The locale changes nothing")
    func ignoresLocale() throws {
        var document = GPXDocument()
        document.waypoints.append(latitude: 1234.5 / 100, longitude: 0.25, elevation: 1234.5)
        document.waypointNames.append(nil)
        let plain = document.gpx11(creator: "c")
        // Of this thread alone, for other tests run meanwhile; LC_NUMERIC_MASK is no constant that Swift sees.
        let names = ["de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"]
        let comma = names.lazy.compactMap { (name: String) in newlocale(1 << LC_NUMERIC, name, nil) }.first
        let before = uselocale(comma)
        defer { uselocale(before) }
        if comma == nil { FileHandle.standardError.write(Data("skipped: no locale with a decimal comma\n".utf8)) }
        #expect(document.gpx11(creator: "c") == plain)
        #expect(String(decoding: plain, as: UTF8.self).contains(#"lat="12.345" lon="0.25"><ele>1234.5</ele>"#))
    }
}

/// What other programs find in files that were changed or made here.
@Suite("Other readers")
struct OtherReadersTests {
    /// Latitude, longitude and elevation of every track and route point, in file order.
    private static let script = """
        import gpxpy, sys
        for path in sys.argv[1:]:
            g = gpxpy.parse(open(path, encoding='utf-8'))
            points = [p for t in g.tracks for s in t.segments for p in s.points]
            points += [p for r in g.routes for p in r.points]
            print(';'.join(f'{p.latitude!r} {p.longitude!r} {p.elevation!r}' for p in points))
        """

    private func points(_ document: GPXDocument) -> String {
        [document.points, document.routePoints].flatMap { columns in
            (0..<columns.count).map { index in
                let values = [columns.latitudes[index], columns.longitudes[index]].map { "\($0)" }
                return (values + [columns.elevation(at: index).map { "\($0)" } ?? "None"]).joined(separator: " ")
            }
        }.joined(separator: ";")
    }

    private func madeFiles() throws -> [[UInt8]] {
        try SplitMix64.seeds.flatMap { seed -> [[UInt8]] in
            var random = SplitMix64(seed: seed)
            let made = try MadeFile(&random).text
            var noted = made
            let number = made.lines.count > 1 ? 1 : nil
            try noted.add(GPXNote(MadeFile.ground(&random)), from: 0, to: 300, ofLine: number)
            let document = try GPXDocument(bytes: made.bytes)
            return [made.bytes, made.reversed().bytes, noted.bytes, document.gpx11(creator: "camber")]
        }
    }

    @Test("gpxpy reads the same points", .enabled(if: Tool.python3.isInstalled))
    func agreesWithGPXPy() throws {
        let files = try madeFiles()
        let stored = try files.map(TemporaryFile.init)
        defer { for file in stored { file.remove() } }
        let output = try #require(Tool.python3.run(["-c", Self.script] + stored.map(\.path)))
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (file, line) in zip(files, lines) { #expect(String(line) == points(try GPXDocument(bytes: file))) }
        #expect(lines.count == files.count + 1)
    }

    @Test("GPSBabel reads the same points", .enabled(if: Tool.gpsbabel.isInstalled))
    func agreesWithGPSBabel() throws {
        for file in try madeFiles() {
            let output = try TemporaryFile(file).use { path in
                Tool.gpsbabel.run(["-t", "-r", "-i", "gpx", "-f", path, "-o", "gpx", "-F", "-"])
            }
            let (ours, theirs) = (try GPXDocument(bytes: file), try GPXDocument(bytes: Array(try #require(output))))
            for (a, b) in [(ours.points, theirs.points), (ours.routePoints, theirs.routePoints)] {
                // GPSBabel writes nine decimals of a degree and three of a metre.
                #expect(a.count == b.count)
                #expect(zip(a.latitudes, b.latitudes).allSatisfy { abs($0 - $1) < 1e-9 })
                #expect(zip(a.longitudes, b.longitudes).allSatisfy { abs($0 - $1) < 1e-9 })
                #expect(
                    (0..<a.count).allSatisfy { abs((a.elevation(at: $0) ?? -1) - (b.elevation(at: $0) ?? -1)) < 1e-3 })
            }
        }
    }
}
