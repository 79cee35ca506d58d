import HeelLoad
import RouteAnalysis
import RouteGeometry
import Testing

/// As the README says: what is not known is assumed, and shown as such.
@Suite("What a bare file leaves open")
struct AssumptionTests {
    @Test("is assumed as documented, and says so")
    func bare() throws {
        let survey = try DrawnGPX(Shape.north(2000)).survey()
        let stretch = try #require(survey.route.stretches.first)
        #expect(survey.route.stretches.count == 1)
        #expect(stretch.surface == Fact(.asphalt, .assumed))
        #expect(stretch.crossSection == Fact(.crowned(crossfall: 0.02), .assumed))
        #expect(stretch.traffic == Fact(.busy, .assumed))
        #expect(stretch.oneway == Fact(.none, .assumed))
        #expect(stretch.footways == Fact([], .assumed))
        #expect(stretch.unsafeEdges.isEmpty)
        #expect(survey.route.drivingSide == Fact(.right, .inferred))
        // 6:00/km.
        #expect(survey.speed.origin == .assumed && abs(survey.speed.value - 1000 / 360) < 1e-12)
        #expect(survey.usualVariant == Variant(.asDrawn, .facingTraffic))
        #expect(survey.elevation == nil && survey.laps == nil && !survey.hasTimes && survey.remarks.isEmpty)
        #expect(abs(survey.length(of: \.surface) { $0 == .assumed } - 2000) < 0.01)
    }

    @Test(
        "is dirt where the file says trail",
        arguments: [
            ("Forest trail", nil, true), ("TRAIL 5", nil, true), ("Loop", "trail_running", true),
            ("Loop", "Trail Running", true), ("Loop", "trailrunning", true), ("Trailer park", "running", false),
            ("Contrail", nil, false), ("Loop", "running", false), (nil, nil, false),
        ] as [(String?, String?, Bool)])
    func trail(name: String?, type: String?, isTrail: Bool) throws {
        var file = DrawnGPX(Shape.north(1000))
        (file.name, file.type) = (name, type)
        let stretch = try #require(try file.survey().route.stretches.first)
        #expect(stretch.surface == Fact(isTrail ? .dirt : .asphalt, .assumed))
        #expect(stretch.crossSection == Fact(isTrail ? .level : .crowned(crossfall: 0.02), .assumed))
    }

    @Test("is a cross-section by surface", arguments: Surface.allCases)
    func crossSection(surface: Surface) throws {
        let file = DrawnGPX(Shape.north(1000), notes: "surface=\"\(surface.rawValue)\"")
        let stretch = try #require(try file.survey().route.stretches.first)
        let expected: CrossSection =
            switch surface {
            case .asphalt, .concrete, .paving, .unknown: .crowned(crossfall: 0.02)
            case .gravel: .crowned(crossfall: 0.04)
            default: .level
            }
        #expect(stretch.crossSection == Fact(expected, .assumed))
        let isTrafficFree = surface == .track || surface == .treadmill
        #expect(stretch.traffic == (isTrafficFree ? Fact(.none, .inferred) : Fact(.busy, .assumed)))
    }

    @Test("is inferred in part where a note says only half of a cross-section")
    func halfNoted() throws {
        let table: [(notes: String, expected: Fact<CrossSection>)] = [
            ("cross-section=\"crowned\"", Fact(.crowned(crossfall: 0.02), .inferred)),
            ("crossfall=\"0.03\"", Fact(.crowned(crossfall: 0.03), .inferred)),
            ("cross-section=\"crowned\" crossfall=\"0.03\"", Fact(.crowned(crossfall: 0.03), .note)),
            ("cross-section=\"banked\" crossfall=\"0.03\"", Fact(.crowned(crossfall: 0.02), .assumed)),
            ("cross-section=\"level\"", Fact(.level, .note)),
        ]
        for row in table {
            let stretch = try #require(try DrawnGPX(Shape.north(1000), notes: row.notes).survey().route.stretches.first)
            #expect(stretch.crossSection == row.expected, "\(row.notes)")
        }
    }

    @Test("is replaced by what the runner says: side, pace and cadence")
    func runner() throws {
        let runner = Runner(speed: 3.5, cadence: 173.25, drivingSide: .left)
        let survey = try DrawnGPX(Shape.north(2000)).survey(runner)
        #expect(survey.route.drivingSide == Fact(.left, .note) && survey.speed == Fact(3.5, .note))
        let segments = survey.traversal(as: survey.usualVariant, runner: runner).segments
        #expect(segments.allSatisfy { $0.speed == 3.5 && $0.cadence == 173.25 })
    }

    /// The side is what is least known, then the surface, then the traffic.
    @Test("names the note that would settle most")
    func settling() throws {
        let bare = try #require(try DrawnGPX(Shape.north(2000)).score().settling)
        #expect(bare.fact == .crossSection && bare.pointIndex == 0 && bare.range.lowerBound == 0)
        var file = DrawnGPX(Shape.north(2000), notes: "cross-section=\"level\" surface=\"asphalt\" traffic=\"none\"")
        #expect(try file.score().settling == nil)
        file.notes[150] = "surface=\"unknown\""
        #expect(try file.score().settling.map { [$0.fact == .surface, $0.pointIndex == 150] } == [true, true])
        file.notes[120] = "cross-section=\"unknown\""
        #expect(try file.score().settling.map { [$0.fact == .crossSection, $0.pointIndex == 120] } == [true, true])
        // Under a twentieth of the route nothing is asked.
        var short = DrawnGPX(Shape.north(2000), notes: "cross-section=\"level\" surface=\"asphalt\" traffic=\"none\"")
        short.notes[191] = "cross-section=\"unknown\" surface=\"unknown\" traffic=\"unknown\""
        #expect(try short.score().settling == nil)
    }
}
