import RouteGeometry
import TestSupport

@testable import GPX

/// A file with tracks of several segments, a route, surfaces in the manner of gpx.studio, notes and foreign elements.
struct MadeFile {
    let text: GPXText

    init(_ random: inout SplitMix64) throws {
        var content = ""
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let segments = (0..<Int.random(in: 1...3, using: &random)).map { segment in
                let points = (0..<Int.random(in: 4...9, using: &random)).map { index in
                    Self.point("trkpt", Double(segment) / 100 + Double(index) / 1000, &random)
                }
                return "<trkseg>\n\(points.joined(separator: "\n"))\n</trkseg>"
            }
            content += "<trk><name>t</name>\(segments.joined())</trk>\n"
        }
        content += "<rte>\((0..<4).map { Self.point("rtept", Double($0) / 1000, &random) }.joined())</rte>"
        text = try GPXText(
            bytes: gpx(
                content,
                root: """
                    version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1" xmlns:camber="urn:camber:gpx:1" \
                    xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
                    """))
    }

    private static func point(_ tag: String, _ latitude: Double, _ random: inout SplitMix64) -> String {
        func maybe(_ text: String, _ random: inout SplitMix64) -> String { Bool.random(using: &random) ? text : "" }
        let surface = ["asphalt", "gravel", "paving_stones"].randomElement(using: &random) ?? ""
        let road = maybe("<surface>\(surface)</surface><highway>path</highway>", &random)
        let heart = maybe("<gpxtpx:hr>120</gpxtpx:hr>", &random)
        let wrapped = maybe(
            "<gpxtpx:TrackPointExtension>\(heart)<gpxtpx:Extensions>\(road)</gpxtpx:Extensions></gpxtpx:TrackPointExtension>",
            &random)
        let values = ground(&random).noteValues.map {
            " \($0.key.rawValue)=\"\(Bool.random(using: &random) ? $0.value : "unknown")\""
        }
        let note = maybe("<camber:stretch\(values.sorted().joined())/>", &random)
        let inner =
            maybe("<ele>\(Int.random(in: 0...99, using: &random))</ele>", &random)
            + maybe("<time>2026-01-01T00:00:0\(Int.random(in: 0...9, using: &random))Z</time>", &random)
            + (wrapped + note == "" ? "" : "<extensions>\(wrapped)\(note)</extensions>")
        return "<\(tag) lat=\"\(latitude)\" lon=\"1\">\(inner)</\(tag)>"
    }

    /// Some facts; never none.
    static func ground(_ random: inout SplitMix64) -> GroundFacts {
        func maybe<Value>(_ values: [Value], _ random: inout SplitMix64) -> Value? {
            Bool.random(using: &random) ? values.randomElement(using: &random) : nil
        }
        var facts = GroundFacts()
        facts.surface = maybe([.asphalt, .dirt, .grass], &random)
        facts.crossSection = maybe(GroundFacts.Kind.allCases, &random)
        facts.crossfall = maybe([0.02, 0.035], &random)
        facts.falls = maybe(Edge.allCases, &random)
        facts.footways = maybe([[], [.left], [.right], [.left, .right]], &random)
        facts.traffic = maybe(Traffic.allCases, &random)
        facts.oneway = Oneway.allCases.randomElement(using: &random)
        facts.unsafeEdges = maybe([[], [.left], [.right]], &random)
        return facts
    }
}

extension GPXText {
    func reversed(keepsTimes: Bool = true) -> GPXText {
        var copy = self
        copy.reverse(keepsTimes: keepsTimes)
        return copy
    }
}

extension GPXDocument {
    /// The note in force on the leg that starts at each track point; tracks one after the other.
    var notesOnLegs: [GroundFacts] { onLegs(trackFacts.notes, GroundFacts()) }

    /// The surface of the leg that starts at each track point.
    var surfacesOnLegs: [Surface?] { onLegs(trackFacts.surfaces, nil) }

    private func onLegs<Value>(_ changes: [GPXChange<Value>], _ silence: Value) -> [Value] {
        var (values, value, rest) = ([Value](), silence, changes[...])
        for point in 0..<points.count {
            while let next = rest.first, next.point <= point {
                value = next.value
                rest.removeFirst()
            }
            values.append(value)
        }
        return values
    }
}
