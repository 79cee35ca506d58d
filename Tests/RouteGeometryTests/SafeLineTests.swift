import RouteGeometry
import TestSupport
import Testing

/// On a carriageway without footway, seen along the route as drawn and driving on the right.
struct SafetyCase: CustomTestStringConvertible {
    let traffic: Traffic
    let oneway: Oneway
    let direction: TravelDirection
    let line: Line
    /// Whether traffic comes from behind, and whether the line is safe when it never may and when it may be quiet.
    let behind, safe, safeIfQuiet: Bool

    init(
        _ traffic: Traffic, _ oneway: Oneway, _ direction: TravelDirection, _ line: Line, behind: Bool, safe: Bool,
        ifQuiet: Bool
    ) {
        (self.traffic, self.oneway, self.direction, self.line) = (traffic, oneway, direction, line)
        (self.behind, self.safe, safeIfQuiet) = (behind, safe, ifQuiet)
    }

    var testDescription: String { "\(traffic), one-way \(oneway), \(direction), \(line)" }

    /// Safe lines: facing traffic, any line where traffic is none, with the flow of no one-way; with traffic
    /// behind on quiet only after the runner allowed it.
    static let table = [
        SafetyCase(.busy, .none, .asDrawn, .facingTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .none, .asDrawn, .withTraffic, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .none, .asDrawn, .leftEdge, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .none, .asDrawn, .rightEdge, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .none, .asDrawn, .middle, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .none, .reversed, .facingTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .none, .reversed, .leftEdge, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .none, .reversed, .rightEdge, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.quiet, .none, .asDrawn, .facingTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.quiet, .none, .asDrawn, .withTraffic, behind: true, safe: false, ifQuiet: true),
        SafetyCase(.quiet, .none, .reversed, .leftEdge, behind: true, safe: false, ifQuiet: true),
        SafetyCase(.quiet, .none, .asDrawn, .middle, behind: true, safe: false, ifQuiet: false),
        // The whole flow comes from behind, whichever edge one keeps to, …
        SafetyCase(.busy, .with, .asDrawn, .facingTraffic, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .with, .asDrawn, .leftEdge, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .with, .asDrawn, .rightEdge, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.quiet, .with, .asDrawn, .facingTraffic, behind: true, safe: false, ifQuiet: false),
        SafetyCase(.busy, .against, .reversed, .facingTraffic, behind: true, safe: false, ifQuiet: false),
        // … or from ahead.
        SafetyCase(.busy, .against, .asDrawn, .facingTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .against, .asDrawn, .withTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .against, .asDrawn, .rightEdge, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .against, .asDrawn, .middle, behind: false, safe: false, ifQuiet: false),
        SafetyCase(.busy, .with, .reversed, .facingTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.busy, .with, .reversed, .leftEdge, behind: false, safe: true, ifQuiet: true),
        // Without traffic anything goes.
        SafetyCase(.none, .none, .asDrawn, .withTraffic, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.none, .none, .reversed, .middle, behind: false, safe: true, ifQuiet: true),
        SafetyCase(.none, .with, .asDrawn, .rightEdge, behind: false, safe: true, ifQuiet: true),
        // But there is no footway to send anyone along.
        SafetyCase(.none, .none, .asDrawn, .leftFootway, behind: false, safe: false, ifQuiet: false),
        SafetyCase(.busy, .none, .asDrawn, .leftFootway, behind: false, safe: false, ifQuiet: false),
    ]
}

@Suite("A line is safe")
struct SafeLineTests {
    static let travel = Travel(.asDrawn, drivingSide: .right)

    @Test("where no traffic comes from behind", arguments: SafetyCase.table)
    func table(_ row: SafetyCase) {
        let stretch = road(.crowned(crossfall: 0.02), traffic: row.traffic, oneway: row.oneway)
        let travel = Travel(row.direction, drivingSide: .right)
        #expect(stretch.hasTrafficBehind(on: row.line, travel) == row.behind)
        #expect(stretch.isSafe(row.line, travel, behind: .never) == row.safe)
        #expect(stretch.isSafe(row.line, travel, behind: .quiet) == row.safeIfQuiet)
    }

    @Test("on a footway whatever drives beside it", arguments: Traffic.allCases, Oneway.allCases)
    func footways(traffic: Traffic, oneway: Oneway) {
        let stretch = road(footways: [.right], traffic: traffic, oneway: oneway)
        for travel in Travel.all {
            #expect(stretch.isSafe(.rightFootway, travel, behind: .never))
            #expect(!stretch.hasTrafficBehind(on: .rightFootway, travel))
            #expect(!stretch.isSafe(.leftFootway, travel, behind: .never))
        }
    }

    @Test("never on an edge noted unsafe, whichever way one runs", arguments: TravelDirection.allCases)
    func unsafeEdges(direction: TravelDirection) {
        let stretch = road(footways: [.left, .right], traffic: .none, unsafeEdges: [.left])
        for drivingSide in Side.allCases {
            let travel = Travel(direction, drivingSide: drivingSide)
            for line in Line.allCases {
                #expect(stretch.isSafe(line, travel, behind: .quiet) == (line.edge(travel) != .left))
            }
        }
    }

    /// What a runner who wants a line takes instead, in right-hand traffic along the route as drawn.
    @Test("and where it is not, the next best is taken")
    func fallbacks() {
        let both: Set<Edge> = [.left, .right]
        let table: [(stretch: Stretch, wanted: Line, taken: Line?)] = [
            (road(footways: both), .rightFootway, .rightFootway),
            (road(), .rightFootway, .facingTraffic),
            (road(), .withTraffic, .facingTraffic),
            (road(), .middle, .facingTraffic),
            (road(traffic: .none), .middle, .middle),
            (road(traffic: .none), .withTraffic, .withTraffic),
            (road(footways: [.right], unsafeEdges: [.left]), .facingTraffic, .rightFootway),
            (road(footways: both, oneway: .with), .leftEdge, .leftFootway),
            (road(oneway: .with), .facingTraffic, nil),
            (road(traffic: .none, unsafeEdges: both), .facingTraffic, .middle),
            (road(traffic: .busy, unsafeEdges: both), .facingTraffic, nil),
            (road(oneway: .against, unsafeEdges: [.left]), .facingTraffic, .withTraffic),
            (road(traffic: .busy, unsafeEdges: [.left]), .facingTraffic, nil),
        ]
        for row in table {
            let taken = row.stretch.safeLine(preferring: row.wanted, Self.travel, behind: .never)
            #expect(taken == row.taken, "\(row.wanted) on \(row.stretch)")
        }
    }

    @Test(
        "if it was chosen, is the one wanted where that is safe, and is missing only where none is",
        arguments: SplitMix64.seeds)
    func chosenLines(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let stretch = Stretch.random(using: &generator)
            for travel in Travel.all {
                for behind in TrafficBehind.allCases {
                    for wanted in Line.allCases { check(stretch, wanted, travel, behind) }
                }
            }
        }
    }

    private func check(_ stretch: Stretch, _ wanted: Line, _ travel: Travel, _ behind: TrafficBehind) {
        guard let line = stretch.safeLine(preferring: wanted, travel, behind: behind) else {
            #expect(!Line.allCases.contains { stretch.isSafe($0, travel, behind: behind) })
            return
        }
        #expect(stretch.isSafe(line, travel, behind: behind))
        if stretch.isSafe(wanted, travel, behind: behind) { #expect(line == wanted) }
        if let edge = line.edge(travel) { #expect(!stretch.unsafeEdges.contains(edge)) }
        if stretch.hasTrafficBehind(on: line, travel) {
            #expect(behind == .quiet && stretch.traffic.value == .quiet)
        }
        // Vehicles, one by one: a two-way road has one on each half, a one-way road one on both.
        #expect(stretch.hasTrafficBehind(on: line, travel) == comesFromBehind(stretch, line, travel))
    }

    /// Where the vehicles beside the runner go, in the frame of the drawing: a second opinion that knows no flow.
    private func comesFromBehind(_ stretch: Stretch, _ line: Line, _ travel: Travel) -> Bool {
        if stretch.traffic.value == .none || line.isFootway { return false }
        let beside: Set<Edge> = line.edge(travel).map { [$0] } ?? [.left, .right]
        let headings = beside.map { edge -> TravelDirection in
            switch stretch.oneway.value {
            case .with: .asDrawn
            case .against: .reversed
            case .none: (edge == .left) == (travel.drivingSide == .left) ? .asDrawn : .reversed
            }
        }
        return headings.contains(travel.direction)
    }
}
