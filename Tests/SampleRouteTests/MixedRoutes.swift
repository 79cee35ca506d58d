/// Routes of several grounds, and one nobody has noted anything about.
enum MixedRoutes {
    static let all = [reservoir, riverParks, oldTown]

    private static let reservoir = SampleRoute(
        name: "reservoir",
        title: "Around the reservoir",
        place:
            "Around Silverwell reservoir: a quiet road, the dam, and the car-free shore road that leans to the water.",
        seed: 31,
        shape: .curve(
            guides: SampleRoutes.points([
                (6_000, -1_200), (6_600, -1_500), (7_300, -1_400), (7_900, -1_750), (8_600, -1_700), (9_250, -1_850),
                (9_650, -1_500), (10_050, -1_150), (10_450, -800), (10_400, -250), (9_850, 0), (9_300, -200),
                (8_850, 150), (8_200, 250), (7_800, -100), (7_200, 50), (6_600, -50), (6_100, -350), (5_800, -800),
            ]),
            closed: true
        ),
        length: 11_900,
        meander: 60,
        profile: ElevationProfile([
            (0, 410), (1_200, 424), (2_000, 416), (3_400, 438), (4_200, 426), (5_100, 432), (6_400, 432), (7_300, 449),
            (8_200, 437), (9_300, 453), (10_100, 430), (10_700, 440), (11_200, 421), (11_500, 431), (11_900, 410),
        ]),
        stretches: [
            Stretch(
                start: 0,
                ground: Ground(
                    surface: .asphalt, crossSection: .crowned(crossfall: 0.02), footways: .right, traffic: .quiet
                )
            ),
            Stretch(
                start: 5_100,
                ground: Ground(surface: .gravel, crossSection: .level, footways: .neither, traffic: .carFree)
            ),
            Stretch(
                start: 6_400,
                ground: Ground(
                    surface: .asphalt,
                    crossSection: .banked(crossfall: 0.02, falls: .left),
                    footways: .neither,
                    traffic: .carFree
                )
            ),
        ],
        sampling: .drawn(spacing: 17)
    )

    private static let riverParks = SampleRoute(
        name: "river-parks",
        title: "River parks",
        place:
            "Down one bank of the Morrow and up the other on ways without cars; the surface is as a route editor saves it.",
        seed: 32,
        shape: .curve(
            guides: SampleRoutes.points([
                (-200, -1_400), (-700, -1_600), (-1_300, -1_650), (-1_800, -2_000), (-2_400, -2_150),
                (-2_900, -2_500), (-3_500, -2_600), (-3_900, -3_000), (-3_600, -3_450), (-3_050, -3_150),
                (-2_550, -3_000), (-2_050, -2_650), (-1_500, -2_450), (-1_000, -2_100), (-400, -2_050),
                (100, -2_150), (500, -1_850), (250, -1_450),
            ]),
            closed: true
        ),
        length: 10_000,
        meander: 35,
        profile: ElevationProfile([
            (0, 388), (1_200, 392), (2_100, 389), (3_600, 395), (4_900, 391), (6_200, 396), (7_500, 390), (8_700, 395),
            (10_000, 388),
        ]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .asphalt, traffic: .carFree)),
            Stretch(start: 2_700, ground: Ground(surface: .compacted, crossSection: .level, traffic: .carFree)),
            Stretch(start: 6_900, ground: Ground(surface: .asphalt, traffic: .carFree)),
        ],
        surfaceStyle: .gpxStudio,
        sampling: .drawn(spacing: 20)
    )

    /// Streets that run 16° across the compass: each corner is turned by the angle of cosine 0.96 and sine 0.28.
    private static let oldTownCorners = SampleRoutes.points([
        (0, 0), (420, 0), (420, 160), (760, 160), (760, -40), (1_180, -40), (1_180, 300), (980, 300), (980, 620),
        (1_300, 620), (1_300, 980), (900, 980), (900, 800), (560, 800), (560, 1_120), (180, 1_120), (180, 900),
        (-160, 900), (-160, 1_180), (-620, 1_180), (-620, 760), (-400, 760), (-400, 480), (-820, 480), (-820, 80),
        (-540, 80), (-540, -180), (-240, -180), (-240, 0),
    ]).map { PlanePoint(0.96 * $0.east - 0.28 * $0.north, 0.28 * $0.east + 0.96 * $0.north) }

    private static let oldTown = SampleRoute(
        name: "old-town",
        title: "Old town",
        place: "Through the streets of Kestrelford, with one stop at a crossing; no notes, as files come from an app.",
        seed: 33,
        shape: .streets(corners: oldTownCorners, cut: 12),
        length: 8_000,
        profile: ElevationProfile([
            (0, 398), (900, 406), (1_500, 402), (2_800, 414), (3_800, 405), (4_700, 411), (6_000, 400), (7_000, 410),
            (8_000, 398),
        ]),
        sampling: .recorded(
            Recording(
                day: "2026-04-21",
                start: 17 * 3600 + 12 * 60 + 5,
                interval: 4,
                pace: 357,
                pause: Recording.Pause(start: 1_640, duration: 38)
            )
        ),
        positionNoise: 1.5
    )
}
