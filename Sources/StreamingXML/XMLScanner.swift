internal import CLibXML2

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A streaming XML parser: hands start tags, end tags and text to a consumer's functions, in constant memory.
///
/// Reads whatever encoding libxml2 knows. Nothing outside the document is ever read. A document type declaration is
/// refused, an error of well-formedness ends the parse, and limits end what is made to take long: 256 levels of
/// elements, 10 MB in one attribute, 1 024 attributes or namespaces in one tag. A breach of Namespaces in XML is a
/// notice. One scanner reads one document, on one thread at a time.
public struct XMLScanner: ~Copyable {
    private let context: xmlParserCtxtPtr
    private let state: UnsafeMutablePointer<SessionState>

    /// The most attributes one tag may have, and the most namespace declarations that may be in force.
    ///
    /// libxml2 compares every attribute of a tag with every other: 100 000 take 2 s, 200 000 take 9 s.
    public static let attributeLimit = 1024

    /// The most different names, prefixes and namespaces that a document may have.
    ///
    /// libxml2 compares each further one with more others: a document of 600 000 takes 4 s, one with few 0.14 s for as many
    /// elements (2.9.14, x86-64, 2026-11).
    public static let nameLimit = 100_000

    /// Opens the input and reads its first bytes.
    ///
    /// - Parameters:
    ///   - decoder: reads its format of compressed files; the others are refused.
    ///   - consumer: the consumer's state, which must outlive the scanner.
    public init(
        _ input: XMLInput, decoder: XMLDecoder? = nil, handlers: XMLHandlers, consumer: UnsafeMutableRawPointer
    ) throws(XMLError) {
        _ = libraryIsReady
        let source = try ByteSource.open(input, decoder: decoder)
        let ignoresLabel = source.hasUTF8Mark || source.wrongLabel != nil
        let options = XML_PARSE_NONET.rawValue | (ignoresLabel ? XML_PARSE_IGNORE_ENC.rawValue : 0)
        let state = UnsafeMutablePointer<SessionState>.allocate(capacity: 1)
        let wrongLabel = source.wrongLabel
        state.initialize(to: SessionState(consumer: consumer, source: source))
        var sax = Self.saxHandler(for: handlers)
        // xmlCreateIOParserCtxt: "Create a parser context for using the XML parser with an existing I/O stream. Returns
        // the new parser context or NULL". It copies the handler table.
        guard let context = xmlCreateIOParserCtxt(&sax, state, readBytes, nil, state, XML_CHAR_ENCODING_NONE) else {
            state.deinitialize(count: 1)
            state.deallocate()
            throw .unreadable(ENOMEM)
        }
        state.pointee.begin(context)
        // xmlCtxtUseOptions: "Applies the options to the parser context. Returns 0 in case of success, the set of
        // unknown or unimplemented options in case of error".
        xmlCtxtUseOptions(context, Int32(options))
        if let wrongLabel { state.pointee.noteLabel(wrongLabel) }
        self.context = context
        self.state = state
    }

    deinit {
        // xmlFreeParserCtxt: "Free all the memory used by a parser context. However the parsed document in
        // ctxt->myDoc is not freed"; without a tree there is none.
        xmlFreeParserCtxt(context)
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The pointer that stands for `name` wherever handlers get a local name, prefix or URI. It lives as long as the
    /// scanner.
    public func intern(_ name: String) -> UnsafePointer<UInt8> {
        var name = name
        return name.withUTF8 { bytes in
            // xmlDictLookup: "Add the @name to the dictionary @dict if not present. Returns the internal copy of the
            // name or NULL in case of internal error", that is when memory runs out.
            guard let known = xmlDictLookup(context.pointee.dict, bytes.baseAddress, Int32(bytes.count)) else {
                preconditionFailure("out of memory while interning a name")
            }
            return known
        }
    }

    /// Where the document begins.
    public var start: XMLMark { XMLMark(session: XMLSession(state), line: 1, column: 1) }

    /// Parses to the end, or to where a handler stops the parse.
    ///
    /// When it throws, all that came before the error has been handed over: elements whose end tag came are whole.
    public mutating func run() throws(XMLError) {
        withLibraryQuiet {
            // xmlParseDocument: "parse an XML document (and build a tree if using the standard SAX interface).
            // Returns 0, -1 in case of error"; errors come through `serror`.
            _ = xmlParseDocument(context)
        }
        if let error = state.pointee.outcome { throw error }
    }

    /// What was odd but read all the same, a row per kind.
    public var notices: [XMLNotice] { state.pointee.notices }

    private static func saxHandler(for handlers: XMLHandlers) -> xmlSAXHandler {
        // All other events stay nil. Without `cdataBlock` CDATA comes as characters; the same function for white space
        // spares libxml2 the search for what is ignorable.
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = handlers.startElement
        sax.endElementNs = handlers.endElement
        sax.characters = handlers.characters
        sax.ignorableWhitespace = handlers.characters
        sax.cdataBlock = handlers.cdata
        sax.comment = handlers.comment
        sax.processingInstruction = handlers.processingInstruction
        sax.internalSubset = refuseDoctype
        sax.serror = recordError
        return sax
    }

    /// Runs `body` while libxml2 on this thread prints nothing to standard error, as it does for encoding errors even
    /// where `serror` is set.
    private func withLibraryQuiet(_ body: () -> Void) {
        // xmlSetStructuredErrorFunc: "Function to reset the handler and the error context for out of context
        // structured error messages"; both are thread-local.
        let (function, argument) = (__xmlStructuredError().pointee, __xmlStructuredErrorContext().pointee)
        xmlSetStructuredErrorFunc(state, recordErrorElsewhere)
        body()
        xmlSetStructuredErrorFunc(argument, function)
    }
}

extension SessionState {
    /// The error a finished parse ended with, the cause before its consequence.
    fileprivate var outcome: XMLError? {
        if wasStopped { return nil }
        if let failure, failure.kind == .doctype || failure.kind == .limit { return failure }
        if let number = source.systemError { return .unreadable(number) }
        if let error = source.decodingError { return XMLError(error, at: position) }
        if source.foundNUL, failure == nil || failure?.kind == .truncated {
            return XMLError(.nulByte, at: position, found: "a NUL byte", allowed: "text")
        }
        if let failure { return failure }
        guard context?.pointee.wellFormed == 1 else {
            return XMLError(
                .notWellFormed(code: context?.pointee.errNo ?? 0), at: position, found: "broken XML",
                allowed: "well-formed XML")
        }
        return nil
    }
}

/// xmlInitParser: "Initialization function for the XML parser. This is not reentrant. Call once before processing in
/// case of use in multithreaded programs."
private let libraryIsReady: Void = xmlInitParser()

/// Answers a request for `count` bytes: "Returns the number of bytes read or -1 in case of error"; 0 is the end.
private let readBytes: xmlInputReadCallback = { argument, destination, count in
    guard let state = argument?.assumingMemoryBound(to: SessionState.self), let destination else { return -1 }
    if let context = state.pointee.context, let load = overload(of: context) {
        if state.pointee.failure == nil {
            state.pointee.failure = XMLError(
                .limit, at: state.pointee.positionOfTag(), found: load.found, allowed: "at most \(load.limit)")
        }
        return -1
    }
    return Int32(state.pointee.source.serve(destination, Int(count)))
}

/// What there is too much of: attributes of the tag being read, seen from the tables that libxml2 doubles as they fill,
/// five slots for an attribute and two for a namespace; or names.
private func overload(of context: xmlParserCtxtPtr) -> (found: String, limit: Int)? {
    if context.pointee.maxatts > 2 * 5 * (XMLScanner.attributeLimit + 5)
        || context.pointee.nsNr > 2 * XMLScanner.attributeLimit
    {
        return ("a tag with too many attributes", XMLScanner.attributeLimit)
    }
    // xmlDictSize: "Query the number of elements installed in the hash @dict. Returns the number of elements in the
    // dictionary or -1 in case of error".
    if xmlDictSize(context.pointee.dict) > XMLScanner.nameLimit {
        return ("too many different names", XMLScanner.nameLimit)
    }
    return nil
}

private let refuseDoctype: internalSubsetSAXFunc = { argument, _, _, _ in
    guard let state = argument?.assumingMemoryBound(to: SessionState.self) else { return }
    if state.pointee.failure == nil {
        state.pointee.failure = XMLError(
            .doctype, at: state.pointee.positionOfTag(), found: "a DOCTYPE", allowed: "a document without one")
    }
    state.pointee.stopParser()
}

/// `xmlStructuredErrorFunc` of one parse; "userData" is the parser's own.
private let recordError: xmlStructuredErrorFunc = { argument, error in
    guard let state = argument?.assumingMemoryBound(to: SessionState.self), let error else { return }
    state.pointee.record(error.pointee)
}

private let recordErrorElsewhere: xmlStructuredErrorFunc = { argument, error in
    guard let state = argument?.assumingMemoryBound(to: SessionState.self), let error else { return }
    state.pointee.recordElsewhere(error.pointee)
}
