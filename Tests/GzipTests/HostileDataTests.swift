import Testing

@testable import Gzip

@Suite("Hostile data")
struct HostileDataTests {
    private static let content = Array("to the harbour and back, to the harbour and back".utf8)
    private static let data = Deflater.data(of: content)

    /// What comes out before the error, and the error.
    private func inflate(_ data: [UInt8], limit: ExpansionLimit = .standard) -> (content: [UInt8], error: GzipError?) {
        var inflater = Inflater(limit: limit)
        var content: [UInt8] = []
        do throws(GzipError) {
            _ = try stream(data, 1 << 40, 4096) { bytes, room, isLast throws(GzipError) in
                let step = try inflater.inflate(bytes, into: room, isLast: isLast)
                content += room.prefix(step.made)
                return step
            }
        } catch {
            return (content, error)
        }
        return (content, nil)
    }

    @Test("Every cut is a truncation where it stands, and gives only what came before", arguments: 0..<data.count)
    func findsTruncation(length: Int) {
        let (content, error) = inflate(Array(Self.data[..<length]))
        #expect(error?.kind == .truncated)
        #expect(error?.position == length)
        #expect(Self.content.starts(with: content))
        // The last eight bytes are the check.
        #expect(length < Self.data.count - 8 || content == Self.content)
    }

    @Test("Every cut of a second member keeps the first", arguments: 1..<data.count)
    func findsTruncatedMember(length: Int) {
        let (content, error) = inflate(Self.data + Self.data[..<length])
        #expect(error?.kind == (length == 1 ? .trailingGarbage : .truncated))
        #expect(content.starts(with: Self.content))
    }

    @Test("Members that follow each other are one stream, empty ones too", arguments: [1, 2, 500])
    func joinsMembers(count: Int) throws {
        let empty = Deflater.data(of: [])
        let members = (0..<count).flatMap { _ in empty + Self.data + empty }
        #expect(try Inflater.content(of: members, atMost: 1 << 20) == (0..<count).flatMap { _ in Self.content })
    }

    @Test("Gzip data of nothing give nothing")
    func readsEmpty() throws {
        #expect(try Inflater.content(of: Deflater.data(of: []), atMost: 0) == [])
    }

    @Test("A wrong check is found after all has been handed out", arguments: 1...8)
    func findsWrongCheck(fromEnd: Int) {
        var data = Self.data
        data[data.count - fromEnd] ^= 0x10
        let (content, error) = inflate(data)
        #expect(error?.kind == .checkFailed)
        #expect(content == Self.content)
        #expect(error?.found == "gzip data that do not match their \(fromEnd > 4 ? "CRC-32" : "length")")
    }

    @Test(
        "What follows the last member is named, after all has been handed out",
        arguments: [[0], [0, 0, 0, 0], [0x1F], [0x1F, 0x8C], Array("</gpx>".utf8)] as [[UInt8]])
    func findsGarbage(garbage: [UInt8]) {
        let (content, error) = inflate(Self.data + garbage)
        #expect(error?.kind == .trailingGarbage)
        #expect(error?.position == Self.data.count)
        #expect(content == Self.content)
    }

    private static let damaged: [(String, [UInt8], GzipError.Kind, String)] = [
        ("no gzip", Array("<gpx/>".utf8), .notGzip, "byte 0: no gzip data; expected the bytes 1F 8B"),
        (
            "another method", [0x1F, 0x8B, 7, 0], .damaged,
            "byte 4: damaged gzip data (unknown compression method); expected undamaged data"
        ),
        (
            "a block of a type that does not exist", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF], .damaged,
            "byte 11: damaged gzip data (invalid block type); expected undamaged data"
        ),
    ]

    @Test("Damage is told in a sentence", arguments: damaged)
    func tellsDamage(name: String, data: [UInt8], kind: GzipError.Kind, sentence: String) {
        let error = inflate(data).error
        #expect(error?.kind == kind)
        #expect(error?.description == sentence)
    }

    @Test("An error is thrown again however often one asks")
    func repeatsErrors() {
        var inflater = Inflater()
        for _ in 0..<3 {
            #expect(throws: GzipError.self) {
                try [UInt8](repeating: 0, count: 16).withUnsafeBytes { bytes in
                    var room = [UInt8](repeating: 0, count: 16)
                    _ = try room.withUnsafeMutableBytes { try inflater.inflate(bytes, into: $0, isLast: true) }
                }
            }
        }
    }

    @Test("Data that expand without end are stopped soon after the allowance")
    func stopsBomb() {
        // 64 MiB of zeros are 65 kB of gzip data, 1 030:1.
        let bomb = Deflater.data(of: [UInt8](repeating: 0, count: 64 << 20), level: 9)
        #expect(bomb.count < 70_000)
        var inflater = Inflater()
        var made = 0
        let error = #expect(throws: GzipError.self) {
            _ = try stream(bomb, 1 << 40, 128 << 10) { bytes, room, isLast throws(GzipError) in
                let step = try inflater.inflate(bytes, into: room, isLast: isLast)
                made += step.made
                return (step.taken, 1)
            }
        }
        #expect(error?.kind == .expansion)
        let allowance = ExpansionLimit.standard.allowance
        #expect((allowance...allowance + (128 << 10)).contains(made))
    }

    @Test("Short data may repeat themselves as they like")
    func allowsShortRepetition() throws {
        let content = [UInt8](repeating: 65, count: ExpansionLimit.standard.allowance)
        #expect(try Inflater.content(of: Deflater.data(of: content), atMost: content.count).count == content.count)
    }

    @Test("A limit counts over all members")
    func limitsMembers() {
        let member = Deflater.data(of: [UInt8](repeating: 65, count: 100_000))
        let members = (0..<20).flatMap { _ in member }
        #expect(inflate(members, limit: ExpansionLimit(allowance: 500_000, ratio: 100)).error?.kind == .expansion)
        #expect(inflate(members, limit: ExpansionLimit(allowance: 500_000, ratio: 1000)).error == nil)
    }

    @Test("Content larger than there is room for is refused")
    func limitsSize() {
        #expect(throws: GzipError.self) { try Inflater.content(of: Self.data, atMost: Self.content.count - 1) }
        #expect(throws: Never.self) { try Inflater.content(of: Self.data, atMost: Self.content.count) }
    }

    /// Data that are not one sound member from end to end.
    private static let unsound: [Content] =
        (0..<data.count).map { Content("cut to \($0)", Array(data[..<$0])) }
        + (1...8).map { fromEnd in
            var wrong = data
            wrong[data.count - fromEnd] ^= 0x10
            return Content("wrong check, \(fromEnd) from the end", wrong)
        }
        + [[0], [0x1F], Array("</gpx>".utf8), data, Deflater.data(of: [])].map {
            Content("\($0.count) bytes behind it", data + $0)
        } + damaged.map { Content($0.0, $0.1) }
        // RFC 1952, 2.3.1: with FHCRC, here 0, the header has a check of its own.
        + [Content("a wrong check of the header", [0x1F, 0x8B, 8, 2] + data[4..<10] + [0, 0] + data[10...])]

    @Test("What is not one sound member gives in memory what the stream gives", arguments: unsound)
    func agreesInMemory(data: Content) {
        let (content, error) = inflate(data.bytes)
        let found = Result { () throws(GzipError) in try Inflater.content(of: data.bytes, atMost: 1 << 20) }
        #expect(found == (error.map { .failure($0) } ?? .success(content)))
        #expect(GzipMember.content(of: data.bytes, atMost: 1 << 20) == nil)
    }

    @Test("A member that says it holds more than it can is not given the room")
    func distrustsClaims() {
        var data = Self.data
        data.replaceSubrange((data.count - 4)..., with: [0, 0, 0, 0x40])
        #expect(GzipMember.content(of: data, atMost: .max) == nil)
        let error = #expect(throws: GzipError.self) { try Inflater.content(of: data, atMost: .max) }
        #expect(error?.found == "gzip data that do not match their length")
    }

    @Test("A bomb in memory is refused as in a stream, with the same sentence")
    func refusesBombInMemory() {
        let bomb = GzipMember.holding([UInt8](repeating: 0, count: 64 << 20))
        let error = #expect(throws: GzipError.self) { try Inflater.content(of: bomb, atMost: .max) }
        #expect(error?.found == "gzip data that expand more than 250 times")
        #expect(error?.allowed == "at most that beyond the first 8 MiB")
    }
}
