internal import RouteGeometry

/// The point between its start tag and its end tag.
struct PointInProgress {
    /// Track point, route point or waypoint.
    var element = Element.trkpt
    /// NaN where the point is to be left out.
    var latitude = Double.nan
    var longitude = Double.nan
    /// NaN until there is one.
    var elevation = Double.nan
    var time = Double.nan
    var hasElevation = false
    var hasTime = false
    /// The surface of the leg that starts at the point.
    var surface: Surface?
    /// Whether that leg runs against its way in OpenStreetMap.
    var isAgainstWay = false
}
