extension FactLayer {
    /// The layer with `ground` said of the part from `start` to `end` metres over whatever it said there.
    ///
    /// Field by field: what `ground` is silent of stays, unless `forgetsOthers`. Parts left with nothing to say go, and
    /// neighbours that say the same become one. O(n log n) in the number of facts.
    public func noting(
        _ ground: GroundFacts, from start: Double, to end: Double, forgetsOthers: Bool = false
    ) -> FactLayer {
        start < end ? noting([StretchFacts(from: start, to: end, ground)], forgetsOthers: forgetsOthers) : self
    }

    /// The same for many parts at once, in order and without overlap.
    package func noting(_ notes: [StretchFacts], forgetsOthers: Bool = false) -> FactLayer {
        if notes.isEmpty { return self }
        let bounds = Set((facts + notes).flatMap { [$0.start, $0.end] }).sorted()
        var noted: [StretchFacts] = []
        var (old, new) = (0, 0)
        for (from, to) in zip(bounds, bounds.dropFirst()) {
            var here = facts.ground(from: from, after: &old) ?? GroundFacts()
            if let note = notes.ground(from: from, after: &new) {
                here = note.laid(over: forgetsOthers ? GroundFacts() : here)
            }
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
            merged[i] = merged[i].noting(layer.facts)
        }
        return merged.reversed()
    }
}

extension [StretchFacts] {
    /// What is said of the place `from`, which moves on with every call.
    fileprivate func ground(from place: Double, after cursor: inout Int) -> GroundFacts? {
        while cursor < count, self[cursor].end <= place { cursor += 1 }
        return cursor < count && self[cursor].start <= place ? self[cursor].ground : nil
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
