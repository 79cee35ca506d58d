import Foundation
import GPX

/// What the library costs, whole processes of a built `camber` beside what would be needed anyway.
struct LibraryTable {
    /// The built command.
    let camber: String
    let folder: URL

    /// A run of the seed's own: about 70 kB, a point every 15 m.
    private static func run(_ number: Int, points: Int) -> String {
        var state = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        var (latitude, longitude, elevation) = (48 + 0.3 * random(), 9 + 0.4 * random(), 300 + 200 * random())
        var heading = 6.28 * random()
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" creator="generator" xmlns="http://www.topografix.com/GPX/1/1">
             <trk>
              <name>Run \(number)</name>
              <trkseg>

            """
        for i in 0..<points {
            heading += 0.4 * (random() - 0.5)
            latitude += 15 * cos(heading) / 111_320
            longitude += 15 * sin(heading) / 74_400
            elevation += 0.8 * (random() - 0.5)
            // No two begin in the same second.
            let seconds = number % 336 * 86_400 + number / 336 * 300 + 5 * i
            let time = String(
                format: "2026-%02d-%02dT%02d:%02d:%02dZ", seconds / 86_400 / 28 % 12 + 1, seconds / 86_400 % 28 + 1,
                seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
            text +=
                "   <trkpt lat=\"\(String(format: "%.7f", latitude))\" lon=\"\(String(format: "%.7f", longitude))\">\n"
            text += "    <ele>\(String(format: "%.1f", elevation))</ele>\n    <time>\(time)</time>\n   </trkpt>\n"
        }
        return text + "  </trkseg>\n </trk>\n</gpx>\n"
    }

    /// Files `first..<first + count` in a folder of their own.
    private func write(_ name: String, count: Int, points: Int) throws -> String {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for number in 0..<count {
            try Self.run(number, points: points).write(
                to: url.appending(path: "\(number).gpx"), atomically: false, encoding: .utf8)
        }
        return url.path
    }

    /// A line of shell that a measurement may fail on; with 1 ends a week that does not fit.
    private static func shell(_ line: String) -> [String] { ["/bin/sh", "-c", "{ \(line); } || [ $? -eq 1 ]"] }

    private func run(_ line: String) { _ = Measurement.inTurn([(Self.shell(line), 1)]) }

    /// Prints the table: each pair in turn, `rounds` times, the least of each. On a machine that does other things as well
    /// the processor's time is what to go by.
    func report(rounds: Int = 3) throws {
        let plain = try write("plain", count: 2000, points: 560)
        let compressed = folder.appending(path: "compressed").path
        run("cp -r '\(plain)' '\(compressed)' && ls -d '\(compressed)'/* | xargs -P2 -n 250 gzip -6")
        let small = try write("small", count: 10_000, points: 24)
        let thousand = try write("thousand", count: 1000, points: 560)
        let library = folder.appending(path: "library.db").path
        let own = CommandLine.arguments[0]
        // A library of its own each time: to remove one takes 10 ms. `$$` is the number of the shell's process.
        let fresh = "'\(camber)' import --library '\(folder.path)/'$$.db"
        let (many, week) = (folder.appending(path: "many.db").path, folder.appending(path: "week.db").path)
        run("'\(camber)' import --new-route --library '\(many)' '\(small)'")
        run("'\(camber)' import --library '\(week)' '\(thousand)'")
        run("'\(camber)' import --library '\(library)' '\(plain)'")
        let rows: [(name: String, base: String, work: String, goal: String)] = [
            (
                "import 2,000 plain files : gzip -6 twice", "ls -d '\(plain)'/* | xargs -P2 -n 250 gzip -6 -c",
                "\(fresh) '\(plain)'", "<= 1.3"
            ),
            (
                "the same again : the first import", "\(fresh) '\(plain)'",
                "'\(camber)' import --library '\(library)' '\(plain)'", "<= 0.2"
            ),
            (
                "import 2,000 .gpx.gz : parsing them", "'\(own)' parse '\(compressed)'", "\(fresh) '\(compressed)'",
                "<= 2"
            ),
            (
                "list 10,000 routes : doing nothing", "'\(camber)' --version", "'\(camber)' routes --library '\(many)'",
                "<= 60 ms"
            ),
            (
                "plan from 1,000 routes : doing nothing", "'\(camber)' --version",
                "'\(camber)' plan --today 2026-12-01 --library '\(week)'", "<= 300 ms"
            ),
        ]
        print("\nwhole processes                                 base ms    ms   ratio  of cpu  goal")
        for row in rows {
            let found = Measurement.inTurn([row.base, row.work].map { (command: Self.shell($0), runs: rounds) })
            guard let base = found[0], let work = found[1] else {
                print(row.name, "failed")
                continue
            }
            print(
                row.name.padding(toLength: 46, withPad: " ", startingAt: 0),
                String(
                    format: "%8.0f %6.0f %7.2f %7.2f", base.elapsed * 1000, work.elapsed * 1000,
                    work.elapsed / base.elapsed, work.seconds / base.seconds), "", row.goal)
        }
        let gzipped = folder.appending(path: "gzipped.db").path
        run("'\(camber)' import --library '\(gzipped)' '\(compressed)'")
        print(
            String(
                format: "library of 2,000 .gpx.gz over their own size %18.2f  <= 1.3",
                try size(of: gzipped) / size(of: compressed)))
    }

    private func size(of path: String) throws -> Double {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return Double(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
        }
        return try FileManager.default.contentsOfDirectory(atPath: path).reduce(0) {
            try $0 + size(of: "\(path)/\($1)")
        }
    }

    /// Reads every file of a folder on all cores and keeps nothing.
    static func parse(_ folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        DispatchQueue.concurrentPerform(iterations: names.count) { i in
            do {
                guard try !GPXDocument(contentsOf: "\(folder)/\(names[i])").points.isEmpty else { exit(1) }
            } catch {
                exit(1)
            }
        }
    }
}
