import HeelLoad
import RotationPlanner
import RouteGeometry
import TestSupport
import Testing

@testable import RouteAnalysis

@Suite("The ways to run a route that matter to a week")
struct WeekVariantTests {
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""

    private static func runs(
        _ file: DrawnGPX, _ days: [String], mode: RotationMode = .healthy, keepsAll: Bool = false
    ) throws -> [PlannedRun] {
        let request = try SampleLibrary.request(days)
        return WeekVariants(
            survey: try file.survey(), template: request.template, mode: mode, runner: Runner(), runsAndWalks: false
        ).runs(keepsAll: keepsAll)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let shape: [Shape.Place]
        let day: String
        /// Kilometres.
        let distances: Set<Double>

        init(_ name: String, _ shape: [Shape.Place], _ day: String, _ distances: Set<Double>) {
            (testDescription, self.shape, self.day, self.distances) = (name, shape, day, distances)
        }
    }

    @Test(
        "reach the day's distance where the route allows it",
        arguments: [
            Row("a line that fits is run as it is", Shape.north(8000), "tue=easy:8km", [8]),
            Row("a line that is too long is turned round on", Shape.north(8000), "tue=easy:5km", [8, 5]),
            Row("a line that is too short is run there and back", Shape.north(6000), "tue=easy:10km", [6, 10]),
            Row("a line under half of the distance stays what it is", Shape.north(3000), "tue=easy:10km", [3]),
            Row("an out-and-back is turned earlier", Shape.northAndBack(10_000), "tue=easy:6km", [10, 6]),
            Row("an out-and-back is not made longer", Shape.northAndBack(6000), "tue=easy:10km", [6]),
            Row("a small loop is run in rounds", Shape.square(500), "tue=easy:8km", [2, 8]),
            Row("a large loop is turned round on", Shape.square(3000), "tue=easy:5km", [12, 5]),
        ])
    func distances(row: Row) throws {
        let runs = try Self.runs(DrawnGPX(row.shape, notes: Self.level), [row.day])
        #expect(Set(runs.map { ($0.distance / 1000).rounded() }) == row.distances)
    }

    @Test("leave a road alone that is not safe both ways")
    func oneWay() throws {
        let runs = try Self.runs(DrawnGPX(Shape.north(8000), notes: "oneway=\"with\""), ["tue=easy:5km"])
        #expect(Set(runs.map(\.load.variant.direction)) == [.reversed])
        #expect(runs.allSatisfy { $0.load.variant.turn == nil })
    }

    @Test("turn round early on a long race, and on no journey", arguments: [(160_000.0, true), (320_000, false)])
    func journeys(length: Double, isTurned: Bool) throws {
        let survey = try DrawnGPX(stride(from: 0, through: length, by: 4000).map { (east: 0, north: $0) }).survey()
        let week = try SampleLibrary.plan([survey], ["tue=easy:8km"])
        #expect((week.runs.first?.distance).map { abs($0 - 8000) < 20 } ?? false == isTurned)
    }

    @Test("go round a track either way and half each way, in whole laps")
    func track() throws {
        let runs = try Self.runs(DrawnGPX(Shape.track(), notes: "surface=\"track\""), ["tue=easy:6km"])
        #expect(runs.map(\.load.variant.laps) == [15, 15, 14] || runs.map(\.load.variant.laps) == [15, 15, 16])
        #expect(runs.map { $0.lapDirection(of: $0.load.variant) } == [.left, .right, nil])
        #expect(runs[2].load.totals.turn.degreeKilometres < 1e-9)
    }

    @Test(
        "are eight at most for one distance, with the lightest and the most even among them",
        arguments: SplitMix64.seeds)
    func spread(seed: UInt64) throws {
        let survey = try MirrorTests.pair(seed: seed).file.survey()
        let all = survey.safeVariants(runner: Runner()).map { PlannedRun(survey, $0) }
        let kept = WeekVariants.spread(WeekVariants.undominated(all), mostVariants: 8)
        #expect(kept.count <= 8 && kept.isEmpty == all.isEmpty)
        func least(_ runs: [PlannedRun], _ value: (PlannedRun) -> Double) -> Double {
            runs.map(value).min() ?? 0
        }
        #expect(least(kept) { $0.load.totals.heel.mean } <= least(all) { $0.load.totals.heel.mean } + 1e-6)
        // Doses within 20 degree-metres are one.
        #expect(least(kept) { $0.load.imbalance } <= least(all) { $0.load.imbalance } + 0.04)
    }

    @Test("leave nothing out that is better in anything than all that stays", arguments: SplitMix64.seeds)
    func dominance(seed: UInt64) throws {
        let survey = try MirrorTests.pair(seed: seed).file.survey()
        let all = survey.safeVariants(runner: Runner()).map { PlannedRun(survey, $0) }
        let kept = WeekVariants.undominated(all)
        for run in all {
            #expect(
                kept.contains { other in
                    other.load.totals.heel.mean <= run.load.totals.heel.mean + 1e-5
                        && (other.load.totals.roadTilt + run.load.totals.roadTilt.scaled(by: -1)).degreeKilometres
                            <= 0.041
                        && (other.load.totals.turn + run.load.totals.turn.scaled(by: -1)).degreeKilometres <= 0.041
                        && (other.isFlat || !run.isFlat)
                })
        }
    }

    @Test("are on offer run and walked in early heel pain only", arguments: [RotationMode.healthy, .early, .returning])
    func runWalk(mode: RotationMode) throws {
        let runs = try Self.runs(DrawnGPX(Shape.north(5000), notes: Self.level), ["tue=easy:5km"], mode: mode)
        #expect(runs.contains { $0.load.variant.rhythm == .runWalk } == (mode == .early))
    }

    /// Nothing is known of the only route, and it is longer than any run allowed.
    @Test("give the sorest runner with one bare file a week", arguments: [RotationMode.early, .returning])
    func oneBareFile(mode: RotationMode) throws {
        let file = DrawnGPX(Shape.north(8000))
        let week = try SampleLibrary.plan([file.survey()], ["tue=easy:5km", "fri=easy:5km"], mode: mode)
        #expect(week.isPlanned && !week.runs.isEmpty)
        #expect(week.runs.allSatisfy { $0.load.variant.turn != nil })
        #expect(week.assumedCamber?.settling?.fact == .crossSection)
    }
}
