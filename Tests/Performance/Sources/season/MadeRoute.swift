import Foundation
import Seeds

/// A route as a runner's library holds it, made from a seed: its shape, its ground as notes in the file, its heights.
/// Kinds, shares and ranges are ours; crossfalls are those that road design asks for (2 to 3 %) and worn village roads
/// and lanes have (up to 4 %).
struct MadeRoute {
    enum Kind: CaseIterable {
        case busyRoad, roadWithFootway, villageRoad, bankedLane, riverside, park, forest, gravel, hills, track

        /// In a hundred of a library.
        var share: Int {
            switch self {
            case .busyRoad: 16
            case .roadWithFootway: 18
            case .villageRoad: 14
            case .bankedLane: 8
            case .riverside: 12
            case .park: 6
            case .forest: 10
            case .gravel: 5
            case .hills: 8
            case .track: 3
            }
        }
    }

    let gpx: String

    /// - Parameters:
    ///   - origin: latitude and longitude near which it begins.
    init(_ kind: Kind, named name: String, at origin: (Double, Double), _ random: inout SplitMix64) {
        let length = kind == .track ? 400 : random.number(3_500...19_000)
        let places = kind == .track ? Self.track : Self.shape(length, isLoop: random.chance(60), &random)
        var notes = [0: Self.note(kind, &random)]
        // Half of all routes change to another kind of ground on the way.
        if kind != .track, random.chance(50) {
            let share = random.number(0.3...0.7)
            notes[Int(share * Double(places.count))] = Self.note(Self.kind(&random, without: .track), &random)
        }
        let (climb, period) = Self.hills(kind, &random)
        let points = places.enumerated().map { i, place in
            let latitude = origin.0 + place.1 / 111_195
            let longitude = origin.1 + place.0 / (111_195 * cos(origin.0 * .pi / 180))
            let height = 200 + climb / 2 * (1 - cos(2 * .pi * Double(i) * 10 / period))
            let note = notes[i].map { "<extensions><camber:stretch \($0)/></extensions>" } ?? ""
            return "<trkpt lat=\"\(latitude)\" lon=\"\(longitude)\"><ele>\(height)</ele>\(note)</trkpt>"
        }
        gpx =
            "<gpx version=\"1.1\" creator=\"made\" xmlns=\"http://www.topografix.com/GPX/1/1\" "
            + "xmlns:camber=\"urn:camber:gpx:1\"><trk><name>\(name)</name><trkseg>"
            + points.joined() + "</trkseg></trk></gpx>"
    }

    static func kind(_ random: inout SplitMix64, without other: Kind? = nil) -> Kind {
        let kinds = Kind.allCases.filter { $0 != other }
        var left = random.number(0, kinds.reduce(-1) { $0 + $1.share })
        return kinds.first { kind in
            left -= kind.share
            return left < 0
        } ?? .busyRoad
    }

    private static func note(_ kind: Kind, _ random: inout SplitMix64) -> String {
        func fall(_ range: ClosedRange<Double>) -> String { String(format: "%.3f", random.number(range)) }
        let edge = random.chance(50) ? "left" : "right"
        func road(_ surface: String, _ crossfall: String, _ traffic: String, _ footways: String) -> String {
            "surface=\"\(surface)\" cross-section=\"crowned\" crossfall=\"\(crossfall)\" traffic=\"\(traffic)\" footways=\"\(footways)\""
        }
        func path(_ surface: String) -> String {
            "surface=\"\(surface)\" cross-section=\"level\" traffic=\"none\" footways=\"none\""
        }
        switch kind {
        case .busyRoad: return road("asphalt", fall(0.02...0.03), "busy", "none")
        case .roadWithFootway:
            return road("asphalt", fall(0.02...0.03), "busy", random.chance(60) ? "left right" : edge)
        case .villageRoad: return road("asphalt", fall(0.02...0.04), "quiet", "none")
        case .bankedLane:
            return "surface=\"asphalt\" cross-section=\"banked\" crossfall=\"\(fall(0.015...0.03))\" falls=\"\(edge)\" "
                + "traffic=\"quiet\" footways=\"none\""
        case .riverside: return path(random.chance(50) ? "asphalt" : "compacted")
        case .park: return path(random.chance(50) ? "grass" : "compacted")
        case .forest, .hills: return path(random.chance(70) ? "dirt" : "compacted")
        case .gravel: return road("gravel", fall(0.03...0.04), "none", "none")
        case .track: return path("track")
        }
    }

    /// Metres of one hill, and metres from one to the next.
    private static func hills(_ kind: Kind, _ random: inout SplitMix64) -> (climb: Double, period: Double) {
        switch kind {
        case .riverside, .track, .park: (0, 1_000)
        case .busyRoad, .roadWithFootway, .villageRoad, .gravel: (random.number(0...12), random.number(1_500...3_000))
        case .bankedLane, .forest: (random.number(10...30), random.number(1_500...3_000))
        case .hills: (random.number(40...80), random.number(2_500...4_000))
        }
    }

    /// A loop or a way there and back along a line that winds, metres east and north, a point every 10 m.
    private static func shape(_ length: Double, isLoop: Bool, _ random: inout SplitMix64) -> [(Double, Double)] {
        let (lobes, depth) = (Double(random.number(2, 5)), random.number(0.05...0.25))
        let phase = random.number(0...(2 * .pi))
        let steps = Int(length / 10)
        if isLoop {
            let turn = random.chance(50) ? 1.0 : -1.0
            let ring = (0...steps).map { i -> (Double, Double) in
                let angle = turn * 2 * .pi * Double(i) / Double(steps) + phase
                let radius = 1 + depth * sin(lobes * angle)
                return (radius * cos(angle), radius * sin(angle))
            }
            let around = zip(ring, ring.dropFirst()).reduce(0) { $0 + hypot($1.1.0 - $1.0.0, $1.1.1 - $1.0.1) }
            return ring.map { ($0.0 * length / around, $0.1 * length / around) }
        }
        let half = (0...steps / 2).map { i -> (Double, Double) in
            let along = Double(i) * 10
            let wave = 60 * sin(2 * .pi * along / 900 + phase)
            return (along * cos(phase) - wave * sin(phase), along * sin(phase) + wave * cos(phase))
        }
        return half + half.dropLast().reversed()
    }

    /// One counter-clockwise lap of a standard track, lane 1: straights of 84.39 m, bends of 36.80 m.
    private static let track: [(Double, Double)] = {
        let (straight, radius) = (84.39, 36.80)
        let half = straight + .pi * radius
        return (0...80).map { i in
            let along = (Double(i) / 80 * 2 * half).truncatingRemainder(dividingBy: 2 * half)
            let rest = along < half ? along : along - half
            let angle = max(0, rest - straight) / radius
            let place = (min(rest, straight) - straight / 2 + radius * sin(angle), -radius * cos(angle))
            return along < half ? place : (-place.0, -place.1)
        }
    }()
}
