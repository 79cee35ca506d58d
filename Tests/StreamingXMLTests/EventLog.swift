import StreamingXML

/// A consumer that counts what it is given and keeps the text, up to a limit.
struct EventLog {
    var elements = 0
    var attributes = 0
    var depth = 0
    var deepest = 0
    var textBytes = 0
    var text: [UInt8] = []
    var values: [String] = []
    /// Where each start tag begins and where its first attribute's value does.
    var tagPositions: [XMLPosition] = []
    var valuePositions: [XMLPosition] = []
    /// Which share of the document lay behind the parser at each start tag.
    var shares: [Double?] = []
    /// Stops the parse at this element.
    var stopsAtElement = Int.max

    var string: String { String(decoding: text, as: UTF8.self) }
}

struct ScanResult {
    var log: EventLog
    var error: XMLError?
    var notices: [XMLNotice] = []
}

/// Scans `bytes`, whatever comes of it.
func scan(_ bytes: [UInt8], stopsAtElement: Int = .max) -> ScanResult {
    bytes.withUnsafeBytes { scan(.bytes($0), stopsAtElement: stopsAtElement) }
}

func scan(_ text: String, stopsAtElement: Int = .max) -> ScanResult {
    scan(Array(text.utf8), stopsAtElement: stopsAtElement)
}

func scan(_ input: XMLInput, decoder: XMLDecoder? = nil, stopsAtElement: Int = .max) -> ScanResult {
    let log = UnsafeMutablePointer<EventLog>.allocate(capacity: 1)
    log.initialize(to: EventLog(stopsAtElement: stopsAtElement))
    defer {
        log.deinitialize(count: 1)
        log.deallocate()
    }
    do {
        let handlers = XMLHandlers(startElement: logStart, endElement: logEnd, characters: logText)
        var scanner = try XMLScanner(input, decoder: decoder, handlers: handlers, consumer: log)
        do {
            try scanner.run()
            return ScanResult(log: log.pointee, notices: scanner.notices)
        } catch {
            return ScanResult(log: log.pointee, error: error, notices: scanner.notices)
        }
    } catch {
        return ScanResult(log: log.pointee, error: error)
    }
}

private let logStart: XMLStartElement = { session, name, _, _, _, _, count, _, attributes in
    let session = XMLSession(session)
    if isQuiet(name) { session.handOver(text: false) }
    let log = session.consumer.assumingMemoryBound(to: EventLog.self)
    log.pointee.elements += 1
    log.pointee.depth += 1
    log.pointee.deepest = max(log.pointee.deepest, log.pointee.depth)
    log.pointee.attributes += Int(count)
    log.pointee.tagPositions.append(session.positionOfTag)
    log.pointee.shares.append(session.shareRead)
    for index in 0..<Int(count) {
        guard let start = attributes?[5 * index + 3], let end = attributes?[5 * index + 4] else { continue }
        if index == 0 { log.pointee.valuePositions.append(session.position(of: start)) }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        log.pointee.values.append(String(decoding: value.prefix(100), as: UTF8.self))
    }
    if log.pointee.elements >= log.pointee.stopsAtElement { session.stop() }
}

private let logEnd: XMLEndElement = { session, name, _, _ in
    let session = XMLSession(session)
    if isQuiet(name) { session.handOver(text: true) }
    session.consumer.assumingMemoryBound(to: EventLog.self).pointee.depth -= 1
}

/// Whether an element is one whose text is not wanted.
private func isQuiet(_ name: UnsafePointer<UInt8>?) -> Bool { name.map { String(cString: $0) } == "quiet" }

private let logText: XMLCharacters = { session, text, count in
    let log = XMLSession(session).consumer.assumingMemoryBound(to: EventLog.self)
    log.pointee.textBytes += Int(count)
    guard log.pointee.text.count < 10_000 else { return }
    log.pointee.text.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
}
