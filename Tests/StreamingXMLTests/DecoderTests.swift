import Testing

@testable import StreamingXML

/// A code of its own: behind gzip's magic number every byte is the complement of itself.
private func complement(of text: String) -> [UInt8] { [0x1F, 0x8B] + text.utf8.map { ~$0 } }

/// Decodes at most `step` bytes at a time; 7F ends it with an error.
private func decoder(_ step: Int) -> XMLDecoder {
    let start = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    start.initialize(to: 2)
    return XMLDecoder(for: .gzip) { input, output, isLast throws(XMLDecodingError) in
        var (taken, made) = (0, 0)
        while taken < min(input.count, step), made < output.count {
            if start.pointee > 0 {
                start.pointee -= 1
            } else {
                if input[taken] == 0x7F {
                    if made > 0 { return (taken, made) }
                    throw XMLDecodingError(found: "7F", allowed: "other bytes")
                }
                output[made] = ~input[taken]
                made += 1
            }
            taken += 1
        }
        if isLast, taken == input.count, made == 0 { start.deallocate() }
        return (taken, made)
    }
}

@Suite("Decoders")
struct DecoderTests {
    private func scan(_ bytes: [UInt8], _ decoder: XMLDecoder?) -> ScanResult {
        bytes.withUnsafeBytes { StreamingXMLTests.scan(.bytes($0), decoder: decoder) }
    }

    @Test("A decoder is asked until it has nothing more, however little it gives", arguments: [1, 7, 4096, 1 << 20])
    func decodes(step: Int) {
        let text = "\n<?xml version='1.0'?><a>" + repeated("<b k='v'>text</b>", 20_000) + "</a>"
        let result = scan(complement(of: text), decoder(step))
        #expect(result.error == nil)
        #expect(result.log.elements == 20_001)
        #expect(result.log.textBytes == 80_000)
    }

    @Test("A decoder's error ends the document where it struck, with what it says")
    func reportsError() {
        let result = scan(complement(of: "<a>\n<b/>") + [0x7F], decoder(100))
        #expect(result.error?.kind == .undecodable)
        #expect(result.error?.description == "2:5: 7F; expected other bytes")
        #expect(result.log.elements == 2)
        #expect(scan([0x1F, 0x8B, 0x7F], decoder(100)).error?.position == nil)
    }

    @Test("What is not in a decoder's format never reaches it")
    func leavesOthers() {
        #expect(scan(Array("<a/>".utf8), decoder(1)).error == nil)
        #expect(scan([0x50, 0x4B, 3, 4], decoder(1)).error?.kind == .compressed(.zip))
        #expect(scan(complement(of: "<a/>"), nil).error?.kind == .compressed(.gzip))
    }

    @Test("What a decoder gives is looked at as a file's bytes are")
    func checksContent() {
        #expect(scan(complement(of: "PK\u{3}\u{4}"), decoder(1)).error?.kind == .compressed(.zip))
        #expect(scan(complement(of: "<a>\0</a>"), decoder(1)).error?.kind == .nulByte)
        #expect(scan(complement(of: " \n"), decoder(1)).error?.kind == .empty)
        #expect(scan(complement(of: ""), decoder(1)).error?.kind == .empty)
    }
}
