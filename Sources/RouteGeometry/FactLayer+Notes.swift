extension FactLayer {
    /// The layer with `ground` said of the part from `start` to `end` metres over whatever it said there.
    ///
    /// Field by field: what `ground` is silent of stays, unless `forgetsOthers`. Parts left with nothing to say go, and
    /// neighbours that say the same become one. O(facts).
    public func noting(
        _ ground: GroundFacts, from start: Double, to end: Double, forgetsOthers: Bool = false
    ) -> FactLayer {
        guard start < end else { return self }
        let bounds = Set(facts.flatMap { [$0.start, $0.end] } + [start, end]).sorted()
        var noted: [StretchFacts] = []
        var cursor = 0
        for (from, to) in zip(bounds, bounds.dropFirst()) {
            while cursor < facts.count, facts[cursor].end <= from { cursor += 1 }
            let isCovered = cursor < facts.count && facts[cursor].start <= from
            var here = isCovered ? facts[cursor].ground : GroundFacts()
            if from >= start, to <= end { here = ground.laid(over: forgetsOthers ? GroundFacts() : here) }
            guard here != GroundFacts() else { continue }
            if let last = noted.last, last.end == from, last.ground == here {
                noted[noted.count - 1].end = to
            } else {
                noted.append(StretchFacts(from: from, to: to, here))
            }
        }
        return FactLayer(origin, noted)
    }

    /// The same facts in one layer of each origin, the first of several over the others field by field.
    package static func oneOfEach(_ layers: [FactLayer]) -> [FactLayer] {
        var merged: [FactLayer] = []
        for layer in layers.reversed() {
            guard let i = merged.firstIndex(where: { $0.origin == layer.origin }) else {
                merged.append(layer)
                continue
            }
            for facts in layer.facts { merged[i] = merged[i].noting(facts.ground, from: facts.start, to: facts.end) }
        }
        return merged.reversed()
    }
}

extension GroundFacts {
    /// These facts, and those of `other` of which they are silent.
    fileprivate func laid(over other: GroundFacts) -> GroundFacts {
        var facts = self
        facts.surface = surface ?? other.surface
        facts.crossSection = crossSection ?? other.crossSection
        facts.crossfall = crossfall ?? other.crossfall
        facts.falls = falls ?? other.falls
        facts.footways = footways ?? other.footways
        facts.traffic = traffic ?? other.traffic
        facts.oneway = oneway ?? other.oneway
        facts.unsafeEdges = unsafeEdges ?? other.unsafeEdges
        return facts
    }
}
