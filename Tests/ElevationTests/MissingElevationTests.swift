import Elevation
import RouteGeometry
import Testing

@Suite("Missing elevation")
struct MissingElevationTests {
    /// 2 km at 5 %, a point every 10 m, none with a height strictly between `start` and `end`.
    static func slope(without start: Double, _ end: Double) -> RecordedLine {
        RecordedLine(
            (0...200).map { i in
                let distance = Double(i) * 10
                return (distance, distance > start && distance < end ? nil : 300 + 0.05 * distance)
            })
    }

    @Test("is bridged by a straight line up to 100 m", arguments: [(800.0, 820.0), (800, 890), (500, 590), (0, 10)])
    func bridged(start: Double, end: Double) throws {
        let line = Self.slope(without: start, end)
        let profile = line.profile
        #expect(profile.knownGradeShare == 1)
        for middle in profile.middles { #expect(abs(try #require(profile.grade(at: middle)) - 0.05) < 1e-6) }
        for node in profile.nodes { #expect(abs(try #require(profile.elevation(at: node)) - 300 - 0.05 * node) < 1e-3) }
        #expect(abs(try #require(line.smoothed).ascent - 100) < 1e-3)
    }

    /// The known parts climb 5 % of their lengths, and nothing is counted across the gap.
    @Test("stays unknown over more than 100 m", arguments: [(800.0, 910.0), (800, 1500), (300, 1700)])
    func unknown(start: Double, end: Double) throws {
        let line = Self.slope(without: start, end)
        let profile = line.profile
        for middle in profile.middles {
            let grade = profile.grade(at: middle)
            if middle > start && middle < end {
                #expect(grade == nil, "at \(middle) m")
            } else {
                #expect(abs((grade ?? .nan) - 0.05) < 1e-6, "at \(middle) m")
            }
        }
        for node in profile.nodes {
            #expect((profile.elevation(at: node) == nil) == (node > start + 1 && node < end - 1), "at \(node) m")
        }
        #expect(abs(try #require(line.smoothed).ascent - 0.05 * (2000 - (end - start))) < 1e-3)
    }

    @Test("at the ends is not made up")
    func ends() throws {
        let line = RecordedLine((0...100).map { (Double($0) * 10, (20...80).contains($0) ? Double($0) : nil) })
        let profile = line.profile
        #expect(profile.elevation(at: 190) == nil && profile.elevation(at: 810) == nil)
        #expect(abs(try #require(profile.elevation(at: 200)) - 20) < 1e-4)
        #expect(profile.grade(at: 195) == nil && profile.grade(at: 805) == nil)
        #expect(abs(try #require(profile.grade(at: 205)) - 0.1) < 1e-6)
        #expect(abs(profile.knownGradeShare - 0.6) < 1e-9)
    }

    @Test("of all points but one leaves one node known and no grade", arguments: [0, 37, 100])
    func single(known: Int) throws {
        let line = RecordedLine((0...100).map { (Double($0) * 10, $0 == known ? 123 : nil) })
        let estimate = try #require(line.smoothed)
        #expect(estimate.ascent == 0 && estimate.descent == 0)
        let profile = line.profile
        #expect(profile.knownGradeShare == 0)
        #expect(profile.nodes.compactMap { profile.elevation(at: $0) } == [123])
    }

    @Test("of all points is no estimate, nor is a line of 0 m")
    func none() {
        #expect(RecordedLine((0...100).map { (Double($0) * 10, nil) }).estimate == nil)
        #expect(RecordedLine([]).estimate == nil)
        #expect(RecordedLine([(0, 5)]).estimate == nil)
        #expect(RecordedLine([(0, 5), (0, 9), (0, 1)]).estimate == nil)
    }

    /// A planner's file has a point only at each bend.
    @Test("is not what lies between two points far apart")
    func farApart() {
        let profile = RecordedLine([(0, 0), (5000, 250)]).profile
        #expect(profile.knownGradeShare == 1)
        #expect(abs((profile.elevation(at: 2500) ?? .nan) - 125) < 1e-3)
    }
}
