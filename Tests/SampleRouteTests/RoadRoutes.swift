/// Roads that lean: crowned with cars, banked without.
enum RoadRoutes {
    static let all = [harbourRoad, harbourRoadFootway, quarryRoad]

    private static let harbourRoad = onHarbourRoad(
        name: "harbour-road",
        title: "Harbour road",
        place: "From the market to the inland harbour and back, on the carriageway.",
        seed: 11,
        footways: [(0, .neither)]
    )

    private static let harbourRoadFootway = onHarbourRoad(
        name: "harbour-road-footway",
        title: "Harbour road with footways",
        place: "The harbour road after it got footways: on the left, on both edges, on the right as one leaves town.",
        seed: 12,
        footways: [(0, .left), (1_300, .both), (3_200, .right)]
    )

    /// A crowned, busy road of 4.6 km, out and back, with the given footways on the way out.
    private static func onHarbourRoad(
        name: String, title: String, place: String, seed: UInt64, footways: [(Double, Ground.Footways)]
    ) -> SampleRoute {
        SampleRoute(
            name: name,
            title: title,
            place: place,
            seed: seed,
            shape: .curve(
                guides: SampleRoutes.points([
                    (500, -900), (820, -1_150), (1_000, -1_550), (1_350, -1_800), (1_500, -2_250), (1_400, -2_700),
                    (1_650, -3_100), (2_100, -3_300), (2_300, -3_700), (2_250, -4_150), (2_500, -4_500),
                ]),
                closed: false
            ),
            length: 9_200,
            isOutAndBack: true,
            meander: 25,
            roadSeed: 11,
            profile: ElevationProfile([
                (0, 394), (700, 403), (1_250, 398), (2_200, 412), (3_000, 404), (3_700, 410), (4_600, 402),
            ]),
            stretches: footways.map { start, footways in
                Stretch(
                    start: start,
                    ground: Ground(
                        surface: .asphalt, crossSection: .crowned(crossfall: 0.025), footways: footways, traffic: .busy
                    )
                )
            },
            sampling: .drawn(spacing: 16)
        )
    }

    private static let quarryRoad = SampleRoute(
        name: "quarry-road",
        title: "Quarry road",
        place: "The haul road around Brackstone quarry, closed to cars; every bend leans the same way.",
        seed: 13,
        shape: .curve(
            guides: SampleRoutes.points([
                (4_000, 3_000), (4_600, 2_800), (5_300, 3_000), (5_700, 2_750), (6_300, 3_050), (6_450, 3_600),
                (6_100, 4_000), (6_350, 4_500), (6_000, 5_000), (5_400, 4_850), (5_050, 4_500), (4_600, 4_650),
                (4_150, 4_400), (4_250, 3_900), (3_850, 3_500),
            ]),
            closed: true
        ),
        length: 7_500,
        meander: 40,
        profile: ElevationProfile([
            (0, 430), (1_000, 441), (1_500, 436), (3_000, 464), (3_600, 456), (4_300, 467), (5_600, 440), (6_200, 450),
            (7_500, 430),
        ]),
        stretches: [
            Stretch(
                start: 0,
                ground: Ground(
                    surface: .asphalt,
                    crossSection: .banked(crossfall: 0.03, falls: .right),
                    traffic: .carFree,
                    oneway: .with
                )
            )
        ],
        sampling: .drawn(spacing: 16)
    )
}
