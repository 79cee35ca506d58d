/// What is under the shoe.
public enum Surface: String, Sendable, CaseIterable {
    case asphalt, concrete, paving, compacted, gravel, dirt, woodchip, grass, sand, track, wood, treadmill, unknown

    /// Dirt, woodchip, grass, sand, a synthetic track or a treadmill: ground that gives.
    public var isSoft: Bool {
        switch self {
        case .dirt, .woodchip, .grass, .sand, .track, .treadmill: true
        case .asphalt, .concrete, .paving, .compacted, .gravel, .wood, .unknown: false
        }
    }

    /// Concrete or stone paving.
    public var isHard: Bool { self == .concrete || self == .paving }

    /// The class of an OpenStreetMap `surface` value, `nil` for a value that names none.
    ///
    /// Letter case and spaces around it do not matter; of a list (`asphalt;gravel`) the first counts, and a suffix
    /// (`concrete:plates`) is dropped where the whole value is not known. Values: OpenStreetMap wiki, `Key:surface`.
    public init?(openStreetMap value: some StringProtocol) {
        let first = value.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        let known = Self.byOpenStreetMapValue
        guard let surface = known[first] ?? known[String(first.prefix { $0 != ":" })] else { return nil }
        self = surface
    }

    /// The OpenStreetMap word for the class that other programs know best.
    package var openStreetMapValue: String {
        switch self {
        case .paving: "paving_stones"
        case .track: "tartan"
        case .woodchip: "woodchips"
        case .asphalt, .concrete, .compacted, .gravel, .dirt, .grass, .sand, .wood, .treadmill, .unknown: rawValue
        }
    }

    private static let byOpenStreetMapValue: [String: Surface] = {
        let values: [(Surface, String)] = [
            (.asphalt, "asphalt chipseal tarmac bitumen paved"),
            (.concrete, "concrete cement"),
            (
                .paving,
                "paving paving_stones sett cobblestone unhewn_cobblestone brick bricks grass_paver interlock tiles"
            ),
            (.compacted, "compacted fine_gravel shells clay unpaved"),
            (.gravel, "gravel pebblestone pebbles stones scree"),
            (.dirt, "dirt ground earth mud soil rock stone bare_rock"),
            (.woodchip, "woodchip woodchips"),
            (.grass, "grass artificial_turf"),
            (.sand, "sand"),
            (.track, "track tartan rubber rubbercrumb acrylic polyurethane cinder"),
            (.wood, "wood boardwalk metal metal_grid plastic"),
            (.treadmill, "treadmill"),
        ]
        return Dictionary(
            uniqueKeysWithValues: values.flatMap { surface, words in
                words.split(separator: " ").map { (String($0), surface) }
            })
    }()
}
