import Foundation

/// Files generated alike on every machine: the same bytes for the same name.
struct GeneratedFile: Sendable {
    let name: String
    let points: Int
    private let point: @Sendable (Int) -> String

    /// A watch's recording: 17-digit coordinates, elevation, time, heart rate and cadence in every point.
    static let garmin = recording("garmin-20MB", points: 58_000)

    /// The same, a tenth as long as the one that follows it.
    static let short = recording("garmin-10MB", points: 29_000)
    static let long = recording("garmin-100MB", points: 290_000)

    private static func recording(_ name: String, points: Int) -> GeneratedFile {
        GeneratedFile(name: name, points: points, point: recordedPoint)
    }

    private static func recordedPoint(_ i: Int) -> String {
        let (lat, lon) = place(i)
        let second = String(format: "%02d:%02d:%02d", i / 3600 % 24, i / 60 % 60, i % 60)
        return """
                  <trkpt lat="\(lat)" lon="\(lon)">
                    <ele>\(elevation(i))</ele>
                    <time>2026-05-\(10 + i / 86_400)T\(second).000Z</time>
                    <extensions>
                      <ns3:TrackPointExtension>
                        <ns3:hr>\(120 + i % 50)</ns3:hr>
                        <ns3:cad>\(80 + i % 10)</ns3:cad>
                      </ns3:TrackPointExtension>
                    </extensions>
                  </trkpt>

            """
    }

    /// A planned line: coordinates with six decimals and elevation with one.
    static let bare = GeneratedFile(name: "bare-20MB", points: 317_000) { i in
        let (lat, lon) = place(i)
        let tenth = (elevation(i) * 10).rounded() / 10
        return
            "<trkpt lat=\"\(String(format: "%.6f", lat))\" lon=\"\(String(format: "%.6f", lon))\"><ele>\(tenth)</ele></trkpt>\n"
    }

    private static func place(_ i: Int) -> (Double, Double) {
        (48.4 + 0.02 * sin(Double(i) / 900), 9 + 0.03 * cos(Double(i) / 1300))
    }

    private static func elevation(_ i: Int) -> Double { 400 + 60 * sin(Double(i) / 700) }

    /// Writes the file into `folder` and gives its path.
    func write(to folder: URL) throws -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx creator="generator" version="1.1" xmlns="http://www.topografix.com/GPX/1/1" \
            xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
            <trk><name>generated</name><trkseg>

            """
        for i in 0..<points { text += point(i) }
        text += "</trkseg></trk></gpx>\n"
        let url = folder.appending(path: name + ".gpx")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }
}
