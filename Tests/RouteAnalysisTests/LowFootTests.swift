import HeelLoad
import RouteAnalysis
import RouteGeometry
import Testing

/// 10 km with a camber note, from the bytes of the file to the dose: the worked examples and the README's table.
/// 10 km · atan 0.02 = 11.458 deg·km. The line's length is right within 1e-6.
@Suite("The low foot of a noted route")
struct LowFootTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let notes: String
        var origin = Coordinate.germany
        var variant = Variant(.asDrawn, .facingTraffic)
        var drive: Side?
        let low: Foot?
        var dose = 11.458

        init(
            _ name: String, _ notes: String, _ direction: TravelDirection = .asDrawn, _ line: Line = .facingTraffic,
            at origin: Coordinate = .germany, drive: Side? = nil, low: Foot?, dose: Double = 11.458
        ) {
            (testDescription, self.notes, self.origin, self.drive) = (name, notes, origin, drive)
            (variant, self.low, self.dose) = (Variant(direction, line), low, dose)
        }
    }

    static let crown = "surface=\"asphalt\" cross-section=\"crowned\" crossfall=\"0.02\" traffic=\"busy\""
    static let free = "surface=\"asphalt\" cross-section=\"crowned\" crossfall=\"0.02\" traffic=\"none\""
    static let banked =
        "surface=\"asphalt\" cross-section=\"banked\" crossfall=\"0.02\" falls=\"right\" traffic=\"none\""

    static let examples = [
        Example("E02 facing traffic on a crown", crown, low: .left),
        Example("the same the other way round", crown, .reversed, low: .left),
        Example("E03 with traffic on a crown", free, .asDrawn, .withTraffic, low: .right),
        Example("the same the other way round", free, .reversed, .withTraffic, low: .right),
        Example("the left edge", free, .asDrawn, .leftEdge, low: .left),
        Example("the left edge the other way round", free, .reversed, .leftEdge, low: .right),
        Example("the middle of a crown", free, .asDrawn, .middle, low: nil, dose: 0),
        Example("E05 the left footway", crown + " footways=\"left\"", .asDrawn, .leftFootway, low: .right),
        Example("the same the other way round", crown + " footways=\"left\"", .reversed, .leftFootway, low: .left),
        Example("the right footway", crown + " footways=\"right\"", .asDrawn, .rightFootway, low: .left),
        Example("E07 the high edge of a banked road", banked, .asDrawn, .leftEdge, low: .right),
        Example("facing traffic on a banked road", banked, low: .right),
        Example("the same the other way round", banked, .reversed, low: .left),
        Example("the middle of a banked road", banked, .reversed, .middle, low: .left),
        Example("facing traffic in London", crown, at: .london, low: .right),
        Example("the same the other way round", crown, .reversed, at: .london, low: .right),
        Example("a banked road in London", banked, at: .london, low: .right),
        Example(
            "the left footway in London", crown + " footways=\"left\"", .asDrawn, .leftFootway, at: .london, low: .right
        ),
        Example("Germany driving on the left", crown, drive: .left, low: .right),
        Example("London driving on the right", crown, at: .london, drive: .right, low: .left),
        Example(
            "E06 a gravel road, its crown of 4 % assumed", "surface=\"gravel\" traffic=\"busy\"", low: .left,
            dose: 22.906),
    ]

    @Test("and its dose in deg·km are those of hand and compass", arguments: examples)
    func dose(example: Example) throws {
        let file = DrawnGPX(Shape.north(10_000), at: example.origin, notes: example.notes)
        let totals = try file.score(example.variant, Runner(drivingSide: example.drive)).load.totals
        #expect(totals.roadTilt.lowFoot == example.low)
        #expect(abs(totals.roadTilt.degreeKilometres - example.dose) < 0.001)
        #expect(totals.turn.degreeKilometres < 1e-6)
    }

    @Test("gets the load of examples E02 and E06 to 0.001 hkm")
    func load() throws {
        let crown = try DrawnGPX(Shape.north(10_000), notes: Self.crown).score().load
        #expect(abs(crown.totals.heel.left - 10.115) <= 0.001 && abs(crown.totals.heel.right - 9.886) <= 0.001)
        #expect(crown.asymmetry.establishedFoot == nil && crown.asymmetry.heavierFoot == .left)
        let gravel = try DrawnGPX(Shape.north(10_000), notes: "surface=\"gravel\"").score().load
        #expect(abs(gravel.totals.heel.left - 8.690) <= 0.001 && abs(gravel.totals.heel.right - 8.301) <= 0.001)
    }

    /// E02 and E04: the runner who faces traffic both ways crosses over at the turn, the one on the same physical edge
    /// has the left of travel one way and the right the other.
    @Test("of an out-and-back cancels only on the same physical edge")
    func outAndBack() throws {
        let file = DrawnGPX(Shape.northAndBack(10_000), notes: Self.free)
        let facing = try file.score(Variant(.asDrawn, .facingTraffic)).load.totals
        #expect(facing.roadTilt.lowFoot == .left && abs(facing.roadTilt.degreeKilometres - 11.458) < 0.001)
        let sameEdge = try file.score(Variant(.asDrawn, .leftEdge, returning: .rightEdge)).load.totals
        #expect(sameEdge.roadTilt.degreeKilometres < 0.001)
        #expect(abs(sameEdge.grossTilt - 11.458) < 0.001)
    }

    /// The outer thirds are right within 8e-6.
    @Test("counts the metres it is low for")
    func metres() throws {
        var file = DrawnGPX(Shape.north(10_000), notes: Self.crown)
        file.notes[300] = "cross-section=\"level\""
        file.notes[700] = "cross-section=\"banked\" falls=\"right\""
        let run = try file.score().traversal
        #expect(abs(run.distance(lowFoot: .left) - 3000) < 0.03)
        #expect(abs(run.distance(lowFoot: .right) - 3000) < 0.03)
    }

    /// 4 km out and back. Ground is the same both ways, and so lies at the other hand.
    @Test("is contradicted by a bank or footway at the same edge of the drawing out and back, and by no other note")
    func contradictions() throws {
        func contradiction(_ notes: [Int: String]) throws -> Double {
            var file = DrawnGPX(Shape.northAndBack(8000))
            file.notes = notes
            return try file.survey().contradictoryGround
        }
        let (right, left) = (Self.banked, Self.banked.replacing("right", with: "left"))
        #expect(abs(try contradiction([0: right]) - 4000) < 15)
        #expect(try contradiction([0: right, 400: left]) < 15)
        #expect(abs(try contradiction([100: right, 200: Self.crown, 500: right, 700: Self.crown]) - 1000) < 15)
        #expect(try contradiction([0: Self.crown]) == 0)
        #expect(abs(try contradiction([0: #"footways="left""#]) - 4000) < 15)
        #expect(try contradiction([0: #"footways="left""#, 400: #"footways="right""#]) < 15)
        #expect(try contradiction([0: #"footways="left right""#]) == 0)
        #expect(try DrawnGPX(Shape.square(1000), notes: right).survey().contradictoryGround == 0)
    }

    @Test("is not contradicted by the notes of any sample route")
    func sampleNotes() throws {
        #expect(try SampleLibrary.samples().allSatisfy { $0.contradictoryGround < 100 })
    }
}
