internal import StreamingXML

/// The names of attributes in GPX, as the parser interns them.
struct AttributeNames {
    typealias Name = ElementNames.Name

    let version, creator, lat, lon, href, id, domain, minlat, minlon, maxlat, maxlon: Name

    init(_ scanner: borrowing XMLScanner) {
        version = scanner.intern("version")
        creator = scanner.intern("creator")
        lat = scanner.intern("lat")
        lon = scanner.intern("lon")
        href = scanner.intern("href")
        id = scanner.intern("id")
        domain = scanner.intern("domain")
        minlat = scanner.intern("minlat")
        minlon = scanner.intern("minlon")
        maxlat = scanner.intern("maxlat")
        maxlon = scanner.intern("maxlon")
    }
}
