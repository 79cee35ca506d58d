import ArgumentParser
import Foundation
import RouteAnalysis
import TOMLKit

/// What stands in the environment and in configuration files: where the command line says nothing, CAMBER_ variables
/// hold, then `camber.toml` in the working folder, then `camber/config.toml` in the XDG configuration folder.
struct Settings: Sendable {
    struct Value: Sendable {
        let words: [String]
        /// `camber.toml:4:1`, `CAMBER_PACE`.
        let origin: String
    }

    private(set) var values: [Setting: Value] = [:]
    /// The files looked for, the one that wins first.
    private(set) var files: [(path: String, isThere: Bool)] = []

    /// Read when first asked for, once.
    private static let loaded = Result { () throws(TOMLFile.Refusal) in try Settings.read() }

    /// What is in force; nothing where it cannot be used, which `requireUsable()` says.
    static var inForce: Settings {
        switch loaded {
        case .success(let settings): settings
        case .failure: Settings()
        }
    }

    /// Ends the command where something in a file or in the environment is wrong.
    static func requireUsable() throws {
        guard case .failure(let refusal) = loaded else { return }
        Terminal.report(refusal.sentence)
        throw ExitCode(refusal.exitCode)
    }

    func words(of setting: Setting) -> [String] { values[setting]?.words ?? [] }

    /// What is said, as an option takes it; `nil` where nothing is.
    subscript<Option: ExpressibleByArgument>(setting: Setting) -> Option? {
        words(of: setting).first.flatMap(Option.init(argument:))
    }

    subscript<Value: OptionValue>(setting: Setting) -> Value? {
        words(of: setting).first.flatMap(Value.init(argument:))
    }

    private static func read() throws(TOMLFile.Refusal) -> Settings {
        var settings = Settings()
        for path in ["camber.toml", Surroundings.configurationFolder.map { $0 + "/config.toml" }].compactMap(\.self) {
            let isThere = FileManager.default.fileExists(atPath: path)
            settings.files.append((path, isThere))
            guard isThere else { continue }
            if let obstacle = ImportSource.obstacle(at: path) {
                throw TOMLFile.Refusal(sentence: "\(path): error: \(obstacle); expected a readable file", exitCode: 74)
            }
            let found = try values(in: try TOMLFile(path: path, expecting: "a configuration file"))
            settings.values.merge(found) { stronger, _ in stronger }
        }
        settings.values.merge(try variables()) { $1 }
        return settings
    }

    private static func values(in file: TOMLFile) throws(TOMLFile.Refusal) -> [Setting: Value] {
        var values: [Setting: Value] = [:]
        for key in file.table.keys {
            guard let value = file.table[key] else { continue }
            guard let setting = Setting(name: key) else {
                throw file.refusal(ofUnknown: key, "setting", known: Setting.allCases.map(\.rawValue))
            }
            let items = setting.isList ? value.array.map(Array.init) ?? [value] : [value]
            var words: [String] = []
            for item in items {
                let word = setting.isSwitch ? item.bool.map { "\($0)" } : file.word(item)
                guard let word, setting.accepts(word) else {
                    throw file.refusal(of: key, being: item, saying: word, expecting: setting.allowed)
                }
                words.append(setting.isPlace ? file.located(word) : word)
            }
            values[setting] = Value(words: words, origin: file.place(of: key, in: nil))
        }
        return values
    }

    private static func variables() throws(TOMLFile.Refusal) -> [Setting: Value] {
        var values: [Setting: Value] = [:]
        for setting in Setting.allCases {
            guard let text = Surroundings.variable(setting.variable) else { continue }
            let words = setting.isList ? text.split(separator: ":").map(String.init) : [text]
            if let wrong = words.first(where: { !setting.accepts($0) }) {
                throw TOMLFile.Refusal(
                    sentence: "\(setting.variable): error: \"\(wrong)\"; expected \(setting.allowed)", exitCode: 64)
            }
            values[setting] = Value(words: words, origin: setting.variable)
        }
        return values
    }

    /// CAMBER_ variables that are no setting, each with the one it may have been meant for.
    static var unknownVariables: [(name: String, meant: String?)] {
        let known = Setting.allCases.map(\.variable)
        return ProcessInfo.processInfo.environment.keys.sorted()
            .filter { $0.hasPrefix("CAMBER_") && !known.contains($0) }.map { ($0, known.nearest(to: $0)) }
    }
}
