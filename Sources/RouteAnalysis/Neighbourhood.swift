import RouteGeometry

/// Where a week is run: the routes that start near one of them.
///
/// A library holds holidays and races, and a folder the files of years; but nobody runs in one country on Tuesday and in
/// another on Thursday, and the other side of the road there would even a week that is never run.
public struct Neighbourhood: Sendable {
    /// Metres from the start of one route to that of another that are no more than a drive to a run. Ours.
    public static let usualReach = 50_000.0

    /// The name of the route that the others are near to; `nil` without a route.
    public let centre: String?
    /// Metres.
    public let reach: Double
    /// The places of the routes that start further away.
    let far: Set<Int>

    /// Around the route that the request names; else, in the part that most runs of late were in, else most runs, else most
    /// routes, around the route that was run most. O(routes × parts).
    ///
    /// - Parameter kept: places of routes that the runner named, wherever they are.
    /// - Throws: where the route to stay near to is not there.
    init(
        of surveys: [SurveyedRoute], _ ids: [String], _ request: WeekRequest, keeping kept: [Int]
    ) throws(AnalysisError) {
        let (lines, recent, reach) = (surveys.map(\.route.line), request.recent, request.reach)
        let home =
            if let near = request.near {
                try surveys.place(of: near, ids, option: "--near")
            } else {
                Self.home(lines, within: reach, weights: surveys.map { Weight($0.route.name, recent) })
            }
        self.reach = reach
        centre = home.map { surveys[$0].route.name }
        far = Set(
            surveys.indices.filter { i in
                home.map { lines[$0].distance(toStartOf: lines[i]) > reach } ?? false
            }
        ).subtracting(kept)
    }

    /// `surveys`, which it was made of, by whether they start near.
    func parted(_ surveys: [SurveyedRoute]) -> (near: [SurveyedRoute], far: [SurveyedRoute]) {
        let parts = surveys.indices.map { (survey: surveys[$0], isFar: far.contains($0)) }
        return (parts.filter { !$0.isFar }.map(\.survey), parts.filter(\.isFar).map(\.survey))
    }

    /// How much of the runner's running a route stands for.
    private struct Weight: Comparable {
        var runsLately = 0
        var runs = 0
        var routes = 0

        init() {}

        init(_ name: String, _ recent: RecentRunning) {
            (runsLately, runs, routes) = (recent.runsLately[name] ?? 0, recent.past?.timesRun[name] ?? 0, 1)
        }

        static func < (a: Weight, b: Weight) -> Bool {
            (a.runsLately, a.runs, a.routes) < (b.runsLately, b.runs, b.routes)
        }

        static func += (a: inout Weight, b: Weight) {
            a.runsLately += b.runsLately
            a.runs += b.runs
            a.routes += b.routes
        }
    }

    /// The route of most weight in the part of most weight, the first of equal ones. A part has the routes that start
    /// within half of `reach` of its first, so that all of them are near each other.
    private static func home(_ lines: [Polyline], within reach: Double, weights: [Weight]) -> Int? {
        var parts: [(routes: [Int], weight: Weight)] = []
        for i in lines.indices {
            let near = parts.firstIndex { lines[$0.routes[0]].distance(toStartOf: lines[i]) <= reach / 2 }
            let part = near ?? parts.endIndex
            if near == nil { parts.append(([], Weight())) }
            parts[part].routes.append(i)
            parts[part].weight += weights[i]
        }
        func heaviest<Item>(_ items: [Item], _ weight: (Item) -> Weight) -> Item? {
            items.reduce(nil) { best, item in
                best.map { weight($0) < weight(item) } ?? true ? item : best
            }
        }
        return heaviest(parts, \.weight).flatMap { heaviest($0.routes) { weights[$0] } }
    }
}
