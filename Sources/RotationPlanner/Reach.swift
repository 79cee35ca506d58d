/// How far the sums of a week's remaining runs can reach, every sum by itself.
struct Reach {
    /// From the least to the most that a sum can be.
    struct Interval {
        var low: Int
        var high: Int

        init(_ value: Int) {
            low = value
            high = value
        }

        mutating func join(_ other: Interval) {
            if other.low < low { low = other.low }
            if other.high > high { high = other.high }
        }

        mutating func add(_ other: Interval) {
            low += other.low
            high += other.high
        }
    }

    var road: Interval
    var turn: Interval
    /// Both doses weighed together, as `slants` says: where both have to be undone, no run may do it for both.
    var slanted: InlineArray<6, Interval>
    var distance: Interval
    var leastAscent: Int
    var leastLoad: Int
    var mostFlat: Int
    var mostSoft: Int

    /// How the road and the turn dose are weighed in each of `slanted`.
    static let slants: [(road: Int, turn: Int)] = [(1, 1), (1, -1), (2, 1), (2, -1), (1, 2), (1, -2)]

    /// Nothing remains.
    static let nothing = Reach(road: 0, turn: 0, distance: 0, ascent: 0, load: 0, flat: 0, soft: 0)

    init(_ choice: Choice) {
        self.init(
            road: choice.roadTilt, turn: choice.turn, distance: choice.distance, ascent: choice.ascent,
            load: choice.load, flat: choice.isFlat ? 1 : 0, soft: choice.isSoft ? 1 : 0
        )
    }

    private init(road: Int, turn: Int, distance: Int, ascent: Int, load: Int, flat: Int, soft: Int) {
        self.road = Interval(road)
        self.turn = Interval(turn)
        slanted = InlineArray { Interval(Self.slants[$0].road * road + Self.slants[$0].turn * turn) }
        self.distance = Interval(distance)
        leastAscent = ascent
        leastLoad = load
        mostFlat = flat
        mostSoft = soft
    }

    /// Either of two ways to go on.
    mutating func join(_ other: Reach) {
        road.join(other.road)
        turn.join(other.turn)
        for slant in slanted.indices { slanted[slant].join(other.slanted[slant]) }
        distance.join(other.distance)
        leastAscent = min(leastAscent, other.leastAscent)
        leastLoad = min(leastLoad, other.leastLoad)
        mostFlat = max(mostFlat, other.mostFlat)
        mostSoft = max(mostSoft, other.mostSoft)
    }

    /// One run, and then the others.
    func followed(by other: Reach) -> Reach {
        var both = self
        both.road.add(other.road)
        both.turn.add(other.turn)
        for slant in slanted.indices { both.slanted[slant].add(other.slanted[slant]) }
        both.distance.add(other.distance)
        both.leastAscent += other.leastAscent
        both.leastLoad += other.leastLoad
        both.mostFlat += other.mostFlat
        both.mostSoft += other.mostSoft
        return both
    }
}
