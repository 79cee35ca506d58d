import RouteAnalysis
import RouteGeometry
import Testing

/// 1 km, a point every 100 m; metres are right within 8e-6 of 1 km.
@Suite("What a file says of the ground")
struct GroundNoteTests {
    static func file(surfaces: [Int: String] = [:], notes: [Int: String] = [:]) -> DrawnGPX {
        var file = DrawnGPX(Shape.north(1000, every: 100))
        (file.surfaces, file.notes) = (surfaces, notes)
        return file
    }

    /// gpx.studio: the surface at a point is that of the leg that starts there.
    static let studio = Dictionary(
        uniqueKeysWithValues: (0...10).map { ($0, $0 < 3 ? "asphalt" : $0 < 7 ? "gravel" : "dirt") })

    static func metres(_ file: DrawnGPX) throws -> [Surface: Double] {
        var metres: [Surface: Double] = [:]
        for stretch in try file.survey().route.stretches { metres[stretch.surface.value, default: 0] += stretch.length }
        return metres
    }

    static func expect(_ file: DrawnGPX, _ expected: [Surface: Double], _ place: SourceLocation = #_sourceLocation)
        throws
    {
        let metres = try metres(file)
        #expect(Set(metres.keys) == Set(expected.keys), sourceLocation: place)
        for (surface, length) in expected {
            #expect(abs((metres[surface] ?? 0) - length) < 0.01, "\(surface)", sourceLocation: place)
        }
    }

    @Test("holds forward from each point, as gpx.studio writes it")
    func surfaces() throws {
        let file = Self.file(surfaces: Self.studio)
        try Self.expect(file, [.asphalt: 300, .gravel: 400, .dirt: 300])
        #expect(try file.survey().route.stretches.allSatisfy { $0.surface.origin == .file })
    }

    @Test("ends where the app says nothing more")
    func silence() throws {
        let file = Self.file(surfaces: [2: "grass", 3: "grass"])
        try Self.expect(file, [.asphalt: 800, .grass: 200])
        #expect(try file.survey().route.stretches.map(\.surface.origin) == [.assumed, .file, .assumed])
    }

    @Test("gives way to a note until that says unknown")
    func notes() throws {
        let file = Self.file(surfaces: Self.studio, notes: [2: "surface=\"grass\"", 5: "surface=\"unknown\""])
        try Self.expect(file, [.asphalt: 200, .grass: 300, .gravel: 200, .dirt: 300])
        let origins = try file.survey().route.stretches.map(\.surface.origin)
        #expect(origins == [.file, .note, .file, .file])
    }

    @Test("keeps each noted fact until it changes or is unknown")
    func attributes() throws {
        let file = Self.file(notes: [
            1: "cross-section=\"crowned\" crossfall=\"0.03\" footways=\"left\" traffic=\"quiet\"",
            4: "footways=\"left right\"", 6: "cross-section=\"unknown\" crossfall=\"unknown\" footways=\"unknown\"",
            8: "traffic=\"unknown\"",
        ])
        let stretches = try file.survey().route.stretches
        #expect(stretches.map { ($0.start / 100).rounded() } == [0, 1, 4, 6, 8])
        #expect(stretches.map(\.crossSection.origin) == [.assumed, .note, .note, .assumed, .assumed])
        #expect(stretches.map(\.footways.value) == [[], [.left], [.left, .right], [], []])
        #expect(
            stretches.map(\.traffic) == [
                Fact(.busy, .assumed), Fact(.quiet, .note), Fact(.quiet, .note), Fact(.quiet, .note),
                Fact(.busy, .assumed),
            ])
    }

    @Test("of a pause between segments is unknown, and a note holds across it")
    func segments() throws {
        var file = Self.file(surfaces: Self.studio.mapValues { _ in "grass" }, notes: [0: "traffic=\"none\""])
        file.segmentStarts = [5]
        try Self.expect(file, [.grass: 900, .asphalt: 100])
        let survey = try file.survey()
        #expect(survey.route.stretches.allSatisfy { $0.traffic == Fact(.none, .note) })
        #expect(survey.remarks.isEmpty)
        var far = Self.file()
        far.segmentStarts = [5]
        for point in 5...10 { far.places[point] = far.places[point].moved(east: 0, north: 1500) }
        #expect(
            try far.survey().remarks == [
                "segments up to 1600 m apart are joined by straight lines: 1600 m that were not recorded count as run"
            ])
    }
}
