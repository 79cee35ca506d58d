import Foundation
import Testing

@Suite("The output of camber")
struct SnapshotTests {
    struct Snapshot: Sendable, CustomTestStringConvertible {
        let name: String
        let command: String

        var testDescription: String { "\(name): camber \(command)" }

        var file: URL { SnapshotTests.folder.appending(path: "\(name).txt") }
    }

    static let folder = Camber.root.appending(path: "Tests/CamberTests/Snapshots")
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

    static let all = [
        Snapshot(name: "help", command: "--help"),
        Snapshot(name: "help-score", command: "score --help"),
        Snapshot(name: "help-plan", command: "plan --help"),
        Snapshot(name: "help-inspect", command: "inspect --help"),
        Snapshot(name: "help-import", command: "import --help"),
        Snapshot(name: "help-done", command: "done --help"),
        Snapshot(name: "help-config", command: "config --help"),
        Snapshot(name: "import", command: "import Routes --dry-run --library :memory:"),
        Snapshot(name: "score-road", command: "score Routes/harbour-road.gpx"),
        Snapshot(name: "score-track", command: "score Routes/city-track.gpx --laps 16"),
        Snapshot(name: "score-loop-reversed", command: "score Routes/reservoir.gpx --reverse --pace 5:00"),
        Snapshot(name: "score-mostly-assumed", command: "score Routes/castle-hill.gpx --drive left"),
        Snapshot(name: "score-folder", command: "score Routes"),
        Snapshot(name: "score-compare", command: "score Routes/harbour-road.gpx Routes/quarry-road.gpx --compare"),
        Snapshot(name: "score-json", command: "score Routes/old-town.gpx --format json"),
        Snapshot(name: "plan", command: "plan Routes"),
        Snapshot(
            name: "plan-days",
            command: "plan Routes --week 2026-W48 --day tue=easy:8-10km --day wed=rest --day sun=long:15km"),
        Snapshot(name: "plan-early", command: "plan Routes --mode early --last-week 40km"),
        Snapshot(name: "plan-relaxed", command: "plan Routes/old-town.gpx Routes/castle-hill.gpx --longest 14km"),
        Snapshot(name: "plan-explain", command: "plan Routes --explain sun"),
        Snapshot(
            name: "plan-in-hand",
            command:
                "plan Routes --done tue=harbour-road --lock sun=reservoir@reverse --shoe Novablast:500km --shoe Clifton"
        ),
        Snapshot(
            name: "plan-compare",
            command:
                "plan Routes/harbour-road.gpx Routes/canal-towpath.gpx Routes/city-track.gpx Routes/quarry-road.gpx "
                + "--day tue=easy:8km --day thu=easy:7km --day sat=easy:9km --compare --weeks 3"),
        Snapshot(name: "plan-rules", command: "plan --rules"),
        Snapshot(name: "plan-red-flag", command: "plan Routes --red-flag pain-at-rest"),
        Snapshot(name: "plan-json", command: "plan Routes --day sun=easy:6km --week 2026-W48 --format json"),
        Snapshot(name: "inspect", command: "inspect Routes/old-town.gpx"),
        Snapshot(name: "inspect-json", command: "inspect Routes/city-track.gpx --format json"),
        Snapshot(name: "wrong-day", command: "plan Routes --day tue=easy:eight"),
    ]

    @Test("equals its snapshot; RECORD_SNAPSHOTS=1 writes them anew", arguments: all)
    func equalsSnapshot(snapshot: Snapshot) async throws {
        let run = try await Camber.run(words: snapshot.command)
        let found = Self.transcript(of: run, snapshot.command)
        if Self.isRecording {
            try Data(found.utf8).write(to: snapshot.file)
        } else {
            let expected = try String(contentsOf: snapshot.file, encoding: .utf8)
            #expect(found == expected, "camber \(snapshot.command) differs; RECORD_SNAPSHOTS=1 writes it anew")
        }
    }

    @Test("has no snapshots but those", .enabled(if: !isRecording))
    func noStaleSnapshots() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
        #expect(Set(names) == Set(Self.all.map { "\($0.name).txt" }))
    }

    /// The command, its output, and what it wrote to standard error and ended with where that is anything.
    private static func transcript(of run: Camber.Run, _ command: String) -> String {
        var text = "$ camber \(command)\n\(run.text)"
        if !run.errors.isEmpty { text += "[standard error]\n\(run.errors)" }
        if run.exitCode != 0 { text += "[exit \(run.exitCode.map(String.init) ?? "by signal")]\n" }
        return text
    }
}
