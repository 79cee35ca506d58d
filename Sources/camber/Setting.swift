import ArgumentParser
import HeelLoad
import RotationPlanner
import RouteGeometry

/// An option that may also stand in a configuration file or in the environment: what a runner would not type each time.
///
/// Whether traffic may come from behind is none: that is said anew each time.
enum Setting: String, CaseIterable {
    case library, pace, cadence, drive, tilt, mode, map, dem, ascii, strict

    /// The setting of that name, as options, files or programmers write it.
    init?(name: String) { self.init(rawValue: String(name.map { $0 == "_" ? "-" : $0 })) }

    /// Its variable in the environment.
    var variable: String { "CAMBER_\(rawValue.uppercased())" }

    /// Whether it takes several values; in the environment with colons between them.
    var isList: Bool { self == .map }

    /// Whether its values are files or folders, in a configuration file as seen from that file's folder.
    var isPlace: Bool { [.library, .map, .dem].contains(self) }

    var isSwitch: Bool { [.ascii, .strict].contains(self) }

    func accepts(_ word: String) -> Bool {
        switch self {
        case .library, .map, .dem: !word.isEmpty
        case .pace: Pace(argument: word) != nil
        case .cadence: Cadence(argument: word) != nil
        case .drive: Side(argument: word) != nil
        case .tilt: TiltPreset(argument: word) != nil
        case .mode: RotationMode(argument: word) != nil
        case .ascii, .strict: Bool(argument: word) != nil
        }
    }

    /// What it takes, for messages.
    var allowed: String {
        switch self {
        case .library: "a file, or :memory:"
        case .map: "OpenStreetMap extracts"
        case .dem: "a folder of terrain tiles"
        case .pace: Pace.allowed
        case .cadence: Cadence.allowed
        case .drive: "left or right"
        case .tilt: "null, best or upper"
        case .mode: "healthy, early or return"
        case .ascii, .strict: "true or false"
        }
    }

    /// What holds where nothing is said.
    var usual: String {
        switch self {
        case .library: Surroundings.dataFolder.map(LibraryOptions.file) ?? "none"
        case .map: "the installed maps"
        case .dem: "none"
        case .pace: "the file's times, else 6:00"
        case .cadence: "the model's own"
        case .drive: "from the coordinates"
        case .tilt: "best"
        case .mode: "healthy"
        case .ascii, .strict: "false"
        }
    }
}
