import HeelLoad
import TestSupport
import Testing

@Suite("The distance in each grade band")
struct GradeBandTests {
    @Test("counts a grade on a limit with the steeper side")
    func limits() {
        let grades = [-0.12, -0.09, -0.07, -0.06, -0.05, -0.03, -0.02, 0, 0.029, 0.03, 0.06, 0.09, 0.2]
        let bands = GradeBands(of: grades.map { LoadSegment(length: 100, grade: $0) })
        #expect(bands.lengths == [200, 200, 200, 300, 100, 100, 200])
        #expect(bands.downhill.three == 600 && bands.downhill.six == 400 && bands.downhill.nine == 200)
    }

    @Test("adds up to the run, and is turned round with it", arguments: SplitMix64.seeds)
    func reversal(seed: UInt64) {
        let run = [LoadSegment].random(seed: seed)
        let (there, back) = (GradeBands(of: run), GradeBands(of: run.map(\.reversed)))
        let length = run.reduce(0) { $0 + $1.length }
        #expect(abs(there.lengths.reduce(0, +) - length) < 1e-9 * length)
        #expect(zip(there.lengths, back.lengths.reversed()).allSatisfy { abs($0 - $1) < 1e-9 * length })
    }
}

@Suite("The load of an uncertain elevation")
struct GradeUncertaintyTests {
    private static let hill = [
        LoadSegment(length: 1000, grade: 0.06), LoadSegment(length: 1000), LoadSegment(length: 1000, grade: -0.06),
    ]

    @Test("has the same best estimate and a wider interval")
    func wider() throws {
        let certain = RouteLoad(of: Self.hill)
        let uncertain = RouteLoad(of: Self.hill, gradeScale: 0.7...1.3)
        #expect(certain.elevationExcursion == nil)
        #expect(uncertain.mean.value == certain.mean.value && uncertain.left.value == certain.left.value)
        #expect(uncertain.mean.low < certain.mean.low && uncertain.mean.high > certain.mean.high)
        #expect(uncertain.left.high > certain.left.high && uncertain.right.high > certain.right.high)
    }

    /// The excursion is what running the scaled hill does, and it enters as any coefficient's: root-sum-square.
    @Test("is that of the flattest and the steepest it may be")
    func ends() throws {
        let certain = RouteLoad(of: Self.hill)
        let uncertain = RouteLoad(of: Self.hill, gradeScale: 0.5...1.5)
        func load(_ scale: Double) -> Double {
            let segments = Self.hill.map { LoadSegment(length: $0.length, grade: $0.grade * scale) }
            return RouteLoad(of: segments).mean.value / certain.mean.value - 1
        }
        let excursion = try #require(uncertain.elevationExcursion)
        #expect(abs(excursion.low - load(0.5)) < 1e-12 && abs(excursion.high - load(1.5)) < 1e-12)
        #expect(excursion.low < 0 && excursion.high > 0, "downhill weighs more than uphill relieves")
    }

    @Test("is that of a certain one on the level")
    func level() {
        let flat = [LoadSegment(length: 3000)]
        let (certain, uncertain) = (RouteLoad(of: flat), RouteLoad(of: flat, gradeScale: 0...2))
        #expect(certain.mean == uncertain.mean && certain.left == uncertain.left)
    }
}
