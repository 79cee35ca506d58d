import Foundation
import Gzip
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

@Suite("Compressed files")
struct CompressedFileTests {
    private static let plain = gpx(track([(1, 2), (3, 4)]) + "<wpt lat='5' lon='6'/>")

    private func sentences(_ data: [UInt8]) throws -> [String] {
        try GPXDocument(bytes: data).warnings.map { $0.description(source: "f") }
    }

    private func refusal(_ data: [UInt8]) -> String? {
        #expect(throws: GPXError.self) { try GPXDocument(bytes: data) }?.description(source: "f")
    }

    @Test("A compressed file reads as what it holds, from memory, a file of any name and a descriptor")
    func readsCompressed() throws {
        let data = Deflater.data(of: Self.plain)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gpx")
        try Data(data).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forReadingFrom: file)
        for document in [
            try GPXDocument(bytes: data), try GPXDocument(contentsOf: file.path),
            try GPXDocument(fileDescriptor: handle.fileDescriptor),
        ] {
            #expect(document.points.latitudes == [1, 3])
            #expect(document.waypoints.longitudes == [6])
            #expect(document.warnings.isEmpty)
        }
    }

    @Test("Compressed bytes that come one at a time read the same")
    func readsSlowPipe() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (input, output) = (ends[0], ends[1])
        let data = Deflater.data(of: Self.plain)
        let writer = Thread {
            for byte in data {
                var byte = byte
                _ = write(output, &byte, 1)
                usleep(100)
            }
            close(output)
        }
        writer.start()
        defer { close(input) }
        #expect(try GPXDocument(fileDescriptor: input).points.latitudes == [1, 3])
    }

    @Test("What is in the members of a file counts, not where they begin", arguments: [1, 10, 26, 90])
    func readsMembers(size: Int) throws {
        let members = stride(from: 0, to: Self.plain.count, by: size).flatMap {
            Deflater.data(of: Array(Self.plain[$0..<min(Self.plain.count, $0 + size)])) + Deflater.data(of: [])
        }
        let document = try GPXDocument(bytes: members)
        #expect(document.points.latitudes == [1, 3])
        #expect(document.warnings.isEmpty)
    }

    @Test("A file of many pieces reads like the plain one, and its lines are counted")
    func readsManyPieces() throws {
        let points = (0..<30_000).map { "<trkpt lat='\(Double($0) / 1000)' lon='1'><ele>\($0 % 977)</ele></trkpt>" }
        let plain = gpx("<trk><trkseg>\n\(points.joined(separator: "\n"))<trkpt lat='x' lon='1'/></trkseg></trk>")
        let document = try GPXDocument(bytes: Deflater.data(of: plain))
        let expected = try GPXDocument(bytes: plain)
        #expect(document.points.latitudes == expected.points.latitudes)
        #expect(document.points.elevations == expected.points.elevations)
        #expect(document.warnings == expected.warnings)
        #expect(document.warnings.map(\.line) == [30_003])
    }

    @Test("Every cut keeps the points that are whole, or says that there is none")
    func keepsPointsBeforeCut() {
        let data = Deflater.data(of: Self.plain)
        var most = 0
        for length in 2..<data.count {
            do {
                let document = try GPXDocument(bytes: Array(data[..<length]))
                #expect(document.warnings.map(\.kind) == [.compressionDamaged], "cut at \(length)")
                #expect(document.points.latitudes == Array([1, 3].prefix(document.points.count)), "cut at \(length)")
                most = max(most, document.points.count)
            } catch {
                #expect(error.kind == .compressionDamaged, "cut at \(length)")
                #expect(error.found == "the gzip data break off (byte \(length))")
            }
        }
        #expect(most == 2)
    }

    @Test("Damage behind the points is a warning that says where and what")
    func warnsOfDamage() throws {
        let data = Deflater.data(of: Self.plain)
        var wrongCheck = data
        wrongCheck[data.count - 6] ^= 1
        let kept = "the 3 points before it are kept"
        #expect(
            try sentences(Array(data.dropLast(3)))
                == ["f:4:7: the gzip data break off (byte \(data.count - 3)); \(kept)"])
        #expect(
            try sentences(wrongCheck)
                == ["f:4:7: gzip data that do not match their CRC-32 (byte \(data.count - 4)); \(kept)"])
        #expect(
            try sentences(data + [0, 0, 0])
                == ["f:4:7: something else follows the gzip data (byte \(data.count)); \(kept)"])
    }

    private static let refused: [(String, [UInt8], String)] = [
        ("nothing but magic", [0x1F, 0x8B], "f: error: the gzip data break off (byte 2); expected the rest of them"),
        ("nothing inside", Deflater.data(of: []), "f: error: the file is empty; expected a GPX file"),
        (
            "gzip inside gzip", Deflater.data(of: Deflater.data(of: plain)),
            "f: error: what the file holds is gzip-compressed; decompress it first: gunzip -c f | camber score -"
        ),
        (
            "bzip2", [0x42, 0x5A, 0x68, 0x39],
            "f: error: the file is bzip2-compressed; decompress it first: bunzip2 -c f | camber score -"
        ),
        (
            "another method", [0x1F, 0x8B, 9, 0],
            "f: error: damaged gzip data (unknown compression method) (byte 4); expected undamaged data"
        ),
        (
            "a page", Deflater.data(of: Array("<html/>".utf8)),
            "f:1:1: error: the root element is <html>; expected <gpx>"
        ),
    ]

    @Test("A compressed file without a point is refused with its reason", arguments: refused)
    func refuses(name: String, data: [UInt8], sentence: String) {
        #expect(refusal(data) == sentence)
    }

    @Test("A command that unpacks a file is one that a shell takes, whatever the file is called")
    func quotesName() {
        let error = #expect(throws: GPXError.self) { try GPXDocument(bytes: Array("BZh91AY".utf8)) }
        let command = "bunzip2 -c 'my mum'\\''s $run.gpx' | camber score -"
        #expect(error?.description(source: "my mum's $run.gpx").hasSuffix("decompress it first: \(command)") == true)
    }

    @Test("A small file that expands to gigabytes ends soon, and keeps what came before")
    func stopsBomb() throws {
        // One member of points, then many of white space at 1 030:1, which would be 4 GiB.
        let start = Array("<gpx><trk><trkseg><trkpt lat='1' lon='2'/>".utf8)
        let blanks = Deflater.data(of: [UInt8](repeating: 0x20, count: 32 << 20), level: 9)
        let bomb = Deflater.data(of: start) + (0..<128).flatMap { _ in blanks }
        let clock = ThreadClock()
        let document = try GPXDocument(bytes: bomb)
        #expect(clock.elapsed < .seconds(1))
        #expect(document.points.latitudes == [1])
        let warning = try #require(document.warnings.first)
        #expect(warning.kind == .compressionDamaged)
        #expect(warning.found.hasPrefix("gzip data that expand more than 250 times"))
    }
}
