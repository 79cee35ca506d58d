import RouteGeometry
import Testing

@testable import GPX

@Suite("Sensors")
struct SensorTests {
    private func document(_ extensions: String, root: String = "") throws -> GPXDocument {
        try GPXDocument(bytes: gpx(track([(1, 1)], extensions: [extensions]), root: root))
    }

    private static let garmin = "http://www.garmin.com/xmlschemas/TrackPointExtension"

    private static let spellings: [(String, GPXQuantity, Double)] = [
        ("<a:TrackPointExtension xmlns:a='\(garmin)/v1'><a:hr>120</a:hr></a:TrackPointExtension>", .heartRate, 120),
        ("<TrackPointExtension xmlns='\(garmin)/v2'><cad> 85 </cad></TrackPointExtension>", .cadence, 85),
        ("<a:x xmlns:a='\(garmin)/v1'><a:atemp>-3.5</a:atemp></a:x>", .airTemperature, -3.5),
        ("<a:x xmlns:a='\(garmin)/v1'><a:wtemp>12</a:wtemp></a:x>", .waterTemperature, 12),
        ("<a:x xmlns:a='\(garmin)/v1'><a:depth>2.5</a:depth></a:x>", .depth, 2.5),
        ("<a:x xmlns:a='\(garmin)/v2'><a:speed>3.25</a:speed></a:x>", .speed, 3.25),
        ("<a:x xmlns:a='\(garmin)/v2'><a:course>270.5</a:course></a:x>", .course, 270.5),
        ("<a:x xmlns:a='\(garmin)/v2'><a:bearing>9</a:bearing></a:x>", .bearing, 9),
        ("<a:speed xmlns:a='http://www.garmin.com/xmlschemes/TrackPointExtension/v2'>3</a:speed>", .speed, 3),
        ("<undeclared:hr>99</undeclared:hr>", .heartRate, 99), ("<u:speed>2</u:speed>", .speed, 2),
        ("<c:hr xmlns:c='http://www.cluetrust.com/XML/GPXDATA/1/0'>101</c:hr>", .heartRate, 101),
        ("<c:cadence xmlns:c='http://www.cluetrust.com/XML/GPXDATA/1/0'>88</c:cadence>", .cadence, 88),
        ("<c:temp xmlns:c='http://www.cluetrust.com/XML/GPXDATA/1/0'>20.5</c:temp>", .airTemperature, 20.5),
        ("<c:distance xmlns:c='http://www.cluetrust.com/XML/GPXDATA/1/0'>1024.5</c:distance>", .distance, 1024.5),
        ("<c:power xmlns:c='http://www.cluetrust.com/XML/GPXDATA/1/0'>203</c:power>", .power, 203),
        ("<power>200</power>", .power, 200),
        (
            "<p:PowerInWatts xmlns:p='http://www.garmin.com/xmlschemas/PowerExtension/v1'>201</p:PowerInWatts>", .power,
            201
        ),
        (
            "<p:y><p:PowerInWatts xmlns:p='http://www8.garmin.com/xmlschemas/PowerExtensionv1.xsd'>7</p:PowerInWatts></p:y>",
            .power, 7
        ),
        ("<o:gain xmlns:o='http://opentracksapp.com/xmlschemas/v1'>0.5</o:gain>", .gain, 0.5),
        ("<o:loss xmlns:o='http://opentracksapp.com/xmlschemas/v1'>1.5</o:loss>", .loss, 1.5),
        ("<hr>0</hr>", .heartRate, 0),
    ]

    @Test("A sensor's value is read by namespace, or by name where the namespace is lost", arguments: spellings)
    func reads(extensions: String, quantity: GPXQuantity, value: Double) throws {
        let document = try document(extensions)
        #expect(document.trackSensors.value(quantity, at: 0) == value)
        #expect(GPXQuantity.allCases.filter { document.trackSensors.has($0) } == [quantity])
    }

    @Test(
        "Another program's word for something else is not read",
        arguments: [
            "<b:speed xmlns:b='Not yet documented'>12</b:speed>", "<brouter:speed>12</brouter:speed>",
            "<l:speed xmlns:l='http://www.locusmap.eu'>12</l:speed>", "<distance>5</distance>",
            "<x:hdop xmlns:x='urn:x'>5</x:hdop>",
        ])
    func passesOver(extensions: String) throws {
        let sensors = try document(extensions).trackSensors
        #expect(GPXQuantity.allCases.allSatisfy { !sensors.has($0) })
    }

    @Test("GPX 1.0 has speed and course, and both versions the quality of the fix, right in the point")
    func readsPlainFields() throws {
        let fields = "<speed>2.5</speed><course>90</course><fix>3d</fix><sat>7</sat><hdop>1.5</hdop>"
        let document = try GPXDocument(
            bytes: gpx(
                "<wpt lat='1' lon='1'>\(fields)</wpt><trk><trkseg><trkpt lat='1' lon='1'>\(fields)</trkpt></trkseg></trk>",
                root: "version='1.0' xmlns='http://www.topografix.com/GPX/1/0'"))
        for sensors in [document.trackSensors, document.waypointSensors] {
            #expect(sensors.value(.speed, at: 0) == 2.5)
            #expect(sensors.value(.course, at: 0) == 90)
            #expect(sensors.value(.fix, at: 0) == 3)
            #expect(sensors.value(.satellites, at: 0) == 7)
            #expect(sensors.value(.horizontalDilution, at: 0) == 1.5)
        }
    }

    @Test("Values stay with their points when some have none and some points are skipped")
    func staysWithPoints() throws {
        // More than two blocks of points; every fifth without a heart rate, every seventh out of range.
        let points = (0..<2_500).map { index in
            let latitude = index % 7 == 3 ? "95" : "1"
            let rate = index % 5 == 0 || index < 1_100 ? "" : "<extensions><hr>\(index % 200)</hr></extensions>"
            return "<trkpt lat='\(latitude)' lon='1'>\(rate)</trkpt>"
        }
        let document = try GPXDocument(bytes: gpx("<trk><trkseg>\(points.joined())</trkseg></trk>"))
        let kept = (0..<2_500).filter { $0 % 7 != 3 }
        #expect(document.points.count == kept.count)
        for (point, index) in kept.enumerated() {
            let expected = index % 5 == 0 || index < 1_100 ? nil : Double(index % 200)
            #expect(document.trackSensors.value(.heartRate, at: point) == expected)
        }
        #expect(document.trackSensors.count(of: .heartRate) == kept.count { $0 % 5 != 0 && $0 >= 1_100 })
    }

    @Test(
        "A value that is none is a warning and is absent",
        arguments: [("hr", "x"), ("hr", "-1"), ("hr", "70000"), ("hr", ""), ("atemp", "warm"), ("power", "nan")])
    func warns(name: String, value: String) throws {
        let document = try document("<\(name)>\(value)</\(name)>")
        #expect(document.warnings.map(\.kind) == [.sensorInvalid])
        #expect(GPXQuantity.allCases.allSatisfy { !document.trackSensors.has($0) })
    }

    @Test("Where a point has two values of a kind the first one stands")
    func keepsFirst() throws {
        let extensions = ["<hr>60</hr><x><hr>61</hr></x>", "<hr>62</hr><heartrate>63</heartrate>"]
        let sensors = try GPXDocument(bytes: gpx(track([(1, 1), (2, 2)], extensions: extensions))).trackSensors
        #expect((0..<2).map { sensors.value(.heartRate, at: $0) } == [60, 62])
    }

    @Test("What OpenTracks' barometer climbed adds up")
    func addsBarometer() throws {
        let root = "xmlns:o='http://opentracksapp.com/xmlschemas/v1'"
        let extensions = ["<o:gain>0.5</o:gain><o:loss>0</o:loss>", "<o:gain>1</o:gain><o:loss>2.25</o:loss>"]
        let document = try GPXDocument(bytes: gpx(track([(1, 1), (2, 2)], extensions: extensions), root: root))
        #expect(document.barometricAscent?.ascent == 1.5)
        #expect(document.barometricAscent?.descent == 2.25)
        #expect(try GPXDocument(bytes: gpx(track([(1, 1)]))).barometricAscent == nil)
    }
}
