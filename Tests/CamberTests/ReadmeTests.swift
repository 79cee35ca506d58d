import Foundation
import Testing

@Suite("README")
struct ReadmeTests {
    /// The commands of the first block below `heading`, each without its comment and redirection.
    private static func commands(below heading: String) throws -> [String] {
        let text = try String(contentsOf: Camber.root.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## \(heading)\n").dropFirst().first)
        let block = try #require(section.components(separatedBy: "```").dropFirst().first)
        return block.split(separator: "\n").dropFirst()
            .flatMap { $0.prefix { $0 != "#" && $0 != ">" }.components(separatedBy: "&&") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test("The walk through a library works as it stands, in its order, with the sample routes")
    func library() async throws {
        let commands = try Self.commands(below: "A library of your own")
        #expect(commands.count >= 9)
        let place = try LibraryFolder()
        for command in commands {
            #expect(command.hasPrefix("camber "), "\(command)")
            let words = command.dropFirst("camber ".count).replacing(" ~/gpx", with: "")
            let run = try await place.camber(String(words))
            #expect(run.exitCode == 0, "\(command): \(run.errors)")
        }
    }
}
