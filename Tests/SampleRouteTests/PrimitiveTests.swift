import TestSupport
import Testing

@Suite("The parts of the generator")
struct PrimitiveTests {
    /// The sequence published with the algorithm's reference code for this seed (rosettacode.org, Splitmix64).
    @Test("SplitMix64 gives the published sequence")
    func randomNumbersAreThePublishedOnes() {
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test(
        "Numbers are printed with fixed decimals, halves away from zero",
        arguments: [
            (0.0, 1, "0.0"), (-0.01, 1, "0.0"), (0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (402.04, 1, "402.0"),
            (9.0000001, 7, "9.0000001"), (-0.5, 2, "-0.50"), (12.5, 0, "13"), (0.025, 3, "0.025"),
        ]
    )
    func fixedDecimals(value: Double, decimals: Int, text: String) {
        #expect(FixedDecimal.text(value, decimals: decimals) == text)
    }

    /// Published in kilometres to the metre (Wikipedia, "Longitude", table of the length of a degree on WGS 84).
    @Test(
        "A degree has the published length",
        arguments: [
            (30.0, 110_852.0, 96_486.0), (45, 111_132, 78_847), (60, 111_412, 55_800), (90, 111_694, 0),
        ]
    )
    func degreeLengths(latitude: Double, north: Double, east: Double) {
        let scale = WGS84.metresPerDegree(atLatitude: latitude)
        #expect(abs(scale.north - north) <= 0.5)
        #expect(abs(scale.east - east) <= 0.5)
    }

    @Test("Ground met from the other end and back again is the same ground")
    func reversingTwiceIsIdentity() {
        for footways in Ground.Footways.allCases {
            for oneway in Ground.Oneway.allCases {
                for edge in Edge.allCases {
                    let ground = Ground(
                        surface: .asphalt, crossSection: .banked(crossfall: 0.03, falls: edge), footways: footways,
                        traffic: .quiet, oneway: oneway, unsafeEdge: edge
                    )
                    #expect(ground.reversed().reversed() == ground)
                    #expect(ground.reversed().unsafeEdge == edge.opposite)
                    #expect(ground.reversed().crossSection == .banked(crossfall: 0.03, falls: edge.opposite))
                }
            }
        }
    }

    @Test("A note says what changes and ends what no longer holds")
    func noteBetweenGrounds() {
        let banked = Ground(surface: .asphalt, crossSection: .banked(crossfall: 0.03, falls: .right), traffic: .carFree)
        let level = Ground(surface: .asphalt, crossSection: .level, footways: .both)
        #expect(
            Note(from: banked, to: level).element
                == "<camber:stretch cross-section=\"level\" crossfall=\"unknown\" falls=\"unknown\""
                + " footways=\"left right\" traffic=\"unknown\"/>"
        )
        #expect(Note(from: banked, to: banked).element == nil)
    }

    /// Rising 12 m over 100 m: a quarter of the way up a share of 4/3 · 1/4 / 2 = 1/6, half-way a half.
    @Test(
        "A hill has round feet and an even middle",
        arguments: [(-5.0, 400.0), (0, 400), (25, 402), (50, 406), (75, 410), (100, 412), (150, 412)]
    )
    func hillHeights(distance: Double, height: Double) {
        let profile = ElevationProfile([(0, 400), (100, 412)])
        #expect(abs(profile.height(at: distance) - height) < 1e-9)
    }

    @Test("Noise stays within one, moves gradually and closes when asked", arguments: [1, 2, 3] as [UInt64])
    func noiseIsBoundedAndSmooth(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let noise = SmoothNoise(over: 5_000, every: 100, closed: true, using: &generator)
        let values = stride(from: 0.0, through: 5_000, by: 1).map(noise.value(at:))
        #expect(values.allSatisfy { abs($0) <= 1 })
        // The fade curve is at most 15/8 as steep as a straight line, over a rise of 2 in 100 m.
        #expect(zip(values, values.dropFirst()).allSatisfy { abs($1 - $0) <= 15.0 / 8 * 2 / 100 })
        #expect(values.first == values.last)
    }
}
