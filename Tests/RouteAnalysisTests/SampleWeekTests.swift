import HeelLoad
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("The usual week on the sample routes")
struct SampleWeekTests {
    /// Read and planned once.
    static let samples = Result { try SampleLibrary.samples() }
    static let week = Result { try SampleLibrary.plan(samples.get()) }

    @Test("is planned, proven, on the wished days and within their windows")
    func planned() throws {
        let week = try Self.week.get()
        #expect(week.isPlanned && week.isProven && week.conflict.isEmpty && week.misfits.isEmpty)
        #expect(week.days.map(\.weekday) == Weekday.allCases)
        #expect(week.days.filter { $0.run != nil }.map(\.weekday) == [.tuesday, .thursday, .saturday, .sunday])
        for day in week.days {
            guard let run = day.run, let wish = day.wish else { continue }
            #expect(wish.window.contains(run.distance) && day.reason != nil && day.usualRoadTilt != nil)
            #expect(run.load.traversal.isSafe)
        }
        #expect(week.changes.isEmpty && week.unsafeRoutes.isEmpty)
        #expect(week.lastWeek == Fact(33_000, .assumed) && week.longest == Fact(12_000, .assumed))
    }

    @Test("is the same twice, and as good in whatever order the files come")
    func reproducible() throws {
        func summary(_ week: PlannedWeek) -> [String] {
            week.days.map { day in
                day.run.map { "\($0.survey.route.name) \($0.load.variant) \($0.distance) \($0.load.totals.heel)" }
                    ?? "-"
            } + ["\(week.tiers.map { "\($0)" } ?? "none")"]
        }
        let week = try Self.week.get()
        #expect(summary(week) == summary(try SampleLibrary.plan(SampleLibrary.samples())))
        let reversed = try SampleLibrary.plan(Self.samples.get().reversed())
        #expect(reversed.tiers == week.tiers)
    }

    /// A run's integers are rounded, so n runs may add up to n/2 more or less.
    @Test("adds up in whole numbers to what its totals say", arguments: [RotationMode.healthy, .early, .returning])
    func sums(mode: RotationMode) throws {
        let samples = try Self.samples.get()
        let request = try SampleLibrary.request(mode: mode)
        let week = try PlannedWeek(of: samples, request)
        let candidates = try WeekCandidates(samples, request)
        let answer = candidates.instance.answer()
        let plan = try #require(answer.week ?? answer.relaxation?.week)
        let chosen = plan.candidates.compactMap { id in candidates.instance.candidates.first { $0.id == id } }
        let slack = Double(chosen.count) / 2
        #expect(chosen.count == week.runs.count)
        func sum(_ number: (RotationCandidate) -> Int) -> Double { Double(chosen.reduce(0) { $0 + number($1) }) }
        #expect(abs(sum(\.distance) - week.totals.distance) <= slack)
        #expect(abs(sum(\.load) - week.totals.load * 100) <= slack)
        #expect(abs(sum(\.ascent) - week.totals.ascent) <= slack)
        #expect(abs(sum(\.descent) - week.totals.descent) <= slack)
        #expect(abs(abs(sum(\.turn)) - week.totals.turn.degreeKilometres * 1000) <= slack)
        #expect(abs(abs(sum(\.roadTilt)) - week.totals.roadTilt.degreeKilometres * 1000) <= slack)
        let lean = week.totals.leftLow + week.totals.rightLow
        #expect(lean <= week.totals.distance + 1e-6)
    }

    @Test("has candidates and routes with ids of their own, in every mode", arguments: [RotationMode.healthy, .early])
    func identifiers(mode: RotationMode) throws {
        let samples = try Self.samples.get()
        // Twice the same names.
        let candidates = try WeekCandidates(samples + samples, SampleLibrary.request(mode: mode))
        let ids = candidates.instance.candidates.map(\.id)
        #expect(Set(ids).count == ids.count && Set(candidates.runs.keys) == Set(ids))
        #expect(Set(candidates.instance.routes.map(\.id)).count == candidates.instance.routes.count)
    }

    @Test("names become ids of plain letters, each once")
    func names() {
        let names = ["Harbour road", "harbour-road", "HARBOUR  ROAD!", "", "Straße 7", "日本", "a", "a", "a-2", "a.01"]
        let ids = Identifiers.unique(for: names)
        #expect(
            ids == [
                "harbour-road", "harbour-road-2", "harbour-road-3", "route", "stra-e-7", "route-2", "a", "a-2", "a-2-2",
                "a-01",
            ])
    }

    @Test("is planned around a file with impossible elevations", arguments: [1e9, 1e300, -.greatestFiniteMagnitude])
    func absurd(height: Double) throws {
        var file = DrawnGPX(Shape.north(8000)).named("Absurd")
        file.elevations = file.places.indices.map { $0 == 400 ? height : 300 }
        let absurd = try file.survey()
        let others = try SampleLibrary.straight([5000, 8100, 8200, 12_000], notes: nil)
        #expect(try SampleLibrary.plan(others + [absurd]).isPlanned)
    }

    @Test("prefers what leans less: the same routes level and crowned")
    func balance() throws {
        let level = "cross-section=\"level\" traffic=\"none\""
        let lengths = [5000.0, 8000, 8200, 12_000]
        let even = try SampleLibrary.plan(SampleLibrary.straight(lengths, notes: level))
        #expect(even.isPlanned && even.tiers?.balance == 0 && even.totals.roadTilt == .zero)
        // Every road crowned and run facing traffic: 33 km at 1.1458° lean left, and nothing can be done about it.
        let lopsided = try SampleLibrary.plan(SampleLibrary.straight(lengths, notes: nil))
        #expect(lopsided.isPlanned && lopsided.totals.roadTilt.lowFoot == .left)
        #expect(lopsided.tiers?.balance ?? 0 > 0)
        #expect(abs(lopsided.totals.roadTilt.degreeKilometres / (lopsided.totals.distance / 1000) - 1.1458) < 1e-4)
        #expect(abs((lopsided.assumedCamber?.distance ?? 0) - lopsided.totals.distance) < 0.01)
    }

    /// 8 km down 160 m: the climb is easier on the heels.
    @Test("climbs where the usual way drops, and its totals say so")
    func climbs() throws {
        var hill = DrawnGPX(Shape.north(8000))
        hill.elevations = (0...800).map { 400 - 0.2 * Double($0) }
        let week = try SampleLibrary.plan([hill.survey()], ["tue=easy:8km"])
        #expect(week.runs.map(\.load.variant.direction) == [.reversed])
        #expect(abs(week.totals.ascent - 160) < 0.01 && week.totals.descent == 0)
        #expect(abs(week.usualTotals.descent - 160) < 0.01 && week.usualTotals.ascent == 0)
        #expect(week.totals.load < 8 && week.usualTotals.load > 8)
    }

    @Test("turns both ways round the track when it can")
    func track() throws {
        let track = try DrawnGPX(Shape.track(), notes: "surface=\"track\"").named("Track").survey()
        let week = try SampleLibrary.plan([track], ["tue=easy:6km", "fri=easy:6km"])
        #expect(week.isPlanned && week.totals.lapsLeft == 15 && week.totals.lapsRight == 15)
        #expect(week.totals.turn.degreeKilometres < 0.05)
    }

    @Test("counts the laps of a run that is half each way to both, and as many as there are")
    func halfLaps() throws {
        let track = try DrawnGPX(Shape.track(), notes: "surface=\"track\"").named("Track").survey()
        let totals = try SampleLibrary.plan([track], ["tue=easy:6km"]).totals
        #expect(totals.lapsLeft == totals.lapsRight && totals.lapsLeft > 0)
        #expect(abs(400 * Double(totals.lapsLeft + totals.lapsRight) - totals.distance) < 20)
    }
}
