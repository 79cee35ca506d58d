import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

/// The collection of real and hostile files beside the package, read by another reader too (lxml, by local name).
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/gpx").standardizedFileURL

    static let isPresent: Bool = {
        let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "reference.jsonl").path)
        if !isPresent { FileHandle.standardError.write(Data("skipped: no corpus at \(folder.path)\n".utf8)) }
        return isPresent
    }()

    static func references() throws -> [Reference] {
        let lines = try String(contentsOf: folder.appending(path: "reference.jsonl"), encoding: .utf8)
            .replacing("NaN", with: "null").replacing("Infinity", with: "null")
            .split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Reference.self, from: Data($0.utf8)) }
    }

    static func path(_ file: String) -> String { folder.appending(path: "files").appending(path: file).path }
}

struct Reference: Decodable {
    var file: String
    var strict: Counts?
    var recover: Counts?

    struct Counts: Decodable {
        var tracks, segments, trackPoints, routes, routePoints, waypoints, elePoints, timePoints: Int
        var first, last: [Field]?
        var length2d: Double
        var timeMin, timeMax: String?
    }

    enum Field: Decodable {
        case number(Double)
        case text(String)
        case absent

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .absent
            }
        }

        var number: Double? { if case .number(let number) = self { number } else { nil } }

        var text: String? { if case .text(let text) = self { text } else { nil } }
    }
}

/// Where this reader means to differ from the reference, and why.
private let justifiedDifferences: [String: String] = [
    "OpenTracksApp__OpenTracks__src__androidTest__res__raw__legacy_gpx_pause_resume.gpx":
        "latitudes 100 and 200 mark pauses; the reference keeps them as points",
    "vincentneo__CoreGPX__Example__Tests__wptError.gpx": "positions out of range; the reference keeps them",
    "synth__num_range.a.gpx": "positions out of range; the reference keeps them",
    "synth__num_words.a.gpx": "4_8.1 and Arabic digits are numbers to Python's float",
    "synth__ele_variants.a.gpx": "a comment splits one <ele>, of which lxml gives the text before it",
    "synth__time_variants.a.gpx": "ISO 8601 times without seconds, with a space for T and the like are read",
    "synth__st_trkpt_in_trk.a.gpx": "points outside a segment are read as a segment, with a warning",
    "synth__bad_trunc_in_text.a.gpx": "the point that the file breaks off in is dropped",
    "synth__bad_unquoted_attr.a.gpx": "nothing behind an error of well-formedness is read",
    "synth__bad_amp.a.gpx": "not XML before the first point",
    "synth__bad_control_char.a.gpx": "not XML before the first point",
    "synth__bad_dup_attr.a.gpx": "not XML before the first point ends",
    "synth__bad_mismatch.a.gpx": "not XML before the first point ends",
    "synth__enc_latin1_bytes_declared_utf8.a.gpx": "not XML before the first point",
    "synth__enc_unknown.a.gpx": "an unknown encoding",
    "synth__bad_kml.a.gpx": "the root element is not <gpx>",
    "synth__pro_doctype_external.a.gpx": "a DOCTYPE is refused",
    "synth__pro_doctype_internal.a.gpx": "a DOCTYPE is refused",
    "synth__pro_xxe.a.gpx": "a DOCTYPE is refused",
    "synth__zip_gz_truncated.a.gpx.gz": "the point before the gzip data break off is kept",
    "synth__st_deep_ext.a.gpx": "400 levels before the first point ends; libxml2 allows 256",
]

@Suite("The corpus", .enabled(if: Corpus.isPresent))
struct CorpusTests {
    @Test("Every file gives what an independent reader finds in it")
    func agreesWithReference() throws {
        let references = try Corpus.references()
        #expect(references.count > 300)
        for reference in references {
            let found = differences(reference)
            if let why = justifiedDifferences[reference.file] {
                #expect(!found.isEmpty, "\(reference.file) does not differ any more: \(why)")
            } else {
                #expect(found.isEmpty, "\(reference.file): \(found.joined(separator: "; "))")
            }
        }
    }

    @Test("No file takes long, whatever is in it")
    func endsSoon() throws {
        for reference in try Corpus.references() {
            let clock = ThreadClock()
            _ = try? GPXDocument(contentsOf: Corpus.path(reference.file))
            // The largest has 0.7 MB, and libxml2 reads more than 100 MB/s.
            #expect(clock.elapsed < .seconds(5), "\(reference.file)")
        }
    }

    @Test("The surfaces of a gpx.studio file are those between the tags")
    func readsStudioSurfaces() throws {
        let file = Corpus.folder.appending(path: "../surface/surface-gpx/gpxstudio-with_surface.gpx")
            .standardizedFileURL
        let document = try GPXDocument(contentsOf: file.path)
        let points = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "</trkpt>").dropLast()
        let words = points.map {
            $0.components(separatedBy: "<surface>").dropFirst().first?.components(separatedBy: "<").first
        }
        #expect(document.points.count == words.count)
        var surface: Surface?
        var changes = document.trackFacts.surfaces[...]
        for (index, word) in words.enumerated() {
            if changes.first?.point == index { surface = changes.removeFirst().value }
            #expect(surface == word.flatMap { Surface(openStreetMap: $0) }, "point \(index)")
        }
    }

    private func differences(_ reference: Reference) -> [String] {
        do {
            return differences(try GPXDocument(contentsOf: Corpus.path(reference.file)), reference)
        } catch {
            // Without a value of a strict parse, and without a point of a forgiving one, the reference refuses too.
            let points = reference.recover.map { $0.trackPoints + $0.routePoints + $0.waypoints } ?? 0
            return reference.strict == nil && points == 0 ? [] : [error.description(source: reference.file)]
        }
    }

    private func differences(_ document: GPXDocument, _ reference: Reference) -> [String] {
        guard let expected = reference.strict ?? reference.recover else { return ["no values"] }
        var differences: [String] = []
        func check(_ what: String, _ found: Int, _ expected: Int) {
            if found != expected { differences.append("\(what) \(found), expected \(expected)") }
        }
        check("tracks", document.tracks.count, expected.tracks)
        check("segments", document.tracks.reduce(0) { $0 + $1.segments.count }, expected.segments)
        check("track points", document.points.count, expected.trackPoints)
        check("routes", document.routes.count, expected.routes)
        check("route points", document.routePoints.count, expected.routePoints)
        check("waypoints", document.waypoints.count, expected.waypoints)
        let points = document.points
        check("elevations", points.elevations?.count { !$0.isNaN } ?? 0, expected.elePoints)
        check("times", points.times?.count { !$0.isNaN } ?? 0, expected.timePoints)
        for (name, index, fields) in [("first", 0, expected.first), ("last", points.count - 1, expected.last)] {
            guard let fields, index >= 0 else { continue }
            if fields[0].number != points.latitudes[index] || fields[1].number != points.longitudes[index]
                || fields[2].number != points.elevation(at: index)
            {
                differences.append("\(name) point \(points.coordinate(at: index)), expected \(fields)")
            }
        }
        let times = (points.times ?? []).filter { !$0.isNaN }
        var compared = [("earliest", times.min(), expected.timeMin), ("latest", times.max(), expected.timeMax)]
        for (name, index, fields) in [("first", 0, expected.first), ("last", points.count - 1, expected.last)] {
            if let fields, index >= 0 { compared.append((name, points.time(at: index), fields[3].text)) }
        }
        for (name, found, expected) in compared where !Self.isSameTime(found, expected) {
            differences.append("\(name) time \(found.map { "\($0)" } ?? "none"), expected \(expected ?? "none")")
        }
        let length = document.tracks.flatMap(\.segments).reduce(0) { $0 + haversineLength(points, $1) }
        // The reference gives a tenth of a millimetre.
        if abs(length - expected.length2d) > 1e-4 + 1e-9 * length {
            differences.append("length \(length), expected \(expected.length2d)")
        }
        return differences
    }

    /// The reference gives whole milliseconds.
    private static func isSameTime(_ seconds: Double?, _ text: String?) -> Bool {
        guard let seconds, let text else { return seconds == nil && text == nil }
        let parsed = Array(text.utf8).withUnsafeBufferPointer { ISOTime($0) }
        return parsed.map { abs($0.seconds - seconds) <= 1.001e-3 } ?? false
    }

    /// Metres on a sphere of the mean radius 6 371 008.8 m, as the reference measures.
    private func haversineLength(_ points: PointColumns, _ range: Range<Int>) -> Double {
        zip(range, range.dropFirst()).reduce(0) { sum, leg in
            let (a, b) = (points.coordinate(at: leg.0), points.coordinate(at: leg.1))
            let (lat1, lat2) = (a.latitude * .pi / 180, b.latitude * .pi / 180)
            let (dLat, dLon) = (lat2 - lat1, (b.longitude - a.longitude) * .pi / 180)
            let h = sin(dLat / 2) * sin(dLat / 2) + cos(lat1) * cos(lat2) * sin(dLon / 2) * sin(dLon / 2)
            return sum + 2 * 6_371_008.8 * asin(min(1, h.squareRoot()))
        }
    }
}
