import HeelLoad
import RouteAnalysis
import RouteGeometry
import Testing

@Suite("The pace of a recording")
struct RecordedPaceTests {
    /// 1 km, a point every 10 m, `seconds` between them.
    static func recording(every seconds: Int) -> DrawnGPX {
        var file = DrawnGPX(Shape.north(1000))
        file.times = file.places.indices.map { 3600 + $0 * seconds }
        return file
    }

    @Test("is distance over time", arguments: [2, 3, 4, 5, 8, 12])
    func pace(seconds: Int) throws {
        let survey = try Self.recording(every: seconds).survey()
        #expect(survey.hasTimes && survey.speed.origin == .file && survey.remarks.isEmpty)
        #expect(abs(survey.speed.value - 10 / Double(seconds)) < 1e-4)
    }

    /// A stop, a rest with a creeping watch, and a watch switched off and moved a little.
    @Test("leaves pauses out", arguments: [0.0, 5, 40])
    func pauses(metres: Double) throws {
        var file = Self.recording(every: 4)
        let pause = file.places[50].moved(east: metres, north: 0)
        file.places.insert(pause, at: 51)
        var times = (file.times ?? []).enumerated().map { $0 > 50 ? $1 + 600 : $1 }
        times.insert(times[50] + 600, at: 51)
        file.times = times
        // Only the leg behind the pause is longer: by at most `metres` of 1000.
        #expect(abs(try file.survey().speed.value / 2.5 - 1) <= metres / 1000 + 1e-4)
    }

    @Test("is 6:00/km with a remark where nobody runs like that", arguments: [(1, "36 km/h"), (18, "2 km/h")])
    func implausible(seconds: Int, found: String) throws {
        let survey = try Self.recording(every: seconds).survey()
        #expect(survey.speed.origin == .assumed && abs(survey.speed.value - 1000 / 360) < 1e-12)
        #expect(survey.remarks.count == 1 && survey.remarks[0].contains(found), "\(survey.remarks)")
    }

    @Test("is not taken from times that stand still or run backwards")
    func backwards() throws {
        for step in [0, -4] {
            let survey = try Self.recording(every: step).survey()
            #expect(survey.hasTimes && survey.speed.origin == .assumed && survey.remarks.isEmpty)
        }
        var file = Self.recording(every: 4)
        file.times?[30] -= 3000
        // One leg runs backwards, the next one counts as a pause.
        #expect(abs(try file.survey().speed.value - 2.5) < 1e-4)
    }

    @Test("takes the seconds about a leg together: a watch that gives each place twice shows no pause and no walk")
    func repeatedPlaces() throws {
        var file = DrawnGPX(Shape.north(1200, every: 6))
        file.places = file.places.flatMap { [$0, $0] }
        file.times = file.places.indices.map { 3600 + $0 }
        let pacing = try #require(try file.survey().pacing)
        #expect(pacing.pausedTime == 0 && pacing.walkedDistance == 0)
        #expect(abs(pacing.speed - 3) < 0.03)
    }

    @Test("gives way to the runner's own")
    func given() throws {
        #expect(try Self.recording(every: 1).survey(Runner(speed: 3)).speed == Fact(3, .note))
        #expect(try Self.recording(every: 1).survey(Runner(speed: 3)).remarks.isEmpty)
    }

    /// Two minutes at 2.8 m/s, one at 1.4, over and over, with a rest of five minutes: 80 % run, 20 % walked.
    @Test("tells walking from running, and both from a rest")
    func walking() throws {
        var file = DrawnGPX(Shape.north(4200, every: 7))
        var time = 3600
        file.times = file.places.indices.map { i in
            // Legs of 7 m: 48 of 2.5 s run, 12 of 5 s walked, in whole seconds.
            if i > 0 { time += i % 60 >= 48 ? 5 : i % 2 == 0 ? 2 : 3 }
            if i == 300 { time += 300 }
            return time
        }
        let pacing = try #require(try file.survey().pacing)
        // The seconds before and after a change count with it: 10 s at 2.8 m/s twice in each 420 m.
        #expect(abs(pacing.walkedShare - 0.2) < 0.07)
        #expect(pacing.pauseCount == 1 && abs(pacing.pausedTime - 303) < 3)
        #expect(abs(pacing.movingTime - 10 * (24 * 5 + 12 * 5)) < 10)
    }

    /// E26 as a recording: 300 m run in 108 s and 81 m walked in 54 s, twenty times: 6.633 hkm in 54 minutes.
    @Test("of running and walking loads as each of them does, not as their mean")
    func runWalkLoad() throws {
        var (north, time) = (0.0, 3600)
        var places = [(east: 0.0, north: 0.0)]
        var times = [time]
        for leg in 0..<(20 * 15) {
            let isWalked = leg % 15 >= 12
            (north, time) = (north + (isWalked ? 27 : 25), time + (isWalked ? 18 : 9))
            places.append((0, north))
            times.append(time)
        }
        var file = DrawnGPX(places, notes: "surface=\"asphalt\" cross-section=\"level\"")
        file.times = times
        let run = try file.score(Variant(.asDrawn, .middle))
        #expect(abs(run.load.totals.heel.mean - 6.633) < 0.005)
        #expect(abs(run.load.totals.distance - 7620) < 0.5)
        #expect(abs(run.traversal.duration - 54 * 60) < 1)
        // The runner's own pace is one pace.
        let even = try file.score(Variant(.asDrawn, .middle), Runner(speed: 7620 / 3240))
        #expect(abs(even.load.totals.heel.mean - 6.633) > 0.05)
    }

    @Test("is that of a steep trail's climb, not of a rest, at 0.4 m/s")
    func slowClimb() throws {
        let pacing = try #require(try Self.recording(every: 25).survey().pacing)
        #expect(pacing.pauseCount == 0 && abs(pacing.movingTime - 2500) < 1 && pacing.walkedShare > 0.999)
    }
}
