/// Writes a sample route as GPX 1.1.
enum GPXText {
    private static let garminExtension = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"

    /// The whole file, which ends with a line feed.
    static func text(of route: SampleRoute) -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" creator="camber sample routes" xmlns="http://www.topografix.com/GPX/1/1"\
            \(namespaces(of: route))>
            <metadata>
            <name>\(route.title)</name>
            <desc>\(description(of: route))</desc>
            </metadata>
            <trk>
            <name>\(route.title)</name>
            <type>\(route.activity.rawValue)</type>
            <trkseg>

            """
        var ground = Ground()
        for point in RouteTrace(route).points {
            text += element(of: point, after: ground, in: route.surfaceStyle) + "\n"
            ground = point.ground
        }
        return text + "</trkseg>\n</trk>\n</gpx>\n"
    }

    private static func namespaces(of route: SampleRoute) -> String {
        let ours = " xmlns:camber=\"urn:camber:gpx:1\""
        return route.surfaceStyle == .gpxStudio ? ours + " xmlns:gpxtpx=\"\(garminExtension)\"" : ours
    }

    private static func description(of route: SampleRoute) -> String {
        guard case .recorded = route.sampling else { return "Made, not recorded. \(route.place)" }
        return "Made, not recorded; nobody ran at these times. \(route.place)"
    }

    private static func element(
        of point: RouteTrace.Point, after ground: Ground, in style: SampleRoute.SurfaceStyle
    ) -> String {
        let latitude = FixedDecimal.text(point.latitude, decimals: 7)
        let longitude = FixedDecimal.text(point.longitude, decimals: 7)
        var text = "<trkpt lat=\"\(latitude)\" lon=\"\(longitude)\">"
        text += "<ele>\(FixedDecimal.text(point.elevation, decimals: 1))</ele>"
        if let time = point.time {
            text += "<time>\(time)</time>"
        }
        let extensions = extensions(of: point.ground, after: ground, in: style)
        if !extensions.isEmpty {
            text += "<extensions>\(extensions)</extensions>"
        }
        return text + "</trkpt>"
    }

    private static func extensions(
        of ground: Ground, after previous: Ground, in style: SampleRoute.SurfaceStyle
    ) -> String {
        let note = Note(from: previous, to: ground)
        switch style {
        case .notes:
            return note.element ?? ""
        case .gpxStudio:
            let surface = ground.surface.map { surface in
                "<gpxtpx:TrackPointExtension><gpxtpx:Extensions>"
                    + "<surface>\(surface.openStreetMapValue)</surface>"
                    + "</gpxtpx:Extensions></gpxtpx:TrackPointExtension>"
            }
            return (note.withoutSurface().element ?? "") + (surface ?? "")
        }
    }
}
