public import RouteGeometry

/// A piece of a run under constant conditions.
public struct LoadSegment: Sendable, Hashable {
    /// Metres.
    public var length: Double
    /// Rise over run along travel.
    public var grade: Double
    public var surface: Surface
    /// m/s; below `HeelModel.walkingSpeed` it is walked.
    public var speed: Double
    /// Steps of both feet a minute; `nil` for the model's own.
    public var cadence: Double?
    /// The roll of the ground from its cross-section.
    public var crossTilt: Tilt
    public var bend: Bend

    public init(
        length: Double, grade: Double = 0, surface: Surface = .asphalt, speed: Double = HeelModel.referenceSpeed,
        cadence: Double? = nil, crossTilt: Tilt = .level, bend: Bend = .straight
    ) {
        self.length = length
        self.grade = grade
        self.surface = surface
        self.speed = speed
        self.cadence = cadence
        self.crossTilt = crossTilt
        self.bend = bend
    }

    public var isWalked: Bool { speed < HeelModel.walkingSpeed }

    /// The tilt its bend amounts to at its speed.
    public var bendTilt: Tilt { Tilt(bend, at: speed) }

    /// The whole roll of the ground under the runner, τ.
    public var tilt: Tilt { crossTilt + bendTilt }

    /// The same ground two minutes running and one walking at 1.5 m/s, over and over: both evenly along it.
    ///
    /// Walking speed is ours; its steps are the model's, 110 a minute.
    var inRunWalk: [LoadSegment] {
        let (run, walk) = (120 * speed, 60 * Self.walkingPace)
        return walking(Gait.Walk(share: walk / (run + walk), speed: Self.walkingPace))
    }

    /// The same ground, a part of it walked: as run, and as walked with the model's steps.
    func walking(_ walk: Gait.Walk) -> [LoadSegment] {
        var parts = [self, self]
        parts[1].length *= walk.share
        parts[0].length -= parts[1].length
        (parts[1].speed, parts[1].cadence) = (walk.speed, HeelModel.walkingCadence)
        return parts
    }

    /// m/s of the walked part of a run-walk.
    static let walkingPace = 1.5

    /// The same segment seen in a mirror.
    public var mirrored: LoadSegment {
        var copy = self
        copy.crossTilt = crossTilt.mirrored
        copy.bend = bend.mirrored
        return copy
    }

    /// The same ground run the other way along the same physical line: grade, crossfall and bend change sign.
    public var reversed: LoadSegment {
        var copy = mirrored
        copy.grade = -grade
        return copy
    }
}
