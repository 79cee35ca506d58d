import Foundation
import RouteAnalysis
import RouteGeometry
import Testing

@Suite("Files and folders")
struct FolderTests {
    /// Calls `body` with an empty folder that is removed afterwards.
    static func withFolder(_ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url.path)
    }

    static func write(_ names: [String], in folder: String) throws {
        for name in names {
            let url = URL(filePath: folder).appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(DrawnGPX(Shape.north(1000)).text.utf8).write(to: url)
        }
    }

    @Test("are listed in the order of their paths, hidden and other ones left out")
    func order() throws {
        try Self.withFolder { folder in
            try Self.write(
                [
                    "b.gpx", "a/z.GPX", "B.gpx", "a.gpx", "a/c.gpx.gz", ".hidden.gpx", ".git/x.gpx", "a/.trash/y.gpx",
                    "notes.txt", "gpx", "c.gpx.bak",
                ], in: folder)
            let expected = ["B.gpx", "a.gpx", "a/c.gpx.gz", "a/z.GPX", "b.gpx"].map { folder + "/" + $0 }
            #expect(try RouteFile.files(at: [folder]) == expected)
            #expect(try RouteFile.files(at: [folder + "/"]) == expected)
        }
    }

    @Test("named one by one are taken as named, whatever they are called")
    func named() throws {
        try Self.withFolder { folder in
            try Self.write(["x.txt", ".hidden.gpx", "sub/a.gpx"], in: folder)
            let paths = [folder + "/x.txt", "-", folder + "/sub", folder + "/.hidden.gpx"]
            #expect(
                try RouteFile.files(at: paths) == [paths[0], "-", folder + "/sub/a.gpx", paths[3]])
            #expect(try RouteFile.files(at: []) == [])
        }
    }

    @Test("pass over pipes and folders that are named like a file, and keep links to files")
    func pipes() throws {
        try Self.withFolder { folder in
            try Self.write(["a.gpx", "sub.gpx/b.gpx"], in: folder)
            #expect(mkfifo(folder + "/pipe.gpx", 0o600) == 0)
            try FileManager.default.createSymbolicLink(atPath: folder + "/z.gpx", withDestinationPath: "a.gpx")
            var sentences: [String] = []
            let expected = ["a.gpx", "sub.gpx/b.gpx", "z.gpx"].map { folder + "/" + $0 }
            #expect(try RouteFile.files(at: [folder]) { sentences.append($0) } == expected)
            #expect(sentences == ["\(folder)/pipe.gpx: a pipe, not a file; passed over"])
            #expect(try RouteFile.files(at: [folder + "/pipe.gpx"]) == [folder + "/pipe.gpx"])
            let sources = try ImportSource.all(at: [folder]).map { try $0.get() }
            #expect(sources.map(\.name) == ["a.gpx", "pipe.gpx", "sub.gpx/b.gpx", "z.gpx"])
            #expect(sources.map(\.obstacle) == [nil, "a pipe, not a file", nil, nil])
        }
    }

    @Test("are followed where the folder named is a link, and not below it")
    func links() throws {
        try Self.withFolder { folder in
            try Self.write(["in/a.gpx", "in/sub/b.gpx"], in: folder)
            try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "in")
            try FileManager.default.createSymbolicLink(atPath: folder + "/in/sub/up", withDestinationPath: "..")
            let expected = ["a.gpx", "sub/b.gpx"].map { folder + "/link/" + $0 }
            #expect(try RouteFile.files(at: [folder + "/link"]) == expected)
            #expect(try ImportSource.all(at: [folder + "/link"]).map { try $0.get().path } == expected)
        }
    }

    @Test(
        "that cannot be read are named, and an import takes what lies beside them",
        .enabled(if: getuid() != 0, "root may read anything"))
    func closed() throws {
        try Self.withFolder { folder in
            try Self.write(["a.gpx", "closed/b.gpx"], in: folder)
            chmod(folder + "/closed", 0)
            defer { chmod(folder + "/closed", 0o700) }
            let sentence = "\(folder)/closed: error: the folder cannot be read: Permission denied"
            let error = #expect(throws: AnalysisError.self) { try RouteFile.files(at: [folder]) }
            #expect(error?.kind == .unreadable && error?.description == sentence)
            let found = ImportSource.all(at: [folder])
            #expect(found.count == 2 && found.compactMap { try? $0.get().name } == ["a.gpx"])
            let failure = #expect(throws: AnalysisError.self) { try found[0].get() }
            #expect(failure?.description == sentence)
        }
    }

    @Test("whose name is not UTF-8 are named as such, also a folder")
    func mangled() throws {
        try Self.withFolder { folder in
            try Self.write(["a.gpx", "b\u{E9}/c.gpx"], in: folder)
            // Latin-1 é.
            let old = folder + "/b\u{E9}"
            let status = Array((folder + "/b").utf8CString.dropLast() + [CChar(bitPattern: 0xE9), 0])
                .withUnsafeBufferPointer { new in new.baseAddress.map { rename(old, $0) } }
            #expect(status == 0)
            let found = ImportSource.all(at: [folder])
            let failure = #expect(throws: AnalysisError.self) { try found[0].get() }
            #expect(
                failure?.description == "\(folder)/b\u{FFFD}: error: cannot be read: the name is not UTF-8; rename it")
            #expect(found.count == 2)
        }
    }

    @Test(
        "of other formats come with a command that a shell takes as it is meant",
        arguments: ["run.fit", "my run.fit", "it's.tcx", "$(touch x).fit", "l\u{E4}uft;.tcx.gz", "a\nb.fit"])
    func conversion(name: String) throws {
        try Self.withFolder { folder in
            try Self.write([name], in: folder)
            let command = try #require(try ImportSource.all(at: [folder])[0].get().conversion)
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/sh")
            // What stands in for the programs says which file they are given.
            let programs = "gpsbabel() { echo \"$4\"; }; gunzip() { echo \"$2\"; }; camber() { cat; };"
            shell.arguments = ["-c", programs + command.replacing("gpsbabel -i gtrnctr -f - -o gpx -F - | ", with: "")]
            let output = Pipe()
            shell.standardOutput = output
            try shell.run()
            shell.waitUntilExit()
            let word = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(word == folder + "/" + name + "\n", "\(command)")
        }
    }

    @Test("without GPX in them are nothing found")
    func empty() throws {
        try Self.withFolder { folder in
            try Self.write(["notes.txt", ".hidden.gpx"], in: folder)
            let error = #expect(throws: AnalysisError.self) { try RouteFile.files(at: [folder]) }
            #expect(error?.kind == .nothingFound)
            #expect(error?.description == "\(folder): error: no .gpx file in this folder")
        }
    }

    @Test("that are missing or no GPX are errors that begin with the path")
    func missing() throws {
        let error = #expect(throws: AnalysisError.self) { try RouteFile.files(at: ["no/such.gpx"]) }
        #expect(error?.kind == .unreadable)
        #expect(error?.description == "no/such.gpx: error: no such file or folder")
        let file = RouteFile(path: "no/such.gpx", runner: Runner())
        #expect(file.document == nil && file.warnings.isEmpty)
        #expect(throws: AnalysisError.self) { try file.routes.get() }
        try Self.withFolder { folder in
            let path = folder + "/bad.gpx"
            try Data("this is no XML".utf8).write(to: URL(filePath: path))
            let error = #expect(throws: AnalysisError.self) { try RouteFile(path: path, runner: Runner()).routes.get() }
            #expect(error?.kind == .badData)
            #expect(error?.description.hasPrefix(path) == true)
        }
    }

    @Test("give the same route by path as by bytes")
    func path() throws {
        try Self.withFolder { folder in
            try Self.write(["a.gpx"], in: folder)
            let survey = try RouteFile(path: folder + "/a.gpx", runner: Runner()).routes.get()[0]
            #expect(abs(survey.profile.length - 1000) < 0.001)
            #expect(survey.source == folder + "/a.gpx")
        }
    }
}
