/// Routes that climb.
enum HillRoutes {
    static let all = [castleHill, vineyards, forestTrail]

    private static let quietLane = Ground(
        surface: .asphalt, crossSection: .crowned(crossfall: 0.02), footways: .neither, traffic: .quiet
    )

    private static var blindBend: Ground {
        var ground = quietLane
        ground.unsafeEdge = .right
        return ground
    }

    private static let castleHill = SampleRoute(
        name: "castle-hill",
        title: "Castle hill",
        place: "Lanes over Brandmoor castle hill; nobody has noted the way through the castle wood yet.",
        seed: 21,
        shape: .curve(
            guides: SampleRoutes.points([
                (-300, 900), (-800, 1_050), (-1_150, 1_300), (-1_550, 1_650), (-1_400, 2_150), (-1_600, 2_650),
                (-1_250, 3_050), (-1_350, 3_600), (-950, 3_950), (-600, 3_750), (-200, 4_000), (300, 3_800),
                (450, 3_300), (150, 2_900), (250, 2_350), (-120, 1_900), (0, 1_400),
            ]),
            closed: true
        ),
        length: 8_600,
        meander: 60,
        profile: ElevationProfile([
            (0, 400), (900, 412), (1_300, 406), (3_100, 498), (3_600, 490), (4_200, 508), (5_000, 476), (5_600, 490),
            (7_000, 428), (7_500, 442), (8_600, 400),
        ]),
        stretches: [
            Stretch(start: 0, ground: quietLane),
            Stretch(start: 2_900, ground: Ground()),
            Stretch(start: 4_700, ground: quietLane),
            Stretch(start: 6_100, ground: blindBend),
            Stretch(start: 6_500, ground: quietLane),
        ],
        sampling: .recorded(
            Recording(day: "2026-04-12", start: 7 * 3600 + 41 * 60 + 18, interval: 4, pace: 365)
        ),
        positionNoise: 1.5
    )

    private static let vineyards = SampleRoute(
        name: "vineyards",
        title: "Vineyards",
        place: "Concrete tracks up through the Ambry vineyards, along the ridge and steeply down again.",
        seed: 22,
        shape: .curve(
            guides: SampleRoutes.points([
                (-4_000, 3_000), (-3_400, 2_900), (-2_800, 3_100), (-2_600, 3_600), (-3_200, 3_750), (-3_300, 4_050),
                (-2_650, 4_150), (-2_350, 4_550), (-2_750, 5_000), (-3_300, 5_150), (-3_900, 5_050), (-4_400, 5_350),
                (-5_000, 5_300), (-5_450, 4_900), (-5_250, 4_400), (-4_700, 4_450), (-4_550, 4_150), (-5_150, 3_950),
                (-5_500, 3_500), (-5_150, 3_050), (-4_600, 3_200),
            ]),
            closed: true
        ),
        length: 11_500,
        meander: 25,
        profile: ElevationProfile([
            (0, 380), (1_400, 405), (1_900, 390), (4_300, 512), (5_200, 500), (6_600, 547), (7_300, 528), (7_700, 538),
            (9_200, 448), (9_900, 474), (11_500, 380),
        ]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .concrete, crossSection: .level, traffic: .carFree))
        ],
        sampling: .drawn(spacing: 17)
    )

    private static let forestTrail = SampleRoute(
        name: "forest-trail",
        title: "Forest trail",
        place: "Trails through Harrow Wood, the middle part on a woodchip track.",
        seed: 23,
        shape: .curve(
            guides: SampleRoutes.points([
                (-5_500, -3_500), (-5_100, -3_750), (-4_700, -3_500), (-4_300, -3_800), (-3_900, -3_600),
                (-3_750, -3_150), (-4_000, -2_800), (-3_700, -2_400), (-3_950, -2_000), (-4_400, -2_150),
                (-4_650, -1_800), (-5_100, -1_700), (-5_300, -2_100), (-5_700, -2_050), (-6_050, -2_350),
                (-5_800, -2_700), (-6_100, -3_050), (-5_900, -3_400),
            ]),
            closed: true
        ),
        length: 7_800,
        meander: 60,
        profile: ElevationProfile([
            (0, 455), (700, 467), (1_100, 460), (2_400, 495), (3_000, 486), (3_700, 504), (4_900, 472), (5_500, 486),
            (6_300, 462), (6_800, 473), (7_800, 455),
        ]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .dirt, traffic: .carFree)),
            Stretch(start: 2_500, ground: Ground(surface: .woodchip, traffic: .carFree)),
            Stretch(start: 5_100, ground: Ground(surface: .dirt, traffic: .carFree)),
        ],
        activity: .trailRunning,
        sampling: .recorded(
            Recording(day: "2026-05-03", start: 6 * 3600 + 55 * 60 + 40, interval: 5, pace: 373)
        ),
        positionNoise: 1.5
    )
}
