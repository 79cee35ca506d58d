/// An element of a point that says something of a leg, with what it stood in.
struct LegTag {
    var element: MarkupElement
    /// Without their content, the outermost first.
    let wrappers: [MarkupElement]
    /// The namespaces declared by the point and the wrappers.
    let scope: [String: String]
}

extension MarkupElement {
    /// The whole of what gpx.studio says of the leg that starts at the point, a surface by itself, or a point between this
    /// and the next one that Garmin drew the leg through.
    private var isForward: Bool { localName == "Extensions" || localName == "surface" || isShapingPoint }

    var isShapingPoint: Bool { localName == "rpt" }

    /// Whose word it is, as the reader sees it.
    private var vocabulary: Vocabulary {
        guard let uri else { return prefix == "brouter" ? .brouter : .plain }
        return Vocabulary(uri: uri)
    }

    /// What OpenTracks' barometer says of the leg that ends at the point.
    private var isClimb: Bool {
        (localName == "gain" || localName == "loss") && (vocabulary == .openTracks || vocabulary == .plain)
    }

    /// What BRouter says of the legs up to the point.
    private var isBackward: Bool {
        localName == "way" && vocabulary == .brouter
    }

    /// Takes out of a point what describes the leg that starts there.
    mutating func takeForwardTags() -> [LegTag] { takeTags(where: \.isForward) }

    /// Takes out of a point what describes the legs that end there.
    mutating func takeBackwardTags() -> [LegTag] { takeTags(where: \.isBackward) }

    /// Takes out of a point what describes the climb of the leg that ends there.
    mutating func takeClimbs() -> [LegTag] { takeTags(where: \.isClimb) }

    /// A gain as a loss, and the other way round.
    var climbReversed: MarkupElement {
        let colon = prefix.isEmpty ? "" : "\(prefix):"
        var copy = MarkupElement(kind: kind, name: colon + (localName == "gain" ? "loss" : "gain"), uri: uri)
        (copy.namespaces, copy.attributes, copy.content) = (namespaces, attributes, content)
        return copy
    }

    private mutating func takeTags(where isWanted: (MarkupElement) -> Bool) -> [LegTag] {
        guard holds(isWanted) else { return [] }
        var tags: [LegTag] = []
        takeTags(isWanted, [], Self.scope([self]), &tags)
        return tags
    }

    private func holds(_ isWanted: (MarkupElement) -> Bool) -> Bool {
        content.contains { node in
            guard case .element(let child) = node, child.kind == .pointExtension else { return false }
            return isWanted(child) || child.holds(isWanted)
        }
    }

    private mutating func takeTags(
        _ isWanted: (MarkupElement) -> Bool, _ wrappers: [MarkupElement], _ scope: [String: String],
        _ tags: inout [LegTag]
    ) {
        for index in indices(where: { $0.kind == .pointExtension }) {
            guard let child = child(at: index) else { continue }
            if isWanted(child) {
                tags.append(LegTag(element: child, wrappers: wrappers, scope: scope))
                // A hole that another may fill.
                content[index] = .markup([])
            } else {
                let inner = scope.merging(Self.scope([child])) { $1 }
                change(at: index) { $0.takeTags(isWanted, wrappers + [child.shell], inner, &tags) }
            }
        }
    }

    /// Puts tags into a point, each into elements like those it stood in.
    ///
    /// - Parameter outer: the namespaces declared for the whole file.
    mutating func put(_ tags: [LegTag], outer: [String: String]) {
        for tag in tags {
            var element = tag.element
            let scope = self.scope(of: tag.wrappers[...])
            for (prefix, uri) in tag.scope.sorted(by: { $0.key < $1.key }) where scope[prefix] != uri {
                element.declare(prefix, uri)
            }
            for prefix in scope.keys.sorted() where tag.scope[prefix] == nil {
                if let uri = outer[prefix] ?? (prefix.isEmpty ? "" : nil) { element.declare(prefix, uri) }
            }
            insert(element, in: tag.wrappers)
        }
    }

    /// Removes wrappers that have lost all they held, and holes.
    mutating func removeEmptied(_ wrappers: some Collection<MarkupElement>) {
        content.removeAll { if case .markup(let bytes) = $0 { bytes.isEmpty } else { false } }
        guard let name = wrappers.first?.name else { return }
        for index in indices(where: { $0.kind == .pointExtension && $0.name == name }).reversed() {
            change(at: index) { $0.removeEmptied(wrappers.dropFirst()) }
            if child(at: index)?.isBlank == true { remove(at: index) }
        }
    }

    /// What will be declared around an element put into `wrappers` here.
    private func scope(of wrappers: ArraySlice<MarkupElement>) -> [String: String] {
        let own = Self.scope([self])
        guard let wrapper = wrappers.first else { return own }
        let index = indices { $0.kind == .pointExtension && $0.name == wrapper.name }.first
        guard let index, let inner = child(at: index) else { return own.merging(Self.scope(wrappers)) { $1 } }
        return own.merging(inner.scope(of: wrappers.dropFirst())) { $1 }
    }

    private static func scope(_ elements: some Collection<MarkupElement>) -> [String: String] {
        elements.reduce(into: [:]) { scope, element in
            for (prefix, uri) in element.namespaces { scope[prefix] = uri }
        }
    }

    private mutating func declare(_ prefix: String, _ uri: String) {
        if !namespaces.contains(where: { $0.prefix == prefix }) { namespaces.append((prefix, uri)) }
    }
}
