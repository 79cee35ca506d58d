import RouteAnalysis
import RouteGeometry
import RouteLibrary

/// A library's routes as they are planned with, and what the runner did on them.
struct StoredRoutes {
    let surveys: [SurveyedRoute]
    let history: RunHistory

    /// - Parameters:
    ///   - monday: of the week to plan, days since 1970-01-01.
    ///   - today: the day it is planned on.
    ///   - forgetsMap: whether what a map said at the import is left out.
    init(
        of library: Library, runner: Runner, monday: Int, today: Int, forgetsMap: Bool = false
    ) throws(LibraryError) {
        let entries = try library.entries()
        let names = Self.names(of: entries)
        @Sendable func kept(_ entry: RouteEntry) -> KeptRoute {
            let kept = KeptRoute(entry, named: names[entry.route.id])
            return forgetsMap ? kept.withoutMap : kept
        }
        let surveyed = SideBySide.map(entries) { entry in
            SurveyedRoute(kept(entry), runner: runner).flatMap { $0.isMeasured(by: entry.profile) ? $0 : nil }
        }
        var surveys: [Int64: SurveyedRoute] = [:]
        for (entry, survey) in zip(entries, surveyed) { surveys[entry.route.id] = survey }
        let others = entries.filter { surveys[$0.route.id] == nil }
        let measured = SideBySide.map(others) { entry in
            Result { () throws(LibraryError) in try Self.measure(entry, kept(entry), of: library, runner) }
        }
        var fresh: [MeasuredRoute] = []
        for (entry, result) in zip(others, measured) {
            guard let (route, survey) = try result.get() else { continue }
            fresh.append(route)
            surveys[entry.route.id] = survey
        }
        try library.keep(fresh)
        self.surveys = entries.compactMap { surveys[$0.route.id] }
        let shoes = try library.shoes()
        let runs = try library.runs(through: today).compactMap { run in
            surveys[run.route].map { survey in
                PastRun(run, on: survey, pair: run.shoe.flatMap { id in shoes.firstIndex { $0.id == id } })
            }
        }
        history = RunHistory(
            monday: monday, today: today, runs: runs,
            pairs: shoes.map { ShoePair(name: $0.name, distance: $0.distance, isRetired: $0.isWornOut) },
            pain: try library.pain(through: today).map { MorningPain(day: $0.day, left: $0.left, right: $0.right) })
    }

    /// The route as a week plans with it; `nil` where its file no longer gives it.
    func survey(of route: StoredRoute) -> SurveyedRoute? { surveys.first { $0.source == route.key } }

    /// Names as a week tells routes apart by: of those that share one each has its key behind it.
    private static func names(of entries: [RouteEntry]) -> [Int64: String] {
        let counts = entries.reduce(into: [String: Int]()) { $0[$1.route.name, default: 0] += 1 }
        return entries.reduce(into: [:]) { names, entry in
            let (name, key) = (entry.route.name, entry.route.key)
            names[entry.route.id] = counts[name] == 1 ? name : "\(name) (\(key))"
        }
    }

    /// Measures a route anew from its file: what is to be kept for the next time, and the route with it.
    private static func measure(
        _ entry: RouteEntry, _ kept: KeptRoute, of library: Library, _ runner: Runner
    ) throws(LibraryError) -> (MeasuredRoute, SurveyedRoute?)? {
        guard let survey = try library.survey(entry.route, as: entry.route.key, runner: runner) else { return nil }
        var fresh = kept
        (fresh.climb, fresh.profile) = (survey.climb, KeptProfile(of: survey.profile))
        let measured = MeasuredRoute(
            route: entry.route, ascent: survey.climb?.ascent, descent: survey.climb?.descent,
            profile: StoredProfile(survey.profile))
        return (measured, SurveyedRoute(fresh, runner: runner))
    }
}

extension PastRun {
    init(_ run: StoredRun, on survey: SurveyedRoute, pair: Int? = nil) {
        self.init(
            on: survey, day: run.day, distance: run.length, direction: run.direction,
            turnsHalfWay: run.turnsHalfWay, turnsBack: run.turnsBack,
            line: run.line ?? run.recordedSide.map(survey.line),
            returnLine: run.returnLine, isLineInferred: run.line == nil && run.recordedSide != nil, laps: run.laps,
            pair: pair)
    }
}

extension Library {
    /// The runner's own runs on a route, as `survey` knows it.
    func past(of survey: SurveyedRoute, runner: Runner) throws(LibraryError) -> RoutePast? {
        let route = try route(named: survey.source).id
        return RoutePast(of: try runs().filter { $0.route == route }.map { PastRun($0, on: survey) }, runner: runner)
    }

    /// A route surveyed from its own file, with its name and ground here; `nil` where the file no longer gives it.
    ///
    /// - Parameters:
    ///   - source: what messages call it.
    ///   - forgetsMap: whether what a map said at the import is left out.
    func survey(
        _ route: StoredRoute, as source: String, runner: Runner, maps: RunningMaps = .none,
        terrain: TerrainFolder? = nil, forgetsMap: Bool = false
    ) throws(LibraryError) -> SurveyedRoute? {
        let file = RouteFile(
            bytes: try original(route.original).bytes, source: source, runner: runner, maps: maps, terrain: terrain)
        guard case .success(let surveys) = file.routes,
            let survey = surveys.first(where: { ($0.number ?? 1) == route.number })
        else { return nil }
        return survey.known(as: route.name, layers: try ground(of: route), forgetsMap: forgetsMap)
    }
}

extension LibraryOptions {
    /// What the library's own routes among `surveys` were run before, by their keys.
    func pasts(of surveys: [SurveyedRoute], runner: Runner) throws -> [String: RoutePast] {
        let own = surveys.map(\.source).filter { !RouteName.isFile($0) && $0 != "<stdin>" }
        guard !own.isEmpty, let library = try openIfThere() else { return [:] }
        return try Self.perform { () throws(LibraryError) in
            var pasts: [String: RoutePast] = [:]
            for survey in surveys where own.contains(survey.source) {
                pasts[survey.source] = try library.past(of: survey, runner: runner)
            }
            return pasts
        }
    }
}

extension SurveyedRoute {
    fileprivate func isMeasured(by profile: StoredProfile?) -> Bool { profile?.method == KeptProfile.method }
}

extension KeptRoute {
    init(_ entry: RouteEntry, named name: String?) {
        let route = entry.route
        self.init(
            key: route.key, name: name ?? route.name, length: route.length, line: entry.line,
            climb: route.ascent.flatMap { up in route.descent.map { Climb(ascent: up, descent: $0) } },
            shape: route.shape, laps: route.laps, speed: route.speed, drivingSide: route.drivingSide,
            assumedSurface: route.assumedSurface, layers: entry.ground,
            profile: KeptProfile(entry.profile?.cells ?? []))
    }
}
