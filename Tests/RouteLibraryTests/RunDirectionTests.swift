import RouteGeometry
import RouteLibrary
import Testing

@Suite("Which way runs went")
struct RunDirectionTests {
    /// A road of 5 km.
    private func library() throws -> Library {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"))
        return library
    }

    @Test("is that of the recording, for a run that was ticked off before", arguments: [false, true])
    func recorded(isReversed: Bool) throws {
        let library = try library()
        _ = try library.done("road", on: 11, RunDetails(), at: 0)
        let file = MadeFile.file("Rec", start: 11 * 86_400 + 30_000, reversed: isReversed)
        guard case .recorded("road", _) = try library.add(file)[0] else {
            Issue.record("no recording of it")
            return
        }
        #expect(try library.runs().map(\.direction) == [isReversed ? .reversed : .asDrawn])
    }

    @Test("stays what was said of it where something else is said later")
    func amended() throws {
        let library = try library()
        let details = RunDetails(direction: .reversed, turn: 2000)
        let run = try library.done("road", on: 11, details, at: 0).run
        #expect(run.direction == .reversed && run.turnsBack && abs(run.length - 4000) < 1e-6)
        let turned = try library.amend(run: run.id, RunDetails(turn: 2000), at: 0).run
        #expect(turned.direction == .reversed && turned.turnsBack)
        let forward = try library.amend(run: run.id, RunDetails(direction: .asDrawn), at: 0).run
        #expect(forward.direction == .asDrawn && forward.turnsBack)
        let edged = try library.amend(run: run.id, RunDetails(line: .leftEdge), at: 0).run
        #expect(edged.direction == .asDrawn && edged.turnsBack && edged.line == .leftEdge)
    }

    @Test("goes along with a merge, out and back too", arguments: TravelDirection.allCases)
    func merged(direction: TravelDirection) throws {
        let library = try library()
        try library.add(MadeFile.file("Turned", reversed: true), newRoutes: true)
        _ = try library.done("turned", on: 11, RunDetails(direction: direction, turn: 2000), at: 0)
        _ = try library.merge("turned", into: "road", at: 0)
        let run = try #require(try library.runs().first)
        #expect(run.direction == direction.opposite && run.turnsBack)
    }

    @Test("Lines out and back are taken of a track that is run half each way, and of no road that does not come back")
    func returnLines() throws {
        var track = MadeFile.file("Track", east: 900)
        track.routes[0].laps = TrackLaps(exactCount: 3, turning: .left, of: track.routes[0].line.length)
        let library = try library()
        try library.add(track)
        let half = RunDetails(turnsHalfWay: true, line: .leftEdge, returnLine: .rightEdge, laps: 4)
        let run = try library.done("track", on: 11, half, at: 0).run
        #expect(run.turnsHalfWay && run.line == .leftEdge && run.returnLine == .rightEdge)
        #expect(throws: LibraryError.self) {
            _ = try library.done("road", on: 11, RunDetails(line: .leftEdge, returnLine: .rightEdge), at: 0)
        }
    }
}

@Suite("What a route drawn again says of the ground")
struct LearnedGroundTests {
    private static let banked: FactLayer = {
        var ground = GroundFacts()
        (ground.crossSection, ground.crossfall, ground.falls) = (.banked, 0.03, .left)
        return FactLayer(.note, [StretchFacts(from: 0, to: 1000, ground)])
    }()

    @Test("is learned where it is drawn the same way, and not where left is right", arguments: [false, true])
    func direction(isReversed: Bool) throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"))
        try library.add(MadeFile.file("Again", east: 5, reversed: isReversed, ground: [Self.banked]))
        let facts = try library.ground(of: library.route(named: "road")).flatMap(\.facts)
        #expect(facts.count == (isReversed ? 0 : 1))
    }

    /// A square of 500 m sides, drawn from one corner or from the next.
    private static func square(_ name: String, from corner: Int, ground: [FactLayer] = []) -> NewFile {
        let corners = [(0.0, 0.0), (500, 0), (500, 500), (0, 500)]
        var points = PointColumns()
        for i in 0...200 {
            let (side, share) = ((i / 50 + corner) % 4, Double(i % 50) / 50)
            let (a, b) = (corners[side], corners[(side + 1) % 4])
            points.append(
                latitude: 48 + (a.1 + (b.1 - a.1) * share) / 111_200,
                longitude: 9 + (a.0 + (b.0 - a.0) * share) / 74_600)
        }
        var file = MadeFile.file(name, ground: ground)
        let old = file.routes[0]
        file.routes[0] = NewRoute(
            name: name, number: 1, line: LineShape(of: Polyline(points)), ascent: nil, descent: nil, shape: .loop,
            laps: nil, drivingSide: old.drivingSide, assumedSurface: .asphalt, ground: ground, profile: old.profile,
            run: nil)
        return file
    }

    @Test(
        "of a loop is learned where it is drawn from the same place, and not where its first kilometre is another",
        arguments: [0, 1])
    func start(corner: Int) throws {
        let library = try Library(path: ":memory:")
        try library.add(Self.square("Square", from: 0))
        let outcome = try library.add(Self.square("Again", from: corner, ground: [Self.banked]))
        #expect(outcome == [.sameRoute(key: "square")])
        let facts = try library.ground(of: library.route(named: "square")).flatMap(\.facts)
        #expect(facts.count == (corner == 0 ? 1 : 0))
    }
}
