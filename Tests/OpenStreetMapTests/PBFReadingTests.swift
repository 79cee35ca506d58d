import OpenStreetMap
import RouteGeometry
import TestSupport
import Testing

@Suite("Reading PBF")
struct PBFReadingTests {
    private func network(_ bytes: [UInt8]) throws -> WayNetwork {
        let file = try ScratchFile(bytes)
        return try WayNetwork(extract: file.path, source: "made")
    }

    private func error(_ bytes: [UInt8]) throws -> String? {
        let file = try ScratchFile(bytes)
        do throws(MapError) {
            _ = try WayNetwork(extract: file.path, source: "made")
            return nil
        } catch {
            return error.description
        }
    }

    static let codecs: [MadePBF.Codec] = [.raw, .zlib]

    @Test("Dense and plain nodes, raw and zlib blocks give the same network", arguments: [true, false], [0, 1])
    func encodings(isDense: Bool, codec: Int) throws {
        var block = MadePBF.block
        block.isDense = isDense
        let found = try network(MadePBF.file(block, Self.codecs[codec]))
        #expect(found.wayCount == 1)
        #expect(found.id(ofWay: 0) == 7)
        #expect(found.bounds.southWest == Coordinate(latitude: 51, longitude: 7))
        #expect(found.bounds.northEast == Coordinate(latitude: 51.002, longitude: 7.0005))
        #expect(found.preparedBytes == (try network(MadePBF.file())).preparedBytes)
    }

    @Test("Ways may carry the places of their nodes themselves")
    func placesOnWays() throws {
        var block = MadePBF.block
        block.placesOnWay = true
        #expect(try network(MadePBF.file(block)).preparedBytes == network(MadePBF.file()).preparedBytes)
    }

    @Test("Granularity and offsets scale the places")
    func granularity() throws {
        var block = MadePBF.block
        block.granularity = 1000
        block.offset = 1_000_000_000
        // 51.0° = (1e9 + 1000 · 50 000 000) / 1e9.
        block.nodes = [(1, 50_000_000, 6_000_000), (2, 50_001_000, 6_000_000), (-3, 50_002_000, 6_000_500)]
        let found = try network(MadePBF.file(block))
        #expect(found.bounds.southWest == Coordinate(latitude: 51, longitude: 7))
        #expect(found.bounds.northEast == Coordinate(latitude: 51.002, longitude: 7.0005))
    }

    @Test("Nodes beyond the Earth are none", arguments: [Int64.min, .max, 900_000_001])
    func beyondTheEarth(latitude: Int64) throws {
        var block = MadePBF.block
        block.nodes.append((4, latitude, 70_000_000))
        block.refs.append(4)
        for granularity in [100, 1, 1_000_000_000] {
            block.granularity = Int64(granularity)
            // Only with the usual granularity do the others lie where they should.
            if granularity == 100 { #expect(try network(MadePBF.file(block)).bounds.northEast.latitude == 51.002) }
            _ = try error(MadePBF.file(block))
        }
    }

    @Test("A table of strings may start with one that is used")
    func strings() throws {
        var block = MadePBF.block
        block.emptyString = []
        #expect(try network(MadePBF.file(block)).preparedBytes == network(MadePBF.file()).preparedBytes)
    }

    @Test("Blocks may come in any order")
    func order() throws {
        var (ways, nodes) = (MadePBF.block, MadePBF.block)
        ways.nodes = []
        nodes.refs = []
        let parts = [ways, nodes].map { MadePBF.blob("OSMData", $0.content) }
        let found = try [parts, parts.reversed()].map { try network(MadePBF.header() + $0.joined()).preparedBytes }
        #expect(found[0] == found[1])
    }

    @Test("A way is cut at a node the extract does not hold")
    func missingNode() throws {
        var block = MadePBF.block
        block.refs = [1, 2, 99, -3, 1]
        let found = try network(MadePBF.file(block))
        #expect(found.wayCount == 1)
        #expect(found.edgeCount == 2)
    }

    @Test(
        "What is not read is named in one sentence",
        arguments: [
            (4, "lzma"), (5, "bzip2"), (6, "lz4"), (7, "zstd"),
        ])
    func codecs(field: Int, name: String) throws {
        let sentence = try #require(try error(MadePBF.file(MadePBF.block, .other(field: field))))
        #expect(sentence.contains("compressed by \(name)"))
        #expect(sentence.contains("byte "))
    }

    @Test("A feature the file requires and nobody knows here is named")
    func features() throws {
        let file = MadePBF.header(["OsmSchema-V0.6", "HistoricalInformation"])
        #expect(try #require(try error(file)).contains("\"HistoricalInformation\""))
    }

    @Test("A file cut off anywhere is an error in one sentence")
    func truncation() throws {
        let whole = MadePBF.file(MadePBF.block, .zlib)
        let headerEnd = MadePBF.header().count
        for count in 0..<whole.count where count != headerEnd {
            let sentence = try #require(try error(Array(whole[..<count])), "\(count) bytes")
            #expect(!sentence.contains("\n"))
        }
        // Cut between two blocks it is a whole file with nothing in it.
        #expect(try #require(try error(Array(whole[..<headerEnd]))).contains("no way that a runner can use"))
    }

    @Test("No mutation crashes or hangs the reader", arguments: SplitMix64.seeds)
    func mutation(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = MadePBF.file(MadePBF.block, .raw)
        for _ in 0..<20 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let sentence = try error(bytes) { #expect(!sentence.isEmpty) }
        }
    }
}
