import Foundation

/// A folder with files to import and a library beside them, for one test.
struct LibraryFolder: ~Copyable {
    let folder: String
    var library: String { folder + "camber.db" }

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path(percentEncoded: false) + (url.path(percentEncoded: false).hasSuffix("/") ? "" : "/")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A road of 2 km north and 1 km east, so far east of 9°; with a start it was run in 18 minutes.
    static func gpx(east: Double = 0, start: Date? = nil, name: String = "Road", reversed: Bool = false) -> String {
        let points = (0...60).map { i -> String in
            let along = Double(reversed ? 60 - i : i) * 50
            let latitude = 48 + min(along, 2000) / 111_200
            let longitude = 9 + (east + max(0, along - 2000)) / 74_500
            let time = start.map { "<time>\($0.addingTimeInterval(Double(i) * 18).ISO8601Format())</time>" } ?? ""
            return "<trkpt lat=\"\(latitude)\" lon=\"\(longitude)\"><ele>\(300 + i % 7)</ele>\(time)</trkpt>"
        }
        return
            "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>\(name)</name>"
            + "<trkseg>\(points.joined(separator: "\n"))</trkseg></trk></gpx>"
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let path = folder + name
        let parent = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// Runs camber on the library, as a user of it would.
    func camber(_ words: String, input: String? = nil, timeout: Double = 60) async throws -> Camber.Run {
        let arguments = words.split(separator: " ").map { String($0).replacing("@", with: folder) }
        return try await Camber.run(
            arguments, input: input.map { URL(filePath: folder + $0) }, environment: ["CAMBER_LIBRARY": library],
            timeout: timeout)
    }

    /// What the library says of itself.
    func listing() async throws -> String {
        var texts: [String] = []
        for command in ["routes --format ndjson", "runs --format ndjson", "shoes", "pain"] {
            texts.append(try await camber(command).text)
        }
        return texts.joined()
    }
}
