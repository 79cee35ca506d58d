public import OpenStreetMap
public import RouteGeometry

/// The maps that routes are laid on.
public struct RunningMaps: Sendable {
    public var networks: [WayNetwork]
    /// The edge of the route as drawn on whose footways the runner means to run; their surface counts where one is known.
    public var footway: Edge?

    public init(_ networks: [WayNetwork] = []) { self.networks = networks }

    /// No map: what a file does not say is assumed.
    public static let none = RunningMaps()

    /// Opens extracts of OpenStreetMap, and maps prepared from them.
    ///
    /// - Throws: for the first that cannot be read.
    public static func open(_ paths: [String]) throws(AnalysisError) -> RunningMaps {
        var maps = RunningMaps()
        for path in paths {
            do throws(MapError) {
                maps.networks.append(
                    path.hasSuffix(MapShelf.ending)
                        ? try WayNetwork(prepared: path)
                        : try WayNetwork(extract: path, source: MapShelf.name(of: path)))
            } catch {
                throw AnalysisError(error, source: path)
            }
        }
        return maps
    }

    /// What the maps say of a line; `nil` where no map reaches there.
    ///
    /// Of several maps the one that knows most of it counts, the first of those that know as much, and where it knows no
    /// way the next.
    ///
    /// - Parameter distances: metres along the line to each point.
    public func findings(
        along points: PointColumns, distances: [Double], drivingSide: Fact<Side>
    ) -> MapFindings? {
        guard points.count >= 2 else { return nil }
        let matches = networks.filter { $0.reaches(points) }.map { network in
            var matcher = RouteMatcher(network)
            return matcher.match(points, distances: distances)
        }
        return JoinedMatch(matches).map {
            MapFindings(
                $0, times: points.times, at: points.coordinate(at: 0), drivingSide: drivingSide, footway: footway)
        }
    }
}

extension WayNetwork {
    /// Whether a point lies in the box around the ways, or within a thousandth of a degree of it: errors and the other
    /// side of the road are less.
    fileprivate func reaches(_ points: PointColumns) -> Bool {
        let (low, high) = bounds
        return points.latitudes.indices.contains(where: {
            (low.latitude - 0.001...high.latitude + 0.001).contains(points.latitudes[$0])
                && (low.longitude - 0.001...high.longitude + 0.001).contains(points.longitudes[$0])
        })
    }
}

extension AnalysisError {
    init(_ error: MapError, source: String) {
        let isUnreadable = if case .unreadable = error.kind { true } else { false }
        self.init(isUnreadable ? .unreadable : .badData, sentence: error.description(source: source))
    }
}
