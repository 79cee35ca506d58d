internal import RouteGeometry

/// The point between its start tag and its end tag.
struct PointInProgress {
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

    func append(to columns: inout PointColumns) {
        columns.append(latitude: latitude, longitude: longitude, elevation: elevation, time: time)
    }
}
