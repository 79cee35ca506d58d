/// Level ground without cars: what evens out a week of road runs.
enum FlatRoutes {
    static let all = [cityTrack, canalTowpath, promenade, recoveryLoop, parkLoop]

    private static let cityTrack = SampleRoute(
        name: "city-track",
        title: "City track",
        place: "One counter-clockwise lap in lane 1 of the Kestrelford stadium.",
        seed: 1,
        shape: .track(finish: PlanePoint(640, 310), straight: 84.39, radius: 36.80),
        length: 400,
        profile: ElevationProfile([(0, 402.04)]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .track, crossSection: .level, traffic: .carFree))
        ],
        sampling: .drawn(spacing: 8),
        positionNoise: 0.2,
        elevationNoise: 0.2
    )

    private static let canalTowpath = SampleRoute(
        name: "canal-towpath",
        title: "Canal towpath",
        place: "From Kestrelford lock along the canal to the Withy Bridge and back.",
        seed: 2,
        shape: .curve(
            guides: SampleRoutes.points([
                (-800, -400), (-1300, -560), (-1800, -620), (-2300, -600), (-2800, -680),
                (-3250, -900), (-3600, -1200), (-4000, -1380), (-4600, -1420),
            ]),
            closed: false
        ),
        length: 8_400,
        isOutAndBack: true,
        meander: 10,
        profile: ElevationProfile([(0, 391), (1_500, 392), (2_600, 391.4), (4_200, 392.6)]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .compacted, crossSection: .level, traffic: .carFree))
        ],
        sampling: .drawn(spacing: 16)
    )

    private static let promenade = SampleRoute(
        name: "promenade",
        title: "Lake promenade",
        place: "From the Ottermere boathouse along the lake to the bathing house and back.",
        seed: 3,
        shape: .curve(
            guides: SampleRoutes.points([
                (2_600, -5_200), (3_000, -5_350), (3_400, -5_300), (3_900, -5_500),
                (4_300, -5_850), (4_450, -6_250), (4_800, -6_500), (5_250, -6_550),
            ]),
            closed: false
        ),
        length: 6_400,
        isOutAndBack: true,
        meander: 12,
        profile: ElevationProfile([(0, 386), (900, 387), (1_700, 386.2), (2_500, 387), (3_200, 386.4)]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .concrete, crossSection: .level, traffic: .carFree)),
            Stretch(start: 1_150, ground: Ground(surface: .paving, crossSection: .level, traffic: .carFree)),
            Stretch(start: 2_050, ground: Ground(surface: .concrete, crossSection: .level, traffic: .carFree)),
        ],
        sampling: .drawn(spacing: 15)
    )

    private static let recoveryLoop = SampleRoute(
        name: "recovery-loop",
        title: "Recovery loop",
        place: "Park and towpath paths between Kestrelford basin and the Lower Meadows.",
        seed: 4,
        shape: .curve(
            guides: SampleRoutes.points([
                (700, -700), (600, -350), (950, -150), (1_350, -50), (1_700, -300), (2_100, -150),
                (2_450, -400), (2_400, -850), (1_950, -1_050), (1_550, -850), (1_100, -950),
            ]),
            closed: true
        ),
        length: 4_900,
        meander: 30,
        profile: ElevationProfile([
            (0, 392), (700, 393.5), (1_400, 392.5), (2_500, 394.5), (3_200, 393), (4_000, 394.5), (4_900, 392),
        ]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .compacted, crossSection: .level, traffic: .carFree))
        ],
        sampling: .drawn(spacing: 15)
    )

    private static let parkLoop = SampleRoute(
        name: "park-loop",
        title: "Great Park on grass",
        place: "Once around the mown edge of the Great Park.",
        seed: 5,
        shape: .curve(
            guides: SampleRoutes.points([
                (1_500, 300), (1_900, 150), (2_350, 300), (2_700, 200), (2_950, 550), (2_700, 900), (2_850, 1_250),
                (2_450, 1_400), (2_150, 1_150), (1_800, 1_350), (1_450, 1_150), (1_650, 800), (1_300, 600),
            ]),
            closed: true
        ),
        length: 5_200,
        meander: 30,
        profile: ElevationProfile([
            (0, 396), (700, 400), (1_500, 397), (2_600, 402), (3_500, 398), (4_200, 401), (5_200, 396),
        ]),
        stretches: [
            Stretch(start: 0, ground: Ground(surface: .grass, crossSection: .level, traffic: .carFree))
        ],
        sampling: .drawn(spacing: 15)
    )
}
