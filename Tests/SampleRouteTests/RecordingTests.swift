import Foundation
import Testing

@Suite("A recorded sample route")
struct RecordingTests {
    static let recorded = ["castle-hill", "forest-trail", "old-town"]

    private func file(_ name: String) throws -> RouteFile {
        try MadeRoute.named(name).file()
    }

    @Test("is the only kind that has times", arguments: SampleRoutes.all)
    func onlyRecordingsHaveTimes(route: SampleRoute) throws {
        let times = try file(route.name).points.map(\.time)
        let expectsTimes = Self.recorded.contains(route.name)
        #expect(times.allSatisfy { ($0 != nil) == expectsTimes })
    }

    @Test("has a point every 4 or 5 s, and one stop if it crosses the town", arguments: recorded)
    func timesAdvance(name: String) throws {
        let times = try file(name).points.compactMap(\.time)
        let steps = zip(times, times.dropFirst()).map { $1.timeIntervalSince($0) }
        let stops = steps.filter { $0 != 4 && $0 != 5 }
        #expect(stops == (name == "old-town" ? [42] : []))
    }

    @Test("goes at an easy 5:50 to 6:20 a kilometre while it moves", arguments: recorded)
    func paceIsEasy(name: String) throws {
        let file = try file(name)
        let times = file.points.compactMap(\.time)
        let moving = zip(times, times.dropFirst()).map { $1.timeIntervalSince($0) }.filter { $0 < 10 }.reduce(0, +)
        let pace = moving / file.length * 1000
        #expect(pace > 350 && pace < 380)
    }
}
