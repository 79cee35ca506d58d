import RouteGeometry
import Testing

@testable import RouteAnalysis

/// Two routes near each other in Germany, and three in England, where traffic drives on the left: facing it there undoes
/// what facing it does here.
@Suite("Where a week is run")
struct NeighbourhoodTests {
    private static let home = ["Home 0", "Home 1"]
    private static let away = ["Away 0", "Away 1", "Away 2"]

    private static func surveys() throws -> [SurveyedRoute] {
        func survey(_ name: String, _ place: Int, at origin: Coordinate) throws -> SurveyedRoute {
            let start = origin.moved(east: 12_000 * Double(place), north: 0)
            return try DrawnGPX(Shape.north(8000), at: start).named(name).survey()
        }
        let away = try away.enumerated().map { try survey($1, $0, at: .london) }
        return try home.enumerated().map { try survey($1, $0, at: .germany) } + away
    }

    private static func plan(_ change: (inout WeekRequest) -> Void = { _ in }) throws -> PlannedWeek {
        var request = try SampleLibrary.request(["tue=easy:8km", "sat=easy:8km"])
        change(&request)
        return try PlannedWeek(of: surveys(), request)
    }

    @Test("No week has routes that nobody could reach from one home, though they would even it")
    func routesAreNearEachOther() throws {
        let week = try Self.plan()
        #expect(Set(week.runs.map(\.survey.route.name)).isSubset(of: Self.away))
        #expect(week.farRoutes == Self.home)
        #expect(week.runs.allSatisfy { $0.side == .right }, "in England facing traffic is on the right edge")
    }

    @Test("It is run where the runner runs, not where most routes are")
    func runsSayWhere() throws {
        let week = try Self.plan { $0.recent.runsLately = ["Home 1": 2, "Away 0": 1] }
        #expect(week.neighbourhood.centre == "Home 1")
        #expect(week.farRoutes == Self.away)
    }

    @Test("The runner may say where, and how far is near", arguments: [(10_000, 4), (50_000, 3)])
    func namedCentre(reach: Int, far: Int) throws {
        let week = try Self.plan { ($0.near, $0.reach) = ("home-0", Double(reach)) }
        #expect(week.neighbourhood.centre == "Home 0")
        #expect(week.farRoutes.count == far)
        #expect(throws: AnalysisError.self) { try Self.plan { $0.near = "nowhere" } }
    }

    @Test("A route settled for a day may be anywhere")
    func locksAreKept() throws {
        let week = try Self.plan { $0.locks = [DayChoice(.saturday, route: "home-1")] }
        #expect(week.days[5].run?.survey.route.name == "Home 1")
        #expect(week.farRoutes == ["Home 0"])
    }

    @Test("What is too far away is told of a day, and not said to be unsafe or steep")
    func farRoutesAreExplained() throws {
        let request = try SampleLibrary.request(["tue=easy:8km", "sat=easy:8km"])
        let explanation = try DayExplanation(of: Self.surveys(), request, on: .tuesday)
        #expect(explanation.entries.filter { $0.verdict == .far }.map(\.route) == Self.home)
        let week = try Self.plan()
        #expect(week.unsafeRoutes.isEmpty && week.steepRoutes.isEmpty)
    }
}
