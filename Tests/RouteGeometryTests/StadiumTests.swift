import Foundation
import RouteGeometry
import TestSupport
import Testing

@Suite("An athletics track")
struct StadiumTests {
    @Test("is known by its shape, from any start, both ways round", arguments: [1, 2, 7], [0.0, 60, 142, 285])
    func drawn(laps: Int, start: Double) throws {
        for origin in origins {
            for (shape, side) in [
                (DrawnShape.track(laps: laps, start: start), Side.left),
                (DrawnShape.track(laps: laps, start: start).mirrored, .right),
                (DrawnShape.track(laps: laps, start: start).reversed, .right),
            ] {
                let found = try #require(Polyline(estimating: shape.points(about: origin, every: nil)).stadium)
                #expect(abs(found.laps - Double(laps)) < 0.01 && found.turning == side && found.confidence == 1)
                // The drawing's sphere is within 0.6 % of the ellipsoid; 100 chords a lap are 0.05 % short.
                #expect(abs(found.lapLength - 400) < 400 * 0.0065)
            }
        }
    }

    @Test("is known whatever the errors, and a lap stays one", arguments: [1.0, 3, 5], 1...4 as ClosedRange<UInt64>)
    func recorded(error: Double, seed: UInt64) throws {
        let shape = DrawnShape.track(laps: 10, start: 0).run(at: 3)
            .recorded(with: PositionErrors(fading: (error, 20), white: 0.4), seed: seed)
        let line = Polyline(estimating: shape.points(every: 1))
        let found = try #require(line.stadium)
        #expect(abs(found.laps - 10) < 0.1 && found.turning == .left)
        // The mean of two bends' errors moves a lap by about 2σ, ten laps' by 2σ/√10; see below for the sphere.
        #expect(abs(found.lapLength - 400) < 2 * 2 * error / 10.0.squareRoot() + 400 * 0.0065)
        #expect(abs(line.length / 4000 - 1) < 0.0125 + error * 0.003)
        let turns = Profile(of: line, elevations: nil, grades: nil).netTurns
        #expect(turns.toward == .left && abs(turns.count - 10) < 1e-4)
    }

    /// Places 3 m apart lie behind each other as often as before.
    @Test("is known where every place errs for itself", arguments: [1.0, 3, 5], 1...2 as ClosedRange<UInt64>)
    func independentErrors(white: Double, seed: UInt64) throws {
        let shape = DrawnShape.track(laps: 10, start: 0).run(at: 3)
            .recorded(with: PositionErrors(white: white), seed: seed)
        let found = try #require(Polyline(estimating: shape.points(every: 1)).stadium)
        #expect(abs(found.laps - 10) < 0.1 && found.turning == .left)
    }

    /// One lap at 3.0 m/s is −360·v²/g deg·m, 0.330 deg·km, once round.
    @Test("turns once a lap whatever the errors", arguments: [0.0, 1, 3, 5], 1...6 as ClosedRange<UInt64>)
    func winding(error: Double, seed: UInt64) {
        for (shape, side) in [
            (DrawnShape.track(laps: 1, start: 40), Side.left), (DrawnShape.track(laps: 1, start: 40).mirrored, .right),
        ] {
            let errors = PositionErrors(fading: (error, 20), white: error > 0 ? 0.4 : 0)
            let line = Polyline(estimating: shape.run(at: 3).recorded(with: errors, seed: seed).points(every: 1))
            let turns = Profile(of: line, elevations: nil, grades: nil).netTurns
            #expect(turns.toward == side && abs(turns.count - 1) < 1e-4, "\(turns)")
        }
    }

    static let others: [DrawnShape] = [
        .square(side: 100), .circle(radius: 63.66), .circle(radius: 30), ellipse(90, 68), ellipse(79, 46),
        oval(straight: 60, radius: 28.65), oval(straight: 140, radius: 19), rectangle(125, 75),
        .figureEight(radius: 32),
        .straight(length: 400), .outAndBack(leg: 100),
    ].flatMap { shape in [shape, DrawnShape(places: shape.places + shape.places.dropFirst())] }

    @Test("is neither a block, a park's loop, a roundabout nor an ellipse", arguments: others)
    func otherLoops(shape: DrawnShape) {
        #expect(Polyline(estimating: shape.points(every: nil)).stadium == nil)
        let recorded = DrawnShape(places: Array(repeating: shape.places, count: 5).flatMap { $0 }).run(at: 3)
            .recorded(with: PositionErrors(fading: (3, 20), white: 0.4), seed: 1)
        let line = Polyline(estimating: recorded.points(every: 1))
        #expect(line.stadium == nil && line.trackParts.isEmpty)
    }

    /// From the door to the track, eight laps and a half, and home over its infield; and how far it is to the track.
    private static func session(turning: Side) -> (shape: DrawnShape, way: Double) {
        let laps = DrawnShape.track(laps: 9, start: 30).places.prefix(851)
        let turned = turning == .left ? Array(laps) : laps.map { ($0.east, -$0.north) }
        let door: [(east: Double, north: Double)] = [(-900, -700), (-900, -150), (-200, -150), (-200, -20)]
        let way = door + [(turned[0].east, -20), turned[0]]
        let metres = zip(way, way.dropFirst()).reduce(0) { $0 + hypot($1.1.east - $1.0.east, $1.1.north - $1.0.north) }
        return (DrawnShape(places: way + turned.dropFirst() + [(0, 120), (600, 400)]), metres)
    }

    /// The way there lies 17 m beside the lane for 190 m, and the way home crosses the other straight, which errors of a third
    /// of that do not tell apart.
    @Test(
        "is found within a longer run, and where it begins and ends",
        arguments: [(0.0, 1), (3, 1), (3, 2), (5, 1), (5, 2)],
        [Side.left, .right])
    func session(errors: (metres: Double, seed: UInt64), turning: Side) throws {
        let drawn = PositionErrors(fading: (errors.metres, 20), white: errors.metres > 0 ? 0.4 : 0)
        let (shape, way) = Self.session(turning: turning)
        let line = Polyline(estimating: shape.run(at: 3).recorded(with: drawn, seed: errors.seed).points(every: 1))
        #expect(line.stadium == nil && line.trackParts.count == 1)
        let part = try #require(line.trackParts.first)
        #expect(abs(part.stadium.laps - 8.5) < 0.1 + 0.1 * errors.metres && part.stadium.turning == turning)
        #expect(abs(part.start - way) < 40 + 40 * errors.metres && abs(part.end - way - 3400) < 40 + 40 * errors.metres)
    }

    /// Twelve laps' work as it is done: 400 m fast, a minute's rest, 200 m walked; and then sprints up and down a straight.
    @Test("is found with rests, walks and sprints there and back", arguments: [0.0, 3, 5], [1, 2] as [UInt64])
    func intervals(error: Double, seed: UInt64) throws {
        let laps = DrawnShape.track(laps: 12, start: 0).run(at: 1).places
        var places = DrawnShape(corners: [(-900, -500), (-60, -500), laps[0]]).run(at: 3).places
        for rep in stride(from: 0, to: 4800, by: 600) {
            places += stride(from: rep, to: rep + 400, by: 4).map { laps[$0] }
            places += [(east: Double, north: Double)](repeating: laps[rep + 400], count: 60)
            places += stride(from: rep + 400, to: rep + 600, by: 2).map { laps[$0] }
        }
        for _ in 0..<5 {
            places += stride(from: 0, to: 84, by: 4).map { laps[$0] }
            places += stride(from: 84, to: 0, by: -2).map { laps[$0] }
        }
        let errors = PositionErrors(fading: (error, 20), white: error > 0 ? 0.4 : 0)
        let run = DrawnShape(places: places).recorded(with: errors, seed: seed)
        let parts = Polyline(estimating: run.points(every: 1)).trackParts
        #expect(parts.count == 1 && abs((parts.first?.stadium.laps ?? 0) - 12) < 0.3)
        #expect(parts.first?.stadium.turning == .left)
    }

    private static func ellipse(_ a: Double, _ b: Double) -> DrawnShape {
        DrawnShape(places: (0...100).map { (a * cos(2 * .pi * Double($0) / 100), b * sin(2 * .pi * Double($0) / 100)) })
    }

    private static func rectangle(_ a: Double, _ b: Double) -> DrawnShape {
        DrawnShape(corners: [(0, 0), (a, 0), (a, b), (0, b), (0, 0)])
    }

    private static func oval(straight: Double, radius: Double) -> DrawnShape {
        let track = DrawnShape.track(laps: 1, start: 0).places
        return DrawnShape(
            places: track.map { place in
                let beyond = abs(place.east) - 84.39 / 2
                let sign = place.east < 0 ? -1.0 : 1
                let scale = radius / 36.80
                return beyond > 0
                    ? (sign * (straight / 2 + beyond * scale), place.north * scale)
                    : (place.east * straight / 84.39, place.north * scale)
            })
    }
}
