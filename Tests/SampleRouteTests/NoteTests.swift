import Testing

@Suite("The notes of the sample routes")
struct NoteTests {
    /// The words of the note syntax. A crossfall is a number and stands apart.
    static let words: [String: Set<String>] = [
        "surface": [
            "asphalt", "concrete", "paving", "compacted", "gravel", "dirt", "woodchip", "grass", "sand", "track",
            "wood",
            "treadmill",
        ],
        "cross-section": ["level", "crowned", "banked"],
        "falls": ["left", "right"],
        "footways": ["left", "right", "left right", "none"],
        "traffic": ["none", "quiet", "busy"],
        "oneway": ["with", "against", "none"],
        "unsafe-edge": ["left", "right"],
    ]

    private func file(_ name: String) throws -> RouteFile {
        try MadeRoute.named(name).file()
    }

    @Test("use only the words of the note syntax", arguments: SampleRoutes.all)
    func valuesAreAllowedWords(route: SampleRoute) throws {
        for note in try file(route.name).points.compactMap(\.note) {
            for (attribute, value) in note where value != "unknown" {
                if attribute == "crossfall" {
                    let crossfall = try #require(Double(value))
                    #expect(crossfall > 0 && crossfall < 0.1)
                } else {
                    #expect(Self.words[attribute]?.contains(value) == true, "\(attribute)=\"\(value)\"")
                }
            }
        }
    }

    @Test("give a crossfall to what leans and a fall to what is banked", arguments: SampleRoutes.all)
    func crossSectionsAreComplete(route: SampleRoute) throws {
        for ground in try file(route.name).knowledge {
            let section = ground["cross-section"]
            #expect((ground["crossfall"] != nil) == (section == "crowned" || section == "banked"))
            #expect((ground["falls"] != nil) == (section == "banked"))
        }
    }

    @Test("say only what changes", arguments: SampleRoutes.all)
    func notesAreChanges(route: SampleRoute) throws {
        let file = try file(route.name)
        var before: [String: String] = [:]
        for (point, after) in zip(file.points, file.knowledge) {
            for (attribute, value) in point.note ?? [:] {
                #expect(before[attribute] ?? "unknown" != value)
            }
            before = after
        }
    }

    /// The segment from point i to i + 1 on the way out is the one from n − 2 − i to n − 1 − i on the way back.
    @Test("swap edges on the way back", arguments: SampleRoutes.all.filter(\.isOutAndBack))
    func edgesSwapAtTheTurnRound(route: SampleRoute) throws {
        let knowledge = try file(route.name).knowledge
        let turnRound = knowledge.count / 2
        for index in 0..<turnRound {
            #expect(knowledge[knowledge.count - 2 - index] == Self.reversed(knowledge[index]))
        }
    }

    private static func reversed(_ ground: [String: String]) -> [String: String] {
        let opposites = ["left": "right", "right": "left", "with": "against", "against": "with"]
        return ground.mapValues { opposites[$0] ?? $0 }
    }

    @Test("turn the last footway round where the harbour road turns round")
    func footwaySwapsAtTheTurnRoundPoint() throws {
        let file = try file("harbour-road-footway")
        let notes = file.points.indices.filter { file.points[$0].note != nil }
        #expect(
            notes.map { file.points[$0].note?["footways"] } == [
                "left", "left right", "right", "left", "left right", "right",
            ]
        )
        #expect(notes.count == 6 && notes[3] == file.points.count / 2)
    }

    /// The lengths are those of the notes' plan; a note stands on the point nearest to its place, at most half a
    /// spacing of 18 m away, and lengths are within 1 %.
    @Test(
        "cover the distances they are meant to",
        arguments: [
            ("city-track", "surface", "track", 400.0), ("promenade", "surface", "paving", 1_800),
            ("harbour-road-footway", "footways", "left right", 3_800), ("quarry-road", "falls", "right", 7_500),
            ("castle-hill", "cross-section", "crowned", 6_800), ("castle-hill", "unsafe-edge", "right", 400),
            ("forest-trail", "surface", "woodchip", 2_600), ("reservoir", "footways", "right", 5_100),
            ("reservoir", "surface", "gravel", 1_300), ("reservoir", "falls", "left", 5_500),
            ("river-parks", "cross-section", "level", 4_200),
        ]
    )
    func notedDistances(name: String, attribute: String, value: String, expected: Double) throws {
        let file = try file(name)
        var distance = 0.0
        for (index, ground) in file.knowledge.dropLast().enumerated() where ground[attribute] == value {
            distance += RouteFile.distance(file.points[index], file.points[index + 1])
        }
        #expect(abs(distance - expected) < 0.01 * expected + 36)
    }

    @Test("leave the surface to gpx.studio's element on the river parks, on every point")
    func riverParksCarryTheirSurfaceInGPXStudioStyle() throws {
        let points = try file("river-parks").points
        #expect(points.allSatisfy { $0.surface == "asphalt" || $0.surface == "compacted" })
        #expect(points.compactMap(\.note).allSatisfy { $0["surface"] == nil })
        #expect(Set(points.map(\.surface)).count == 2)
    }

    @Test("are missing from the old town")
    func oldTownIsBare() throws {
        #expect(try file("old-town").points.allSatisfy { $0.note == nil && $0.surface == nil })
        #expect(try !MadeRoute.named("old-town").text.contains("extensions"))
    }
}
