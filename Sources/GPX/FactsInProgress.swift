internal import RouteGeometry

/// The notes in force while points come in.
struct FactsInProgress {
    private var note = GroundFacts()
    private var hasChanged = false

    /// At the start of a track or route no note holds yet.
    mutating func endNotes() {
        change { $0 = GroundFacts() }
    }

    mutating func change(_ body: (inout GroundFacts) -> Void) {
        let before = note
        body(&note)
        hasChanged = hasChanged || note != before
    }

    /// What the next point has to record.
    mutating func takeChange() -> GroundFacts? {
        guard hasChanged else { return nil }
        hasChanged = false
        return note
    }
}

extension GPXFacts {
    mutating func append(_ surface: Surface?, _ notes: inout FactsInProgress, at point: Int) {
        if surface != surfaces.last?.value ?? nil { surfaces.append(GPXChange(at: point, surface)) }
        if let note = notes.takeChange() { self.notes.append(GPXChange(at: point, note)) }
    }
}

/// The surface words met so far. Planners repeat the same few on every point, so the last one answers most.
struct SurfaceWords {
    private var lastWord: [UInt8] = []
    private var lastSurface: Surface?

    /// The class of a surface value, `nil` where there is none.
    mutating func surface(_ word: UnsafeBufferPointer<UInt8>) -> Surface? {
        if word.elementsEqual(lastWord) { return lastSurface }
        lastWord = Array(word)
        lastSurface = Surface(openStreetMap: String(decoding: word, as: UTF8.self))
        return lastSurface
    }
}
