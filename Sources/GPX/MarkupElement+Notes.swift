internal import RouteGeometry

/// The attributes of `camber:stretch`, as written.
typealias NoteValues = [NoteField: String]

extension NoteField {
    /// In the order in which a note is written.
    static let inOrder: [NoteField] = [
        .surface, .crossSection, .crossfall, .falls, .footways, .traffic, .oneway, .unsafeEdge,
    ]

    /// Whether the reader takes `value`.
    func accepts(_ value: String) -> Bool {
        var (value, ground) = (value, GroundFacts())
        return value.withUTF8 { set($0, in: &ground) }
    }

    /// What `value` is on the route drawn the other way.
    func reversed(_ value: String) -> String {
        switch self {
        case .surface, .crossSection, .crossfall, .traffic: return value
        case .falls, .footways, .unsafeEdge:
            let words = value.split(whereSeparator: \.isWhitespace)
            return words.count == 1 ? Edge(rawValue: String(words[0]))?.opposite.rawValue ?? value : value
        case .oneway:
            let word = value.split(whereSeparator: \.isWhitespace).joined()
            return Oneway(rawValue: word)?.reversed.rawValue ?? value
        }
    }
}

extension NoteValues {
    static let end = "unknown"

    /// What is in force behind a point that says `change`.
    func changed(by change: NoteValues) -> NoteValues {
        merging(change) { $1 }.filter { !$0.value.isEnd }
    }

    /// What a point must say for `self` to be in force behind it and `before` to be in force before it.
    func change(from before: NoteValues) -> NoteValues {
        filter { before[$0.key] != $0.value }
            .merging(before.filter { self[$0.key] == nil }.mapValues { _ in Self.end }) { own, _ in own }
    }

    var reversed: NoteValues {
        reduce(into: [:]) { $0[$1.key] = $1.key.reversed($1.value) }
    }
}

extension String {
    fileprivate var isEnd: Bool { split(whereSeparator: \.isWhitespace) == [NoteValues.end[...]] }
}

extension MarkupElement {
    static let camberPrefix = "camber"

    /// Our element: in our namespace, or in a wrong one under our prefix.
    private var isStretch: Bool {
        kind == .pointExtension && localName == "stretch"
            && (uri == ElementNames.camberNamespace || prefix == Self.camberPrefix)
    }

    private func noteField(_ attribute: (name: String, value: String)) -> NoteField? {
        NoteField(rawValue: attribute.name).flatMap { $0.accepts(attribute.value) ? $0 : nil }
    }

    /// What the notes of a point say, without attributes that the reader ignores.
    var notes: NoteValues {
        var values: NoteValues = [:]
        gatherNotes(&values)
        return values
    }

    private func gatherNotes(_ values: inout NoteValues) {
        if isStretch {
            for attribute in attributes {
                if let field = noteField(attribute) { values[field] = attribute.value }
            }
        }
        for case .element(let child) in content where child.kind == .pointExtension { child.gatherNotes(&values) }
    }

    /// Makes a point's notes say `values` and nothing else; what the reader ignores in them stays.
    ///
    /// - Parameter stretch: the element to add where the point has none, in the elements that are to hold it.
    mutating func setNotes(_ values: NoteValues, in stretch: [MarkupElement]) {
        guard values != notes else { return }
        var missing = values
        rewriteNotes(values, &missing)
        if !missing.isEmpty, !addToNote(&missing), var element = stretch.last {
            element.setAttributes(&missing)
            insert(element, in: stretch.dropLast())
        }
        for index in indices(where: { $0.kind == .pointExtension }).reversed() { removeBlankNotes(at: index) }
    }

    private mutating func rewriteNotes(_ values: NoteValues, _ missing: inout NoteValues) {
        if isStretch {
            attributes = attributes.compactMap { attribute in
                guard let field = noteField(attribute) else { return attribute }
                return missing.removeValue(forKey: field).map { (attribute.name, $0) }
            }
        }
        for index in indices(where: { $0.kind == .pointExtension }) {
            change(at: index) { $0.rewriteNotes(values, &missing) }
        }
    }

    /// Adds to the first note there is.
    private mutating func addToNote(_ missing: inout NoteValues) -> Bool {
        if isStretch {
            setAttributes(&missing)
            return true
        }
        for index in indices(where: { $0.kind == .pointExtension }) {
            if change(at: index, { $0.addToNote(&missing) }) == true { return true }
        }
        return false
    }

    private mutating func setAttributes(_ values: inout NoteValues) {
        for field in NoteField.inOrder {
            guard let value = values.removeValue(forKey: field) else { continue }
            // One the reader ignores may stand there already.
            attributes.removeAll { $0.name == field.rawValue }
            attributes.append((field.rawValue, value))
        }
    }

    private mutating func removeBlankNotes(at index: Int) {
        guard let element = child(at: index), element.holdsNotes else { return }
        change(at: index) { element in
            for index in element.indices(where: { $0.kind == .pointExtension }).reversed() {
                element.removeBlankNotes(at: index)
            }
        }
        if child(at: index)?.isBlank == true { remove(at: index) }
    }

    private var holdsNotes: Bool {
        isStretch
            || content.contains { if case .element(let child) = $0 { child.holdsNotes } else { false } }
    }

    /// Puts an element into the point, in its wrappers from the outside in, which are made where there is none of the name.
    mutating func insert(_ element: MarkupElement, in wrappers: some Collection<MarkupElement>) {
        guard let wrapper = wrappers.first else {
            if let hole = content.firstIndex(where: { if case .markup(let bytes) = $0 { bytes.isEmpty } else { false } }
            ) {
                content[hole] = .element(element)
            } else {
                add(element)
            }
            return
        }
        if let index = indices(where: { $0.kind == .pointExtension && $0.name == wrapper.name }).first {
            change(at: index) { $0.insert(element, in: wrappers.dropFirst()) }
        } else {
            var made = wrapper.shell
            made.insert(element, in: wrappers.dropFirst())
            add(made)
        }
    }
}

extension MarkupElement {
    /// Of a point: seconds since 1970; `nil` where it has no time that can be read.
    var time: Double? {
        guard let index = indices(where: { $0.kind == .time }).last, let element = child(at: index) else { return nil }
        let text = element.content.flatMap { node -> [UInt8] in
            if case .markup(let bytes) = node { bytes } else { [] }
        }
        return text.withUnsafeBufferPointer { ISOTime($0)?.seconds }
    }
}
