import ArgumentParser
import RouteReports

/// `camber config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "What is set in configuration files and in the environment, and where.",
        discussion: """
            EXAMPLE of ./camber.toml or ~/.config/camber/config.toml
              library = "~/running/camber.db"
              pace = "5:45"
              drive = "left"
              mode = "return"
              map = ["maps/heidelberg.osm.pbf"]

            Names are those of the options: \(Setting.allCases.map(\.rawValue).joined(separator: ", ")).
            A variable is named alike, as CAMBER_PACE. An option wins over a variable,
            that over ./camber.toml, that over config.toml in $XDG_CONFIG_HOME/camber.
            Paths are seen from the file's own folder.
            """)

    @OptionGroup var output: OutputOptions

    func run() throws {
        for variable in Settings.unknownVariables {
            Terminal.report(
                "\(variable.name): no setting, and not used\(variable.meant.map { "; did you mean \($0)?" } ?? "")")
        }
        let settings = Settings.inForce
        let entries = Setting.allCases.map { setting in
            let value = settings.values[setting]
            return SettingListing.Entry(
                name: setting.rawValue, words: value?.words, isList: setting.isList, origin: value?.origin,
                usual: setting.usual)
        }
        let listing = SettingListing(entries, files: settings.files)
        switch output.format {
        case .text: Terminal.show(listing.text(style: output.style))
        case .json: Terminal.show(listing.json.pretty)
        case .ndjson: Terminal.show(listing.json.compact + "\n")
        }
    }
}
