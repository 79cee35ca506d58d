import Foundation
import TestSupport
import Testing

@testable import StreamingXML

@Suite("Hostile input")
struct HostileInputTests {
    private static let doctypes: [Sample] = [
        Sample("external entity", #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#),
        Sample("parameter entity", #"<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><a>b</a>"#),
        Sample("external subset", #"<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>&x;</a>"#),
        Sample("public subset", #"<!DOCTYPE a PUBLIC "-//X//Y" "file:///etc/passwd"><a/>"#),
        Sample("attribute default", #"<!DOCTYPE a [<!ATTLIST a lat CDATA "99">]><a/>"#),
        Sample("bare", "<!DOCTYPE a><a/>"),
        Sample("web page", "<!DOCTYPE html><html><body><p>503</body></html>"),
        Sample("billion laughs", "<!DOCTYPE a [<!ENTITY l0 'lol'>" + entities(9) + "]><a>&l9;</a>"),
        Sample(
            "a gigabyte from a long entity",
            "<!DOCTYPE a [<!ENTITY x '" + repeated("y", 50_000) + "'>]><a>" + repeated("&x;", 20_000) + "</a>"),
    ]

    private static func entities(_ count: Int) -> String {
        (1...count).map { "<!ENTITY l\($0) '\(repeated("&l\($0 - 1);", 10))'>" }.joined()
    }

    @Test("A DOCTYPE is refused before an entity or an attribute default can act", arguments: doctypes)
    func refusesDoctype(sample: Sample) {
        let result = scan(sample.document)
        #expect(result.error?.kind == .doctype)
        #expect(result.error?.position == XMLPosition(line: 1, column: 1))
        #expect(result.log.elements == 0)
        #expect(result.log.text.isEmpty)
    }

    @Test("An entity that nobody declared is an error, not a text from elsewhere")
    func refusesUndeclaredEntity() {
        let result = scan("<a>&passwd;</a>")
        #expect(result.error?.kind == .notWellFormed(code: 26))
        #expect(result.log.text.isEmpty)
    }

    private static let wideTags: [Sample] = [
        Sample("attributes", "<a " + (0..<100_000).map { "a\($0)='1' " }.joined() + "/>"),
        Sample("prefixed attributes", "<a xmlns:p='u' " + (0..<100_000).map { "p:a\($0)='1' " }.joined() + "/>"),
        Sample("namespaces", "<a " + (0..<100_000).map { "xmlns:n\($0)='u\($0)' " }.joined() + "/>"),
    ]

    @Test("A tag with very many attributes or namespaces ends the parse quickly", arguments: wideTags)
    func limitsAttributes(sample: Sample) {
        let clock = ThreadClock()
        let result = scan(sample.document)
        #expect(result.error?.kind == .limit)
        #expect(result.error?.position == XMLPosition(line: 1, column: 1))
        // The full tag takes libxml2 2 s; the limit strikes after some milliseconds.
        #expect(clock.elapsed < .seconds(1))
    }

    @Test("Names without end do not slow the parse down without end", arguments: ["<n%/>", "<n xmlns:p%='u'/>"])
    func limitsNames(element: String) {
        let elements = { (count: Int) in (0..<count).map { element.replacing("%", with: "\($0)") }.joined() }
        let error = scan("<a>" + elements(XMLScanner.nameLimit + 1_000) + "</a>").error
        #expect(error?.kind == .limit)
        #expect(error?.description.hasSuffix("too many different names; expected at most 100000") == true)
        #expect(scan("<a>" + elements(XMLScanner.nameLimit - 1_000) + "</a>").error == nil)
    }

    @Test("A thousand attributes in one tag pass")
    func passesManyAttributes() {
        let result = scan("<a " + (0..<XMLScanner.attributeLimit).map { "a\($0)='1' " }.joined() + "/>")
        #expect(result.error == nil)
        #expect(result.log.attributes == XMLScanner.attributeLimit)
    }

    @Test("Depth is limited to 256 levels", arguments: [(256, true), (300, false), (1_000_000, false)])
    func limitsDepth(levels: Int, passes: Bool) {
        let result = scan(repeated("<a>", levels) + repeated("</a>", levels))
        #expect((result.error == nil) == passes)
        #expect(passes || result.error?.kind == .limit)
        #expect(result.log.deepest <= 257)
    }

    @Test(
        "Names and attribute values have a limit",
        arguments: [
            Sample("name", "<" + repeated("n", 60_000) + "/>"),
            Sample("value", "<a b='" + repeated("v", 10_100_000) + "'/>"),
        ])
    func limitsNamesAndValues(sample: Sample) {
        #expect(scan(sample.document).error?.kind == .limit)
    }

    @Test("Text has no limit, and comes whole")
    func passesLongText() {
        let result = scan("<a>" + repeated("x", 12_000_000) + "</a>")
        #expect(result.error == nil)
        #expect(result.log.textBytes == 12_000_000)
    }

    @Test(
        "A NUL byte ends the document where it stands",
        arguments: [
            (Sample("inside", "<a><b/>\0\0\0<c/></a>"), 2), (Sample("behind", "<a><b/></a>\0\0\0\0"), 2),
            (Sample("long behind", "<a><b/></a>\n" + repeated("\0", 300_000)), 2),
            (Sample("in the second piece", "<a>" + repeated(" ", 200_000) + "\0<c/></a>"), 1),
        ])
    func stopsAtNUL(sample: Sample, elements: Int) {
        let result = scan(sample.document)
        #expect(result.error?.kind == .nulByte)
        #expect(result.log.elements == elements)
    }

    @Test("Every cut of a document is truncated or empty, and gives only what came before")
    func findsTruncation() {
        let document = Array(
            "<?xml version=\"1.0\"?>\n<a x='1'>t&amp;<b y=\"é\">é</b><!-- c --><![CDATA[d]]><c/></a>".utf8)
        for length in 0..<document.count {
            let result = scan(Array(document[..<length]))
            #expect(result.error?.kind == (length == 0 ? .empty : .truncated), "cut at \(length)")
        }
        #expect(scan(document).error == nil)
    }

    @Test("The place, not the cut, decides what a mismatched tag at the end is")
    func tellsMismatchFromTruncation() {
        #expect(scan("<a><b></a>").error?.kind == .notWellFormed(code: 76))
        #expect(scan("<a></a><b/>").error?.kind == .notWellFormed(code: 5))
    }

    @Test("Random damage neither crashes nor hangs", arguments: [20_261_121 as UInt64])
    func survivesDamage(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let document = Array(
            "<?xml version='1.0' encoding='UTF-8'?><a xmlns:p='u' k='v&#38;w'><p:b>t&lt;</p:b><![CDATA[x]]><!--c--><?p i?></a>"
                .utf8)
        for _ in 0..<3_000 {
            var damaged = document
            for _ in 0...Int(random.next() % 4) {
                let place = Int(random.next() % UInt64(damaged.count))
                switch random.next() % 3 {
                case 0: damaged[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: damaged.remove(at: place)
                default:
                    damaged.insert(contentsOf: document[(place / 2)..<min(document.count, place / 2 + 9)], at: place)
                }
            }
            _ = scan(damaged)
        }
    }
}

/// A document with a name, since a test's arguments are printed.
struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var document: String

    init(_ name: String, _ document: String) {
        testDescription = name
        self.document = document
    }
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
