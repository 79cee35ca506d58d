internal import StreamingXML

/// The names of GPX as the parser interns them: equal names are equal pointers.
struct ElementNames: ~Copyable {
    typealias Name = UnsafePointer<UInt8>

    let gpx, metadata, trk, trkseg, trkpt, rte, rtept, wpt: Name
    let name, desc, cmt, src, sym, type, number, ele, time, extensions: Name
    let author, email, keywords, bounds, link, text, url, urlname: Name
    let attributes: AttributeNames
    let inExtensions: ExtensionNames
    /// The namespaces of GPX 1.1 and 1.0.
    let gpx11, gpx10: Name
    /// Spellings of them that are wrong and common.
    let misspelt: [Name]
    /// What names a sensor's value in extensions and in points of GPX.
    let sensors, sensorsEnd: UnsafeMutablePointer<SensorName>

    static let camberNamespace = "urn:camber:gpx:1"

    /// An element that holds a sensor's value.
    struct SensorName {
        let name: Name
        let quantity: GPXQuantity
        /// Whose element of this name means that.
        let vocabularies: Vocabulary
    }

    init(_ scanner: borrowing XMLScanner) {
        gpx = scanner.intern("gpx")
        metadata = scanner.intern("metadata")
        trk = scanner.intern("trk")
        trkseg = scanner.intern("trkseg")
        trkpt = scanner.intern("trkpt")
        rte = scanner.intern("rte")
        rtept = scanner.intern("rtept")
        wpt = scanner.intern("wpt")
        name = scanner.intern("name")
        desc = scanner.intern("desc")
        cmt = scanner.intern("cmt")
        src = scanner.intern("src")
        sym = scanner.intern("sym")
        type = scanner.intern("type")
        number = scanner.intern("number")
        ele = scanner.intern("ele")
        time = scanner.intern("time")
        extensions = scanner.intern("extensions")
        author = scanner.intern("author")
        email = scanner.intern("email")
        keywords = scanner.intern("keywords")
        bounds = scanner.intern("bounds")
        link = scanner.intern("link")
        text = scanner.intern("text")
        url = scanner.intern("url")
        urlname = scanner.intern("urlname")
        attributes = AttributeNames(scanner)
        inExtensions = ExtensionNames(scanner)
        gpx11 = scanner.intern("http://www.topografix.com/GPX/1/1")
        gpx10 = scanner.intern("http://www.topografix.com/GPX/1/0")
        misspelt = [
            scanner.intern("https://www.topografix.com/GPX/1/1"), scanner.intern("https://www.topografix.com/GPX/1/0"),
        ]
        sensors = Self.sensors(scanner)
        sensorsEnd = sensors + Self.sensorWords.count
    }

    private static func sensors(_ scanner: borrowing XMLScanner) -> UnsafeMutablePointer<SensorName> {
        let sensors = UnsafeMutablePointer<SensorName>.allocate(capacity: sensorWords.count)
        for (index, word) in sensorWords.enumerated() {
            let sensor = SensorName(name: scanner.intern(word.0), quantity: word.1, vocabularies: word.2)
            (sensors + index).initialize(to: sensor)
        }
        return sensors
    }

    deinit { sensors.deallocate() }

    /// Words that mean one thing wherever they stand are read in any namespace but BRouter's, whose speed is in km/h;
    /// the others only where their own namespace, a misspelling of it, none or an undeclared prefix is on them.
    private static let sensorWords: [(String, GPXQuantity, Vocabulary)] = [
        ("hr", .heartRate, .any), ("cad", .cadence, .any), ("atemp", .airTemperature, .any),
        ("speed", .speed, .known), ("power", .power, .any), ("PowerInWatts", .power, .any),
        ("wtemp", .waterTemperature, .any), ("heartrate", .heartRate, .any), ("cadence", .cadence, .any),
        ("temp", .airTemperature, .known), ("depth", .depth, .known), ("course", .course, .known),
        ("bearing", .bearing, .known), ("distance", .distance, [.cluetrust, .openTracks]),
        ("gain", .gain, [.openTracks, .plain]), ("loss", .loss, [.openTracks, .plain]),
        ("hdop", .horizontalDilution, .plain), ("sat", .satellites, .plain), ("fix", .fix, .plain),
    ]
}
