import Foundation
import HeelLoad
import RouteAnalysis
import RouteGeometry
import TestSupport
import Testing

/// Bar B15 on the whole pipeline: west for east, left for right in every note, driving on the other side.
@Suite("A mirrored file")
struct MirrorTests {
    /// A wandering line, out-and-back with even seeds, with random notes; and the same file in a mirror.
    static func pair(seed: UInt64) -> (file: DrawnGPX, mirror: DrawnGPX) {
        var generator = SplitMix64(seed: seed)
        var (heading, shape) = (generator.number(0...6), [(east: 0.0, north: 0.0)])
        for _ in 0..<120 {
            heading += generator.number(-0.25...0.25)
            let (step, last) = (generator.number(10...30), shape[shape.count - 1])
            shape.append((last.east + step * cos(heading), last.north + step * sin(heading)))
        }
        if seed.isMultiple(of: 2) { shape += shape.dropLast().reversed() }
        var file = DrawnGPX(shape)
        var (height, heights) = (300.0, [Double]())
        for _ in shape {
            height += generator.number(-1...1)
            heights.append(height)
        }
        file.elevations = heights
        for point in [0, 17, 40, 63, 88, 110] { file.notes[point] = note(&generator) }
        var mirror = file
        mirror.places = file.places.map { Coordinate(latitude: $0.latitude, longitude: -$0.longitude) }
        mirror.notes = file.notes.mapValues(Self.swapped)
        return (file, mirror)
    }

    private static func note(_ generator: inout SplitMix64) -> String {
        let edges = ["left", "right", "left right", "none"]
        return [
            "surface=\"\(generator.pick(from: ["asphalt", "gravel", "dirt", "concrete", "unknown"]))\"",
            "cross-section=\"\(generator.pick(from: ["level", "crowned", "banked", "unknown"]))\"",
            "crossfall=\"\(generator.pick(from: ["0.01", "0.03", "unknown"]))\"",
            "falls=\"\(generator.pick(from: ["left", "right"]))\"", "footways=\"\(generator.pick(from: edges))\"",
            "traffic=\"\(generator.pick(from: ["none", "quiet", "busy", "unknown"]))\"",
            "oneway=\"\(generator.pick(from: ["none", "none", "none", "against"]))\"",
            "unsafe-edge=\"\(generator.pick(from: ["none", "none", "none", "left", "right"]))\"",
        ].joined(separator: " ")
    }

    private static func swapped(_ note: String) -> String {
        let words = ["left", "right"].map { ($0, $0 == "left" ? "right" : "left") }
        return note.split(separator: "\"", omittingEmptySubsequences: false).map { part in
            part.split(separator: " ", omittingEmptySubsequences: false).map { word in
                words.first { $0.0 == word }?.1 ?? String(word)
            }.joined(separator: " ")
        }.joined(separator: "\"")
    }

    @Test(
        "swaps the loads and the low feet of every safe variant, turned round early or not",
        arguments: SplitMix64.seeds, [nil, .at(700), .at(1000)] as [TurnRound?])
    func variants(seed: UInt64, turn: TurnRound?) throws {
        let (file, mirror) = Self.pair(seed: seed)
        let (runner, other) = (Runner(drivingSide: .right), Runner(drivingSide: .left))
        let survey = try file.survey(runner)
        let reflection = try mirror.survey(other)
        let usual = turn == nil ? [survey.usualVariant] : []
        for variant in survey.safeVariants(runner: runner, turn: turn).map(\.variant) + usual {
            var twin = variant
            (twin.line, twin.returnLine) = (variant.line.reversed, variant.returnLine.reversed)
            let one = LoadTotals(of: survey.traversal(as: variant, runner: runner).segments)
            let run = reflection.traversal(as: twin, runner: other)
            let two = LoadTotals(of: run.segments)
            #expect(abs(one.heel.left - two.heel.right) < 1e-6 && abs(one.heel.right - two.heel.left) < 1e-6)
            #expect(abs(one.roadTilt.degreeKilometres - two.roadTilt.degreeKilometres) < 1e-6)
            #expect(abs(one.turn.degreeKilometres - two.turn.degreeKilometres) < 1e-6)
            #expect(one.roadTilt.lowFoot == two.roadTilt.lowFoot?.opposite || one.roadTilt.degreeKilometres < 1e-6)
            #expect(one.turn.lowFoot == two.turn.lowFoot?.opposite || one.turn.degreeKilometres < 1e-6)
            #expect(run.isSafe == survey.traversal(as: variant, runner: runner).isSafe)
        }
    }

    @Test("has as many safe variants and mirrors the score of the usual way", arguments: SplitMix64.seeds)
    func scores(seed: UInt64) throws {
        let (file, mirror) = Self.pair(seed: seed)
        let one = try file.score(nil, Runner(drivingSide: .right))
        let two = try mirror.score(nil, Runner(drivingSide: .left))
        #expect(one.safeVariantCount == two.safeVariantCount)
        #expect(abs(one.load.mean.value - two.load.mean.value) < 1e-6)
        #expect(abs(one.load.mean.high - two.load.mean.high) < 1e-6)
        for foot in Foot.allCases {
            #expect(abs(one.load.asymmetry.most(on: foot) - two.load.asymmetry.most(on: foot.opposite)) < 1e-6)
            #expect(abs(one.traversal.distance(lowFoot: foot) - two.traversal.distance(lowFoot: foot.opposite)) < 1e-3)
        }
        #expect((one.alternative == nil) == (two.alternative == nil))
        #expect(abs((one.alternative?.imbalance ?? 0) - (two.alternative?.imbalance ?? 0)) < 1e-6)
    }
}
