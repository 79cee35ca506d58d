internal import StreamingXML

// Names, descriptions, links: the words on a file, a track, a route or a point.
extension Reader {
    mutating func metadataChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.author: return .author
        case names.email: return .email
        case names.keywords: return .keywords
        case names.time: return .time
        case names.extensions: return .metadataExtension
        case names.bounds:
            takeBounds(tag)
            return .ignored
        case names.name, names.desc, names.link, names.url, names.urlname: return labelChild(tag)
        default: return .ignored
        }
    }

    mutating func authorChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.name: return .authorName
        case names.link: return startLink(tag)
        case names.email:
            if let id = tag.value(named: names.attributes.id), let domain = tag.value(named: names.attributes.domain) {
                document.metadata.authorEmail =
                    document.metadata.authorEmail ?? "\(id.attributeText)@\(domain.attributeText)"
            }
            return .ignored
        default: return .ignored
        }
    }

    /// A child that tracks, routes and points have alike.
    mutating func labelChild(_ tag: Tag) -> Element {
        switch tag.name {
        case names.name: .name
        case names.desc: .description
        case names.cmt: .comment
        case names.src: .source
        case names.sym: .symbol
        case names.type: .type
        case names.number: .number
        case names.link: startLink(tag)
        case names.url: .address
        case names.urlname: .addressName
        default: .ignored
        }
    }

    private mutating func startLink(_ tag: Tag) -> Element {
        link = GPXLink(address: tag.value(named: names.attributes.href)?.attributeText ?? "")
        return .link
    }

    /// A link without an address is none.
    mutating func endLink() {
        if let link, !link.address.isEmpty { add(link) }
        link = nil
    }

    private mutating func add(_ link: GPXLink) {
        weigh(link.address)
        if isDropping { return }
        switch stack.top {
        case .trk: track?.links.append(link)
        case .rte: route?.links.append(link)
        case .author: document.metadata.authorLink = link
        case .trkpt, .rtept, .wpt: changeLabels { $0.links.append(link) }
        default: document.metadata.links.append(link)
        }
    }

    /// Where a text is given twice the first one stands.
    mutating func takeLabel(_ element: Element, _ words: String?) {
        guard let words else { return }
        weigh(words)
        switch (element, stack.top) {
        case (.address, _): add(GPXLink(address: words))
        case (.addressName, let owner): nameLastLink(of: owner, words)
        case (.linkText, _): if link?.text == nil { link?.text = words }
        case (.linkType, _): if link?.type == nil { link?.type = words }
        case (_, .trk): track?.take(element, words)
        case (_, .rte): route?.take(element, words)
        case (_, .trkpt), (_, .rtept), (_, .wpt): changeLabels { $0.take(element, words) }
        default: takeMetadata(element, words)
        }
    }

    private mutating func takeMetadata(_ element: Element, _ words: String) {
        switch element {
        case .name: document.name = document.name ?? words
        case .description: document.description = document.description ?? words
        case .keywords: document.metadata.keywords = document.metadata.keywords ?? words
        case .authorName: document.metadata.author = document.metadata.author ?? words
        case .email: document.metadata.authorEmail = document.metadata.authorEmail ?? words
        case .plannerInfo: takePlannerInfo(words)
        default: break
        }
    }

    /// GPX 1.0 gives the name of a link behind its address.
    private mutating func nameLastLink(of owner: Element, _ words: String) {
        switch owner {
        case .trk: track?.links.nameLast(words)
        case .rte: route?.links.nameLast(words)
        case .trkpt, .rtept, .wpt: changeLabels { $0.links.nameLast(words) }
        default: document.metadata.links.nameLast(words)
        }
    }

    private mutating func changeLabels(_ change: (inout GPXPointLabels) -> Void) {
        guard !point.latitude.isNaN else { return }
        if !hasLabels { labels = GPXPointLabels(at: 0) }
        hasLabels = true
        change(&labels)
    }

    private mutating func takeBounds(_ tag: Tag) {
        func degrees(_ name: UnsafePointer<UInt8>, _ limit: Double) -> Double? {
            Self.degrees(tag.value(named: name), limit: limit)
        }
        guard let south = degrees(names.attributes.minlat, 90), let north = degrees(names.attributes.maxlat, 90),
            let west = degrees(names.attributes.minlon, 180), let east = degrees(names.attributes.maxlon, 180)
        else {
            warn(
                .boundsInvalid, at: tag.session.positionOfTag, found: "<bounds> without four positions",
                done: "the file has no bounds")
            return
        }
        document.metadata.bounds = GPXBounds(south: south, west: west, north: north, east: east)
    }

    /// The number behind `filtered ascend = ` of BRouter, in whole metres.
    mutating func takePlannerInfo(_ words: String) {
        guard document.claimedAscent == nil, let mark = words.firstRange(of: "filtered ascend") else { return }
        let rest = words[mark.upperBound...].drop { $0 == " " || $0 == "=" }
        document.claimedAscent = Int(rest.prefix { $0.isASCII && $0.isNumber }).map(Double.init)
    }
}

/// What tracks and routes are labelled with alike.
private protocol LineLabels {
    var name: String? { get set }
    var description: String? { get set }
    var comment: String? { get set }
    var source: String? { get set }
    var type: String? { get set }
    var number: Int? { get set }
}

extension GPXTrack: LineLabels {}
extension GPXRoute: LineLabels {}

extension LineLabels {
    /// Keeps the first of each label.
    mutating func take(_ element: Element, _ words: String) {
        switch element {
        case .name: name = name ?? words
        case .description: description = description ?? words
        case .comment: comment = comment ?? words
        case .source: source = source ?? words
        case .type: type = type ?? words
        case .number: number = number ?? Int(words)
        default: break
        }
    }
}

extension [GPXLink] {
    /// Names the last link unless it has a name.
    fileprivate mutating func nameLast(_ words: String) {
        guard let last = indices.last else { return }
        self[last].text = self[last].text ?? words
    }
}

extension GPXPointLabels {
    fileprivate mutating func take(_ element: Element, _ words: String) {
        switch element {
        case .name: name = name ?? words
        case .description: description = description ?? words
        case .comment: comment = comment ?? words
        case .source: source = source ?? words
        case .symbol: symbol = symbol ?? words
        case .type: type = type ?? words
        default: break
        }
    }
}
