public import RouteGeometry

/// How hard a kilometre of a route is, by mean load over distance. The limits are ours.
public enum LoadBand: String, Sendable, CaseIterable {
    case soft, ordinary, hard
    case veryHard = "very_hard"

    /// - Parameter heelPerKilometre: hkm per km.
    public init(heelPerKilometre: Double) {
        self =
            switch heelPerKilometre {
            case ..<0.85: .soft
            case ...1.15: .ordinary
            case ...1.5: .hard
            default: .veryHard
            }
    }
}

/// How one-sided a dose is, by the mean tilt it amounts to. The limits are ours: 0.57° is half of a 2 % camber all along.
public enum TiltBand: String, Sendable, CaseIterable {
    case balanced, lopsided
    case oneSided = "one_sided"

    public init(mean tilt: Tilt) {
        self =
            switch tilt.magnitude {
            case ...0.25: .balanced
            case ...0.57: .lopsided
            default: .oneSided
            }
    }
}
