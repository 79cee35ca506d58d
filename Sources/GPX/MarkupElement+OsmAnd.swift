// The ways that OsmAnd lists behind the points of a track segment, which `OsmAndRoute` reads.
extension MarkupElement {
    private static let turns: Set<String> = ["turnType", "turnLanes", "turnAngle", "skipTurn"]
    private static let start = "startTrkptIdx"

    /// Lists the ways of a track segment in the opposite order, for their lengths count points from its start. Where each
    /// one starts is counted anew and its turn left out.
    ///
    /// - Returns: how many turns were left out.
    mutating func reverseOsmAndWays() -> Int {
        let points = indices { $0.kind == .point }.count
        var ways: [MarkupElement] = []
        var turns = 0
        takeWays { way in
            if way.attributes.contains(where: { $0.name == "turnType" }) { turns += 1 }
            way.attributes.removeAll { Self.turns.contains($0.name) }
            way.countStart(among: points)
            ways.append(way)
        }
        if !ways.isEmpty { takeWays { $0 = ways.removeLast() } }
        return turns
    }

    private mutating func countStart(among points: Int) {
        guard let index = attributes.firstIndex(where: { $0.name == Self.start }),
            let length = attributes.first(where: { $0.name == "length" }).flatMap({ Int($0.value) }),
            let start = Int(attributes[index].value), (0...points).contains(start), (0...points).contains(length)
        else { return }
        attributes[index].value = String(max(0, points - start - length))
    }

    /// Calls `body` with each way in the extensions of a segment.
    private mutating func takeWays(_ body: (inout MarkupElement) -> Void) {
        for index in indices(where: { $0.kind == .segmentExtension }) {
            change(at: index) { child in
                let isWay = child.localName == "segment" && child.attributes.contains { $0.name == "length" }
                if isWay { body(&child) } else { child.takeWays(body) }
            }
        }
    }
}
