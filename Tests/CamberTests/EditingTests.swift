import Foundation
import RouteAnalysis
import Testing

/// A folder of its own, with one route in it.
private struct RouteFolder {
    let folder: URL
    let route: URL

    /// 1.1 km north along a meridian, in more than 1 kB.
    static let gpx = """
        <gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="t"><trk><trkseg>\
        \((0...20).map { "<trkpt lat=\"\(Double($0) / 2000)\" lon=\"1\"><ele>\($0)</ele></trkpt>" }.joined())\
        </trkseg></trk></gpx>
        """

    init(name: String = "a route.gpx") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        route = folder.appending(path: name)
        try Data(Self.gpx.utf8).write(to: route)
    }

    var content: String { get throws { String(decoding: try Data(contentsOf: route), as: UTF8.self) } }
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// A shell, for what needs redirection and limits.
private enum Shell {
    /// Runs a line of shell in which `camber` is the program.
    static func run(_ line: String) throws -> (status: Int32, output: String, messages: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "camber() { '\(Camber.executable?.path ?? "")' \"$@\"; }\n\(line)"]
        let (output, messages) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = messages
        try process.run()
        let texts = [output, messages].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return (process.terminationStatus, texts[0], texts[1])
    }
}

@Suite("Changing a file")
struct EditingTests {
    @Test("A note goes to standard output, or replaces the file and leaves nothing else behind")
    func writesNotes() throws {
        let place = try RouteFolder()
        defer { place.remove() }
        let note = "--from 0.2km --to 800m --banked 2.5% --falls left"
        let shown = try Shell.run("camber note '\(place.route.path)' \(note)")
        #expect(shown.status == 0 && shown.messages.isEmpty)
        #expect(shown.output.contains(#"<camber:stretch cross-section="banked" crossfall="0.025" falls="left"/>"#))
        #expect(try place.content == RouteFolder.gpx)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.route.path)
        let replaced = try Shell.run("camber note '\(place.route.path)' \(note) --in-place")
        #expect(replaced.status == 0 && replaced.output.isEmpty)
        #expect(replaced.messages == "\(place.route.path): noted from km 0.22 to 0.77\n")
        #expect(try place.content == shown.output)
        #expect(try place.names == ["a route.gpx"])
        let mode = try FileManager.default.attributesOfItem(atPath: place.route.path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test(
        "Edges are noted as they are named",
        arguments: [("both", "left right"), ("left", "left"), ("right", "right"), ("none", "none")])
    func notesEdges(said: String, noted: String) throws {
        let place = try RouteFolder()
        defer { place.remove() }
        let run = try Shell.run("camber note '\(place.route.path)' --unsafe-edge \(said) --footways \(said)")
        #expect(run.output.contains("footways=\"\(noted)\"") && run.output.contains("unsafe-edge=\"\(noted)\""))
    }

    @Test("A compressed file is replaced by a compressed one and shown as plain GPX", arguments: ["gpx.gz", "gpx"])
    func keepsCompression(ending: String) throws {
        let place = try RouteFolder()
        defer { place.remove() }
        let route = place.folder.appending(path: "squeezed.\(ending)").path
        #expect(try Shell.run("gzip -nc '\(place.route.path)' > '\(route)'").status == 0)
        let edit = "note '\(route)' --traffic quiet"
        let shown = try Shell.run("camber \(edit)")
        #expect(shown.status == 0 && shown.output.contains(#"<camber:stretch traffic="quiet"/>"#))
        #expect(try Shell.run("camber \(edit) --in-place").status == 0)
        #expect(try Shell.run("gunzip -c < '\(route)'").output == shown.output)
        #expect(try Shell.run("camber reverse '\(route)' --in-place && gunzip -t < '\(route)'").status == 0)
        #expect(try place.names == ["a route.gpx", "squeezed.\(ending)"])
    }

    @Test("Reversing twice through pipes gives the points back")
    func reverses() throws {
        let place = try RouteFolder()
        defer { place.remove() }
        let twice = try Shell.run("camber reverse '\(place.route.path)' | camber reverse -")
        #expect(twice.status == 0)
        #expect(twice.output == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(RouteFolder.gpx)\n")
    }

    @Test("The note that would settle the most can be run as it stands, and then settles it")
    func settles() throws {
        let place = try RouteFolder()
        defer { place.remove() }
        let score = try Shell.run("camber score '\(place.route.path)'").output
        let command = try #require(score.split(separator: "\n").first { $0.contains("camber note") })
        #expect(try Shell.run(command.drop { $0 == " " } + " --in-place").status == 0)
        #expect(try !Shell.run("camber score '\(place.route.path)'").output.contains("--crowned"))
    }

    @Test(
        "What is wrong with the request is said in one sentence",
        arguments: [
            ("note R", 64), ("note R --level --crowned 2%", 64), ("note R --banked 2%", 64), ("note R --crowned 2", 64),
            ("note R --traffic quiet --from 5km", 64), ("note R --traffic quiet --track 2", 64),
            ("note - --traffic quiet --in-place", 64), ("reverse R.gpx.gz --in-place", 74),
            ("note missing.gpx --traffic quiet", 74),
            ("reverse /dev/null", 65), ("reverse R > /dev/full", 74), ("inspect R > /dev/full", 74),
            ("score R > /dev/full", 74), ("reverse missing.gpx --in-place", 74),
        ])
    func refuses(arguments: String, status: Int32) throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        let found = try Shell.run("cd '\(place.folder.path)'; camber \(arguments) < /dev/null")
        #expect(found.status == status && found.output.isEmpty)
        #expect(found.messages.split(separator: "\n").first.map { $0.count < 200 } == true)
        #expect(try place.content == RouteFolder.gpx && place.names == ["R"])
    }

    @Test("A name that is not UTF-8 is said to be so, by name and in a folder")
    func namesOddNames() throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        let odd = #"cd '\#(place.folder.path)'; cp R "$(printf 'caf\351.gpx')"; camber"#
        for command in ["inspect caf*.gpx", "inspect .", "reverse caf*.gpx", "import --dry-run ."] {
            let found = try Shell.run("\(odd) \(command)")
            #expect(found.status != 0 && (found.messages + found.output).contains("the name is not UTF-8; rename it"))
        }
    }

    @Test("A file that cannot be written whole stays as it was, and nothing is left behind")
    func survivesFullDisks() throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        // 1 024 bytes are all a file may have; without the signal write(2) then fails, as it does on a full disk.
        let note = "camber note R --traffic quiet --in-place"
        let found = try Shell.run(
            "cd '\(place.folder.path)'; trap '' XFSZ; ulimit -f 1; \(note)")
        #expect(found.status == 74)
        #expect(found.messages.hasPrefix("R: error: cannot be written: "))
        #expect(found.messages.hasSuffix("; the file is unchanged\n"))
        #expect(try place.content == RouteFolder.gpx && place.names == ["R"])
    }
}

@Suite("Replacing a file")
struct FileReplacementTests {
    @Test("A backup that is there already is not touched")
    func keepsBackups() throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        try Data("old".utf8).write(to: place.folder.appending(path: "R.bak"))
        #expect { try FileReplacement.replace(place.route.path, with: [1]) } throws: {
            ($0 as? AnalysisError)?.kind == .unwritable
        }
        #expect(try place.content == RouteFolder.gpx && place.names == ["R", "R.bak"])
    }

    @Test("The new file has the old one's owner, group and permissions", .enabled(if: getuid() == 0, "needs root"))
    func keepsOwners() throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        #expect(chown(place.route.path, 1000, 1001) == 0 && chmod(place.route.path, 0o4640) == 0)
        try FileReplacement.replace(place.route.path, with: [1])
        var status = stat()
        #expect(stat(place.route.path, &status) == 0)
        #expect((status.st_uid, status.st_gid, status.st_mode & 0o7777) == (1000, 1001, 0o4640))
    }

    @Test("A name that leaves no room for the new file's stops the replacement before it begins")
    func needsRoomForName() throws {
        let place = try RouteFolder(name: String(repeating: "r", count: 250))
        defer { place.remove() }
        #expect(throws: AnalysisError.self) { try FileReplacement.replace(place.route.path, with: [1]) }
        #expect(try place.content == RouteFolder.gpx && place.names.count == 1)
    }

    @Test("A folder that may not be written to stops it too", .enabled(if: getuid() != 0))
    func needsWritableFolder() throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        chmod(place.folder.path, 0o500)
        defer { chmod(place.folder.path, 0o700) }
        #expect(throws: AnalysisError.self) { try FileReplacement.replace(place.route.path, with: [1]) }
        #expect(try place.content == RouteFolder.gpx && place.names == ["R"])
    }

    @Test("A symbolic link stays one")
    func followsLinks() throws {
        let place = try RouteFolder(name: "R")
        defer { place.remove() }
        let link = place.folder.appending(path: "link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: place.route)
        try FileReplacement.replace(link.path, with: Array("new".utf8))
        #expect(try place.content == "new" && place.names == ["R", "link"])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == place.route.path)
    }
}
