import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("The pain gate")
struct PainGateTests {
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let pain: PainReport
        let wanted: RotationMode
        let mode: RotationMode
        var restsFirst = false
        var stepsBack = false
        var walks = false
    }

    @Test(
        "decides mode and first days",
        arguments: [
            Row(testDescription: "nothing said", pain: PainReport(), wanted: .healthy, mode: .healthy),
            Row(testDescription: "morning 5", pain: PainReport(morning: 5), wanted: .healthy, mode: .healthy),
            Row(testDescription: "morning 6", pain: PainReport(morning: 6), wanted: .healthy, mode: .early),
            Row(testDescription: "running 5", pain: PainReport(running: 5), wanted: .returning, mode: .returning),
            Row(testDescription: "running 6", pain: PainReport(running: 6), wanted: .returning, mode: .early),
            Row(
                testDescription: "not settled", pain: PainReport(settles: false), wanted: .returning, mode: .early),
            Row(
                testDescription: "eases", pain: PainReport(behaviour: .eases), wanted: .early, mode: .early),
            Row(
                testDescription: "sharp", pain: PainReport(behaviour: .sharp), wanted: .early, mode: .early,
                restsFirst: true, walks: true),
            Row(
                testDescription: "the same throughout", pain: PainReport(behaviour: .same), wanted: .early,
                mode: .early, walks: true),
            Row(
                testDescription: "worse", pain: PainReport(behaviour: .worse), wanted: .healthy, mode: .healthy,
                restsFirst: true),
            Row(
                testDescription: "lingers", pain: PainReport(behaviour: .lingers), wanted: .returning,
                mode: .returning, restsFirst: true, walks: true),
            Row(
                testDescription: "an ache is back", pain: PainReport(isBack: true), wanted: .returning,
                mode: .returning, stepsBack: true),
            Row(
                testDescription: "an ache is back, early", pain: PainReport(isBack: true), wanted: .early, mode: .early),
        ])
    func gate(row: Row) {
        let gate = PainGate(row.pain, row.wanted)
        #expect(gate.mode == row.mode && gate.restsFirst == row.restsFirst && gate.stepsBack == row.stepsBack)
        #expect(gate.sentences.isEmpty == (row.mode == row.wanted))
        // Running that aggravates pain is broken by walking, in pain and on the way back from it.
        #expect(gate.prefersRunWalk == row.walks)
    }

    @Test("plans nothing with a red flag, whatever the routes", arguments: RedFlag.allCases)
    func redFlags(flag: RedFlag) throws {
        var request = try SampleLibrary.request()
        request.pain.redFlags = [flag]
        let week = try PlannedWeek(of: SampleLibrary.straight([5000, 8000, 12_000], notes: Self.level), request)
        guard case .stopped(let flags) = week.outcome else {
            Issue.record("\(week.outcome)")
            return
        }
        #expect(flags == [flag] && week.runs.isEmpty && week.checks.isEmpty && week.tiers == nil)
    }

    @Test("takes the first run away where pain is sharp, grows or lingers")
    func firstRun() throws {
        var request = try SampleLibrary.request()
        request.pain.behaviour = .sharp
        let surveys = try SampleLibrary.straight([5000, 8000, 12_000], notes: Self.level)
        let week = try PlannedWeek(of: surveys, request)
        #expect(week.days.filter { $0.run != nil }.map(\.weekday) == [.thursday, .saturday, .sunday])
        #expect(week.changes.contains { $0.hasPrefix("Tue becomes a rest day") })
    }

    /// Two thirds of 8 km on Tuesday, nothing later than Wednesday touched; stage 2 becomes stage 1.
    @Test("steps a return back when an ache is back")
    func ache() throws {
        var request = try SampleLibrary.request(mode: .returning)
        (request.pain.isBack, request.stage) = (true, .pickups)
        let candidates = try WeekCandidates(SampleLibrary.straight([5000], notes: Self.level), request)
        #expect(candidates.context.stage == .longRun)
        let targets = candidates.template.days.map { ($0.target * 3).rounded() / 3 }
        #expect(abs(targets[0] - 16_000.0 / 3) < 0.5 && Array(targets.dropFirst()) == [8000, 5000, 12_000])
    }

    @Test("runs and walks where running aggravates it")
    func runWalk() throws {
        var request = try SampleLibrary.request(["tue=easy:8km", "sat=easy:8km"], mode: .early)
        request.pain.behaviour = .same
        let week = try PlannedWeek(of: SampleLibrary.straight([6000, 8000], notes: Self.level), request)
        #expect(!week.runs.isEmpty && week.runs.allSatisfy { $0.load.variant.rhythm == .runWalk })
        let days = week.remarks.compactMap { remark -> [Weekday]? in
            guard case .runWalkPlanned(let days, _, let run, let runWalk, true) = remark else { return nil }
            return run > runWalk ? days : nil
        }
        #expect(days == [week.days.filter { $0.run != nil }.map(\.weekday)])
    }
}
