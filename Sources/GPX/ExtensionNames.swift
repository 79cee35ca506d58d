internal import StreamingXML

/// The names that our notes and other programs use in extensions, as the parser interns them.
struct ExtensionNames {
    typealias Name = ElementNames.Name

    let surface, reversedirection, way, info, brouter, stretch, camber, camberURI, segment, length, types, t, v,
        trackPointExtension, rpt: Name

    init(_ scanner: borrowing XMLScanner) {
        surface = scanner.intern("surface")
        reversedirection = scanner.intern("reversedirection")
        way = scanner.intern("way")
        info = scanner.intern("info")
        brouter = scanner.intern("brouter")
        stretch = scanner.intern("stretch")
        camber = scanner.intern("camber")
        camberURI = scanner.intern(ElementNames.camberNamespace)
        segment = scanner.intern("segment")
        length = scanner.intern("length")
        types = scanner.intern("types")
        t = scanner.intern("t")
        v = scanner.intern("v")
        trackPointExtension = scanner.intern("TrackPointExtension")
        rpt = scanner.intern("rpt")
    }
}
