internal import StreamingXML

/// A start tag as `XMLStartElement` lends it.
struct Tag {
    let session: XMLSession
    let name: UnsafePointer<UInt8>
    let prefix: UnsafePointer<UInt8>?
    let uri: UnsafePointer<UInt8>?
    let attributeCount: Int
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// The name of an attribute without prefix; `nil` for one with a prefix.
    @inline(__always)
    func attributeName(_ index: Int) -> UnsafePointer<UInt8>? {
        guard let attributes, attributes[5 * index + 1] == nil else { return nil }
        return attributes[5 * index]
    }

    /// The value of an attribute, with `&` as `&#38;`.
    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let attributes, let start = attributes[5 * index + 3], let end = attributes[5 * index + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The value of the attribute without prefix that is called `name`.
    func value(named name: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        (0..<attributeCount).first { attributeName($0) == name }.map(value)
    }

    /// How the element's name is written.
    var qualifiedName: String {
        let local = String(cString: name)
        return Reader.shortened(prefix.map { "\(String(cString: $0)):\(local)" } ?? local)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// An attribute's value as text: libxml2 hands an ampersand over as `&#38;`.
    var attributeText: String {
        let text = String(decoding: self, as: UTF8.self)
        guard contains(UInt8(ascii: "&")) else { return text }
        return text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }
}
