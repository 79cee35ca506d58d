import Foundation
import Testing

@testable import StreamingXML

@Suite("Input")
struct InputTests {
    private static let encodings: [(String, String.Encoding, [UInt8])] = [
        ("UTF-8", .utf8, []), ("UTF-8", .utf8, [0xEF, 0xBB, 0xBF]),
        ("UTF-16", .utf16LittleEndian, [0xFF, 0xFE]), ("UTF-16", .utf16BigEndian, [0xFE, 0xFF]),
        ("UTF-16LE", .utf16LittleEndian, []), ("UTF-16BE", .utf16BigEndian, []),
        ("ISO-8859-1", .isoLatin1, []), ("windows-1252", .windowsCP1252, []),
        // A byte order mark outweighs the declaration.
        ("UTF-16", .utf8, [0xEF, 0xBB, 0xBF]),
    ]

    @Test("Text reads the same in every encoding", arguments: encodings)
    func readsEncodings(name: String, encoding: String.Encoding, mark: [UInt8]) throws {
        let document = "<?xml version='1.0' encoding='\(name)'?><a k='é'>Zürich – Genève</a>"
            .replacing("–", with: encoding == .isoLatin1 ? "-" : "–")
        let bytes = mark + Array(try #require(document.data(using: encoding)))
        let result = scan(bytes)
        #expect(result.error == nil)
        #expect(result.log.string.hasPrefix("Zürich"))
        #expect(result.log.string.hasSuffix("Genève"))
        #expect(result.log.values == ["é"])
    }

    @Test(
        "A declaration that its own bytes belie is passed over, and said so",
        arguments: ["utf-16", "UTF-16LE", "UTF-32", "ISO-10646-UCS-2"])
    func ignoresWrongLabel(label: String) {
        let result = scan("<?xml version=\"1.0\" encoding=\"\(label)\"?>\n<a k='é'>Zürich</a>")
        #expect(result.error == nil)
        #expect(result.log.string == "Zürich")
        #expect(result.log.values == ["é"])
        #expect(result.notices.map(\.message) == ["labelled \(label), but not in it"])
        // The label is the declaration's, not just any word.
        #expect(scan("<?xml version='1.0'?><a encoding='UTF-16'/>").notices.isEmpty)
    }

    @Test(
        "Text is passed over from where a consumer turns it off to where it turns it on",
        arguments: ["b", " \n ", "&amp;&#228;", "<![CDATA[b]]>", "<c>b</c>", "<c/>b<!--b-->", repeated("b ", 200_000)])
    func passesTextOver(text: String) {
        #expect(scan("<r>a<quiet>\(text)</quiet>c</r>").log.string == "ac")
        #expect(scan("<r>a<quiet/>c</r>").log.string == "ac")
    }

    private static let undecodable: [([UInt8], XMLError.Kind)] = [
        (Array("<?xml version='1.0' encoding='x-nonsense'?><a/>".utf8), .encoding),
        ([0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], .encoding),
        (Array("<a>Z".utf8) + [0xFC, 0x72, 0x69, 0x63, 0x68], .notWellFormed(code: 9)),
    ]

    @Test("What cannot be decoded is named", arguments: undecodable)
    func refusesEncodings(bytes: [UInt8], kind: XMLError.Kind) {
        #expect(scan(bytes).error?.kind == kind)
    }

    @Test("Bytes that break the document's encoding end it, and are named")
    func findsBrokenEncoding() {
        let start = "<?xml version='1.0' encoding='Shift_JIS'?><a><b/>"
        let result = scan(Array(start.utf8) + [0x83, 0x01, 0xFF, 0xFF] + Array(repeated("<b/>", 9_000).utf8))
        #expect(result.error?.found == "bytes that are not in the document's encoding")
    }

    private static let compressed: [([UInt8], XMLError.Compression)] = [
        ([0x1F, 0x8B, 8, 0], .gzip), ([0x50, 0x4B, 3, 4], .zip), ([0x42, 0x5A, 0x68, 0x39], .bzip2),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz),
    ]

    @Test("A compressed file is recognised by its first bytes", arguments: compressed)
    func refusesCompressed(bytes: [UInt8], format: XMLError.Compression) {
        #expect(scan(bytes).error?.kind == .compressed(format))
    }

    @Test("How much has been read is known to a ten-thousandth, but for a pipe")
    func knowsShareRead() throws {
        // 20 000 elements of 50 bytes: the n-th ends behind 50 n bytes of a million.
        let text = "<a>" + repeated("<b k='\(String(repeating: "v", count: 40))'/>\n", 20_000) + "</a>"
        let result = scan(text)
        let shares = result.log.shares.dropFirst().compactMap(\.self)
        #expect(shares.count == 20_000)
        for (index, share) in shares.enumerated() {
            #expect(abs(share - Double(50 * (index + 1)) / Double(text.utf8.count)) < 1e-4)
        }
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("<a><b/></a>".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(scan(.fileDescriptor(pipe.fileHandleForReading.fileDescriptor)).log.shares == [nil, nil])
    }

    @Test("Nothing but white space is an empty file", arguments: [0, 1, 15, 16, 300_000])
    func refusesEmpty(length: Int) {
        #expect(scan(String(repeating: " \r\n\t", count: length)).error?.kind == .empty)
    }

    @Test(
        "White space before the XML declaration is skipped and counted",
        arguments: [("", 1, 34), ("\n\n", 3, 34), ("  ", 1, 36), ("\u{FEFF}\n", 2, 34)])
    func skipsWhiteSpace(lead: String, line: Int, column: Int) {
        let result = scan(lead + "<?xml version='1.0'?><a k='v'><b></a>")
        // </a> for </b>: libxml2 stands behind the end tag's name.
        #expect(result.error?.kind == .notWellFormed(code: 76))
        #expect(result.log.tagPositions.first == XMLPosition(line: line, column: column - 12))
        #expect(result.log.valuePositions == [XMLPosition(line: line, column: column - 6)])
    }

    @Test("Positions count characters, and lines whatever ends them")
    func countsPositions() {
        let result = scan("<a>é\n é<é n='s'\n     k='v'/>\r\n <b k=\n'w'/></a>")
        #expect(
            result.log.tagPositions
                == [(1, 1), (2, 3), (4, 2)].map { XMLPosition(line: $0.0, column: $0.1) })
        #expect(result.log.valuePositions == [(2, 9), (5, 2)].map { XMLPosition(line: $0.0, column: $0.1) })
    }

    @Test("A value outside the parser's buffer is placed where its tag starts", arguments: ["1&amp;2", "ß"])
    func placesUnescapedValue(value: String) {
        let result = scan("<a>\n<b k='\(value)'/></a>")
        #expect(result.log.values == [value.replacing("&amp;", with: "&#38;")])
        #expect(result.log.valuePositions == [XMLPosition(line: 2, column: 1)])
    }

    @Test("A consumer can stop the parse, and that is no error", arguments: [1, 2, 5])
    func stops(element: Int) {
        let result = scan("<a><b/><c/><d/><e/><f/></a", stopsAtElement: element)
        #expect(result.error == nil)
        #expect(result.log.elements == element)
    }

    @Test("Breaches of Namespaces in XML are notices, counted by kind")
    func noticesNamespaces() throws {
        let result = scan("<a xmlns:b='Not yet documented'>\n<p:x/><p:y/><b:z/></a>")
        #expect(result.error == nil)
        #expect(result.log.elements == 4)
        let undeclared = try #require(result.notices.first { $0.code == 201 })
        #expect(undeclared.count == 2)
        #expect(undeclared.isAboutNamespaces)
        #expect(undeclared.message == "namespace prefix p on x is not defined")
        #expect(undeclared.position.line == 2)
    }

    @Test(
        "A path that cannot be read gives the system's reason",
        arguments: [("/nonexistent/a.gpx", ENOENT), ("/", EISDIR)])
    func namesSystemError(path: String, number: Int32) {
        let result = scan(.path(path))
        #expect(result.error?.kind == .unreadable(errno: number))
        #expect(result.error?.found == String(cString: strerror(number)))
    }

    @Test("A file is closed, also one that is refused", arguments: ["<a/>", "<a>", "PK\u{3}\u{4}", ""])
    func closesFiles(text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).xml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let first = scan(.path(file.path)).error
        // A process may have 1 024 files open.
        for _ in 0..<1_100 { #expect(scan(.path(file.path)).error == first) }
        if case .unreadable = first?.kind { Issue.record("cannot be read") }
    }

    @Test("A pipe that gives a byte at a time reads like a file")
    func readsSlowPipe() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let document = Array("\n<?xml version='1.0'?><a k='v'>text<b/></a>".utf8)
        let (input, output) = (ends[0], ends[1])
        let writer = Thread {
            for byte in document {
                var byte = byte
                _ = write(output, &byte, 1)
                usleep(200)
            }
            close(output)
        }
        writer.start()
        let result = scan(.fileDescriptor(input))
        close(input)
        #expect(result.error == nil)
        #expect(result.log.string == "text")
        #expect(result.log.elements == 2)
    }

    @Test("Many scanners run side by side")
    func runsInParallel() async {
        let counts = await withTaskGroup(of: Int.self) { group in
            for count in 1...64 {
                group.addTask {
                    scan("<a>" + String(repeating: "<p:b k='v'>t</p:b>", count: count * 10) + "</a>").log.elements
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == (1...64).map { $0 * 10 + 1 })
    }
}
