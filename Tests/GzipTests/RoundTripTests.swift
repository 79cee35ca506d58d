import Foundation
import Testing

@testable import Gzip

@Suite("Compressing and back")
struct RoundTripTests {
    private static let contents: [Content] = [
        Content("nothing", []), Content("a byte", [7]), Content("a sentence", Array("to the harbour and back".utf8)),
        Content("a megabyte of one byte", [UInt8](repeating: 0, count: 1 << 20)),
        Content("a megabyte without order", noise(1 << 20)),
    ]

    @Test("What was compressed comes back", arguments: contents, [0, 1, 6, 9])
    func roundTrips(content: Content, level: Int) throws {
        let data = Deflater.data(of: content.bytes, level: level)
        #expect(try Inflater.content(of: data, atMost: 1 << 20, limit: .none) == content.bytes)
    }

    /// What comes back at once; without libdeflate a stream must do.
    private static func atOnce(_ content: Content) -> [UInt8]? { GzipMember.usesLibdeflate ? content.bytes : nil }

    @Test("So does what was compressed at once, as a whole and as a stream", arguments: contents)
    func roundTripsAtOnce(content: Content) throws {
        let data = GzipMember.holding(content.bytes)
        #expect(GzipMember.holding(content.bytes) == data)
        #expect(GzipMember.content(of: data, atMost: content.bytes.count) == Self.atOnce(content))
        var inflater = Inflater(limit: .none)
        let back = try stream(data, 1000, 1000) { bytes, room, isLast throws(GzipError) in
            try inflater.inflate(bytes, into: room, isLast: isLast)
        }
        #expect(back == content.bytes)
    }

    @Test("What a stream made of one member comes back at once", arguments: contents, [0, 1, 6, 9])
    func readsStreamsAtOnce(content: Content, level: Int) {
        let data = Deflater.data(of: content.bytes, level: level)
        #expect(GzipMember.content(of: data, atMost: content.bytes.count) == Self.atOnce(content))
    }

    @Test("The same content gives the same data, without a name or a time")
    func isReproducible() {
        // RFC 1952, 2.3: magic, deflate, no flags, no time; then extra flags and the system, 3 for Unix.
        #expect(Deflater.data(of: [1, 2, 3]).prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
        #expect(Deflater.data(of: [1, 2, 3]) == Deflater.data(of: [1, 2, 3]))
    }

    @Test(
        "It does not matter in which pieces the bytes come and go", arguments: [(1, 1), (1, 1000), (1000, 1), (7, 13)])
    func ignoresPieces(input: Int, output: Int) throws {
        let content = Array("one run, two runs, three runs; ".utf8) + noise(500) + [UInt8](repeating: 65, count: 2000)
        var deflater = Deflater()
        let data = stream(content, input, output) { deflater.deflate($0, into: $1, isLast: $2) }
        var inflater = Inflater()
        let back = try stream(data + data, input, output) { bytes, room, isLast throws(GzipError) in
            try inflater.inflate(bytes, into: room, isLast: isLast)
        }
        #expect(back == content + content)
    }

    @Test("gzip(1) and this read each other", arguments: contents)
    func agreesWithGzip(content: Content) throws {
        let tool = URL(filePath: "/usr/bin/gzip")
        guard FileManager.default.isExecutableFile(atPath: tool.path) else { return }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        for data in [Deflater.data(of: content.bytes), GzipMember.holding(content.bytes)] {
            try Data(data).write(to: file)
            #expect(try run(tool, "-dc", file.path) == content.bytes)
        }
        try Data(content.bytes).write(to: file)
        let data = try run(tool, "-c", file.path)
        #expect(try Inflater.content(of: data, atMost: 1 << 20, limit: .none) == content.bytes)
    }

    @Test(
        "CRC-32 has the values of its definition",
        arguments: [("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)] as [(String, UInt32)])
    func checksCRC(text: String, value: UInt32) {
        // The check value of the catalogue of parametrised CRC algorithms, and RFC 1952's code run by hand on "a".
        #expect(CRC32.value(of: Array(text.utf8)) == value)
    }

    @Test("A CRC-32 in pieces is that of the whole")
    func continuesCRC() {
        let bytes = noise(1000)
        var crc = CRC32()
        for cut in [0..<1, 1..<1, 1..<400, 400..<1000] {
            bytes.withUnsafeBytes { crc.append(.init(rebasing: $0[cut])) }
        }
        #expect(crc.value == CRC32.value(of: bytes))
    }

    private func run(_ tool: URL, _ arguments: String...) throws -> [UInt8] {
        let (process, pipe) = (Process(), Pipe())
        (process.executableURL, process.arguments, process.standardOutput) = (tool, arguments, pipe)
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(data)
    }
}
