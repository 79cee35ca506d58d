import Foundation

/// How a product of this package is called; what it says of a call that is none is one sentence.
public struct Usage: Sendable {
    private let text: String

    /// - Parameter text: the calls there are, a line each, with what they print.
    public init(_ text: String) { self.text = text }

    /// The arguments; ends the process with the usage where they ask for it, and where there are more than `most`.
    public func arguments(atMost most: Int = .max) -> [String] {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let asked = arguments.first, ["-h", "--help", "help"].contains(asked) {
            print(text)
            exit(0)
        }
        if let option = arguments.first(where: { $0.hasPrefix("-") && $0 != "--beside" }) {
            refuse("\(option) is no option")
        }
        if arguments.count > most { refuse("\(arguments[most]) is one argument too many") }
        return arguments
    }

    /// Ends the process with one sentence and 64, the EX_USAGE of sysexits.h.
    public func refuse(_ sentence: String) -> Never {
        FileHandle.standardError.write(Data("error: \(sentence); --help says what there is\n".utf8))
        exit(64)
    }

    /// The file or folder that `path` names; ends the process where it is not there.
    public func existing(_ path: String) -> String {
        guard FileManager.default.fileExists(atPath: path) else { refuse("\(path): no such file or folder") }
        return path
    }

    /// A whole number of at least 1.
    public func count(_ word: String) -> Int {
        guard let count = Int(word), count > 0 else { refuse("\"\(word)\" is no number from 1 on") }
        return count
    }
}
