import GPX
import GPXLaws
import Gzip
import RouteGeometry
import TestSupport
import Testing

@Suite("Damaged documents")
struct MutationTests {
    /// 40 000 documents, in pieces that run side by side.
    private static let pieces: [UInt64] = Array(0..<20)

    @Test("Whatever is in a document, reading it ends soon and gives what the laws allow", arguments: pieces)
    func keepsLaws(piece: UInt64) {
        var mutator = Mutator(seed: 20_261_121 + piece, from: Seeds.all)
        var read = 0
        for number in 0..<2_000 {
            let bytes = mutator.next()
            let clock = ThreadClock()
            let laws = GPXLaws(reading: bytes)
            // A document has some kilobytes, for which the reader takes a millisecond.
            #expect(clock.elapsed < .seconds(2), "document \(number)")
            if laws.foundPoint { read += 1 }
            if !laws.broken.isEmpty {
                let broken = laws.broken.joined(separator: "; ")
                Issue.record("document \(number): \(broken) in \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        // Damage that no document survives would try nothing behind the first tags.
        #expect(read > 500)
    }

    @Test("A damaged document reads the same compressed", arguments: 1...4 as ClosedRange<UInt64>)
    func readsSameCompressed(seed: UInt64) {
        var mutator = Mutator(seed: seed, from: Seeds.all)
        for number in 0..<250 {
            let bytes = mutator.next()
            if bytes.starts(with: [0x1F, 0x8B]) { continue }
            #expect(outcome(of: bytes) == outcome(of: Deflater.data(of: bytes, level: 1)), "document \(number)")
        }
    }

    /// What can be compared of a document, or its error.
    private func outcome(of bytes: [UInt8]) -> [String] {
        do throws(GPXError) {
            let document = try GPXDocument(bytes: bytes)
            return [document.points, document.routePoints, document.waypoints].map { "\($0)" }
                + document.warnings.map { $0.description(source: "f") }
        } catch {
            return [error.found.replacing("what the file holds", with: "the file")]
        }
    }
}
