import Foundation
import Gzip

/// The documents that damage starts from, each cut down to what is worth damaging.
enum Seeds {
    static let all = builtIn + corpus

    private static let builtIn: [[UInt8]] = {
        let studio = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1" xmlns:camber="urn:camber:gpx:1">
            <metadata><name>n</name><desc>d &amp; e</desc><time>2026-01-01T00:00:00Z</time></metadata>
            <wpt lat="1" lon="2"><ele>3</ele><name>spring</name></wpt>
            <rte><name>r</name><rtept lat="6.5" lon="7"/><rtept lat="8" lon="-9"><ele>1</ele></rtept></rte>
            <trk><name>a</name><type>running</type><trkseg>
            <trkpt lat="51.5" lon="-0.1"><ele>10.5</ele><time>2026-01-01T00:00:00Z</time><extensions>
            <camber:stretch surface="asphalt" cross-section="crowned" crossfall="0.03" falls="left" footways="left"
             traffic="quiet" oneway="with" unsafe-edge="right"/></extensions></trkpt>
            <trkpt lat="51.6" lon="-0.2"><ele>11</ele><time>2026-01-01T00:00:01.5+01:00</time>
            <extensions><surface>gravel</surface></extensions></trkpt>
            </trkseg><trkseg><trkpt lat="-90" lon="180"/></trkseg></trk></gpx>
            """
        let old = """
            <gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0"><name>o</name><trk><trkseg>
            <trkpt lat="1" lon="2"><ele>3</ele><time>2003-02-05T18:19:20Z</time><course>0</course><speed>3.1</speed></trkpt>
            <trkpt lat="1.1" lon="2.1"/></trkseg></trk></gpx>
            """
        let wide =
            "<?xml version='1.0' encoding='UTF-16'?><gpx><trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>"
        return [
            Array(studio.utf8), Array(old.utf8),
            [0xFF, 0xFE] + wide.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xEF, 0xBB, 0xBF] + Array(old.utf8), Deflater.data(of: Array(studio.utf8)),
            Deflater.data(of: Array(old.utf8.prefix(200))) + Deflater.data(of: Array(old.utf8.dropFirst(200))),
        ]
    }()

    /// The collection of real and hostile files beside the package, where it is there.
    private static let corpus: [[UInt8]] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data/gpx/files").standardizedFileURL
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        if names.isEmpty { FileHandle.standardError.write(Data("skipped: no corpus at \(folder.path)\n".utf8)) }
        return names.sorted().compactMap { name in
            (try? Data(contentsOf: folder.appending(path: name))).map { Array(excerpt(of: $0)) }
        }
    }()

    /// What comes before the third point's end, and what follows the last point, each up to a limit.
    private static func excerpt(of file: Data) -> Data {
        if file.count < 1_500 { return file }
        let end = Data("</trkpt>".utf8)
        var head = file.startIndex
        for _ in 0..<3 { head = file.range(of: end, in: head..<file.endIndex)?.upperBound ?? head }
        let tail = file.range(of: end, options: .backwards)?.upperBound ?? file.endIndex
        return file.prefix(head == file.startIndex ? 1_000 : min(head, 2_500)) + file[max(tail, file.endIndex - 300)...]
    }
}
