import Foundation
import TestSupport
import Testing

@testable import GPX

@Suite("Writing a file back")
struct RoundTripTests {
    private func written(_ text: String) throws -> String {
        String(decoding: try GPXText(bytes: Array(text.utf8)).bytes, as: UTF8.self)
    }

    @Test("A file in UTF-8 with double quotes and line feeds comes back byte for byte")
    func keepsBytes() throws {
        let file = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- track-length = 10 -->
            <?style a="b"?>
            <gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:x="urn:x" version="1.1" creator="t &amp; &lt;u>">
              <metadata><name>a &amp; b &lt; c</name><x:y z="1" x:z="2"/></metadata>
              <wpt lat="1" lon="2"><name><![CDATA[a < b & c]]></name></wpt>
              <!-- between -->
              <trk>
                <trkseg>
                  <trkpt lat="1.50" lon="2.0" x:extra="&quot;&#9;&#10;"><ele> 3 </ele><x:a xmlns="urn:y"><b xmlns=""/></x:a></trkpt>
                  <?pi?>
                </trkseg>
                <extensions><x:color>red</x:color></extensions>
              </trk>
            </gpx>
            <!-- end -->

            """
        #expect(try written(file) == file)
    }

    @Test(
        "What canonical XML does not show is written one way",
        arguments: [
            ("<gpx a='1'  b = '\"'\n></gpx >", #"<gpx a="1" b="&quot;"/>"#),
            ("\u{FEFF}\n <gpx>&#x41;&#13;\r\nü]]&gt;</gpx>", "<gpx>A&#13;\nü]]&gt;</gpx>"),
            ("<u:gpx><u:trk><trkpt v:lat='1'/></u:trk></u:gpx>", #"<u:gpx><u:trk><trkpt v:lat="1"/></u:trk></u:gpx>"#),
        ])
    func writesOneForm(file: String, expected: String) throws {
        #expect(try written(file) == #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + expected + "\n")
    }

    @Test("A file in UTF-8 that says it is in UTF-16 says so no longer")
    func writesTheRightLabel() throws {
        let text = try written("<?xml version='1.0' encoding='utf-16'?><gpx><name>é</name></gpx>")
        #expect(text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx><name>é</name></gpx>\n")
    }

    @Test("A file in another encoding becomes UTF-8")
    func becomesUTF8() throws {
        var file = Array("<?xml version='1.0' encoding='ISO-8859-1'?><gpx><name>".utf8)
        file += [0xE9] + Array("</name></gpx>".utf8)
        let text = String(decoding: try GPXText(bytes: file).bytes, as: UTF8.self)
        #expect(text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx><name>é</name></gpx>\n")
    }

    @Test(
        "What cannot be read whole is refused",
        arguments: [
            ("<gpx><trk></gpx>", GPXError.Kind.notWellFormed), ("<gpx><trk>", .truncated), ("", .empty),
            ("<!DOCTYPE gpx><gpx/>", .doctype), ("<kml/>", .notGPX), ("<gpx/><gpx/>", .notWellFormed),
        ])
    func refusesBrokenFiles(file: String, kind: GPXError.Kind) {
        #expect { try GPXText(bytes: Array(file.utf8)) } throws: { ($0 as? GPXError)?.kind == kind }
    }

    @Test("NUL bytes behind the root element are left out")
    func leavesOutTrailingNULs() throws {
        #expect(try written("<gpx/>\n\0\0\0") == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx/>\n")
    }

    @Test(
        "Every well-formed file of the corpus keeps its canonical XML",
        .enabled(if: !RealFiles.paths.isEmpty && Tool.xmllint.isInstalled))
    func keepsCanonicalXML() throws {
        var count = 0
        for file in RealFiles.paths {
            guard let text = try? GPXText(contentsOf: file) else { continue }
            let before = Tool.xmllint.run(["--nonet", "--c14n", file])
            if before == nil {
                #expect(Self.beyondXMLLint.contains { file.hasSuffix($0) }, "xmllint does not read \(file)")
                let again = try GPXText(bytes: text.bytes)
                #expect(again.bytes == text.bytes, "\(file)")
            } else {
                let after = try TemporaryFile(text.bytes).use { Tool.xmllint.run(["--nonet", "--c14n", $0]) }
                #expect(before == after, "\(file)")
                count += 1
            }
        }
        #expect(count >= 300)
    }

    /// What we read and xmllint does not canonicalise.
    private static let beyondXMLLint = [
        // UTF-8 by its mark and UTF-16 by its declaration.
        "synth__enc_bom_utf8_decl_utf16.a.gpx",
        // A namespace that is no absolute URI.
        "synth__ext_brouter_mode9.a.gpx",
        // White space before the declaration.
        "synth__pro_space_before_decl.a.gpx",
    ]
}
