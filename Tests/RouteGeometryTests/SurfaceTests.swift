import RouteGeometry
import Testing

@Suite("A surface")
struct SurfaceTests {
    /// The values that make up all but 0.03 % of tagged ways, woodchip apart from dirt.
    static let values: [(Surface, [String])] = [
        (.asphalt, ["asphalt", "chipseal", "tarmac", "bitumen", "paved"]),
        (.concrete, ["concrete", "concrete:plates", "concrete:lanes", "cement"]),
        (
            .paving,
            [
                "paving_stones", "paving_stones:30", "sett", "cobblestone", "cobblestone:flattened",
                "unhewn_cobblestone", "brick", "bricks", "grass_paver", "interlock", "tiles",
            ]
        ),
        (.compacted, ["compacted", "fine_gravel", "shells", "clay", "unpaved"]),
        (.gravel, ["gravel", "pebblestone"]),
        (.dirt, ["dirt", "ground", "earth", "mud", "soil", "rock", "stone", "bare_rock"]),
        (.woodchip, ["woodchips"]),
        (.grass, ["grass"]),
        (.sand, ["sand"]),
        (.track, ["tartan", "rubber", "rubbercrumb", "acrylic", "polyurethane", "cinder"]),
        (.wood, ["wood", "boardwalk", "metal", "metal_grid", "plastic"]),
    ]

    @Test("has the class of its OpenStreetMap value", arguments: values)
    func openStreetMapValues(surface: Surface, names: [String]) {
        for name in names { #expect(Surface(openStreetMap: name) == surface, "\(name)") }
    }

    @Test(
        "is read whatever the case, with spaces, a list or a suffix",
        arguments: [
            ("Cement", Surface.concrete), ("Asphalt ", .asphalt), ("  gravel", .gravel), ("asphalt;gravel", .asphalt),
            ("gravel; asphalt", .gravel), ("CONCRETE:Plates", .concrete), ("sett:rough;dirt", .paving),
        ])
    func spellings(name: String, surface: Surface) {
        #expect(Surface(openStreetMap: name) == surface)
    }

    @Test(
        "is not made up for a value that names none",
        arguments: ["", ";", ";asphalt", ":", "yes", "lava", "unknown", "asphalted"])
    func unknownValues(name: String) {
        #expect(Surface(openStreetMap: name) == nil)
    }

    /// Soft is ground that gives; hard is concrete and stone.
    @Test("is soft or hard or neither")
    func softAndHard() {
        #expect(Surface.allCases.filter(\.isSoft) == [.dirt, .woodchip, .grass, .sand, .track, .treadmill])
        #expect(Surface.allCases.filter(\.isHard) == [.concrete, .paving])
    }
}
