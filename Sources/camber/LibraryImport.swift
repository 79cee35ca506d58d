import ArgumentParser
import RouteAnalysis
import RouteGeometry
import RouteLibrary
import RouteReports

/// Files on their way into a library: read, measured and compressed on all cores, written by one.
struct LibraryImport {
    let opening: OpeningLibrary
    /// What every route is called; `nil` takes what the files say.
    var name: String?
    var matchesRoutes = true
    var isRehearsal = false
    var isStrict = false
    /// Whether heights are estimated of every file, and not only where a route is new.
    var measuresAll = false
    var maps = RunningMaps.none
    var terrain: TerrainFolder?

    /// A file as far as it could be got ready without the writer.
    private enum Prepared: Sendable {
        /// The bytes of that original.
        case known(Int64)
        case file(NewFile, warningCount: Int)
        case failed(AnalysisError)
        /// The library cannot be used, which ends the import before this is asked for.
        case untold
    }

    /// Imports what `sources` names and tells `report` of each thing in their order.
    ///
    /// - Parameters:
    ///   - time: seconds since 1970.
    ///   - activity: what a table beside the files says of one.
    func run(
        _ sources: [ImportSource], at time: Int, activity: @Sendable @escaping (ImportSource) -> StravaExport.Activity?,
        report: (ImportedItem) -> Void
    ) throws(LibraryError) -> Int64? {
        try SideBySide.working(sources) { source in
            switch opening.known.value {
            case .success(let known): prepare(source, known, activity(source))
            case .failure: .untold
            }
        } _: { (prepared: (Int) -> Prepared) throws(LibraryError) in
            let (library, known) = (try opening.library.value.get(), try opening.known.value.get())
            return try library.importing(at: time, keeps: !isRehearsal) { session in
                var count = 0
                for (index, source) in sources.enumerated() {
                    for item in try add(prepared(index), from: source, to: &session) {
                        if case .outcome(let outcome) = item.fate, outcome.isNew { count += 1 }
                        if case .outcome(.added) = item.fate, let route = item.route { known.lines.add(route) }
                        report(item)
                    }
                }
                return "\(count) \(count == 1 ? "run or route" : "runs and routes")"
            }
        }
    }

    private func prepare(
        _ source: ImportSource, _ known: KnownFiles, _ activity: StravaExport.Activity?
    ) -> Prepared {
        do throws(AnalysisError) {
            let bytes = try source.bytes()
            if let id = known.original(ofGzip: bytes) { return .known(id) }
            let plain = OriginalContent.plain(bytes)
            let key = OriginalContent.key(of: plain, in: bytes)
            if let id = known.original(holding: plain, key) { return .known(id) }
            let mayBeRun = matchesRoutes && !measuresAll
            let file = RouteFile(
                bytes: plain, source: source.source, runner: Runner(), maps: maps, terrain: terrain,
                sparesHeights: { mayBeRun && known.lines.contains($0) })
            if isStrict, let refusal = file.strictRefusal { throw refusal }
            let content = OriginalContent(bytes, holding: plain, key: key)
            let surveys = try file.routes.get()
            let routes = surveys.map { survey in
                let route = NewRoute(
                    survey, name: name ?? activity?.name, isTrail: activity?.isTrail ?? false,
                    recording: surveys.count == 1 ? activity?.recording(of: survey) : nil)
                guard survey.sparesHeights else { return route }
                var spared = route
                spared.measured = { measured(route, from: content, source) }
                return spared
            }
            return .file(
                NewFile(name: source.fileName, content: content, routes: routes), warningCount: file.warnings.count)
        } catch {
            return .failed(error)
        }
    }

    /// The route with what was left out of it; as it is where its file no longer gives it.
    private func measured(_ route: NewRoute, from content: OriginalContent, _ source: ImportSource) -> NewRoute {
        let file = RouteFile(
            bytes: OriginalContent.plain(content.gzip), source: source.source, runner: Runner(), terrain: terrain)
        guard case .success(let surveys) = file.routes,
            let survey = surveys.first(where: { ($0.number ?? 1) == route.number })
        else { return route }
        var whole = route
        whole.measured = nil
        (whole.ascent, whole.descent) = (survey.climb?.ascent, survey.climb?.descent)
        whole.profile = StoredProfile(survey.profile)
        return whole
    }

    private func add(
        _ prepared: Prepared, from source: ImportSource, to session: inout ImportSession
    ) throws -> [ImportedItem] {
        switch prepared {
        case .untold: return []
        case .failed(let error): return [ImportedItem(path: source.source, fate: .failed(error.description))]
        case .known(let id): return [ImportedItem(path: source.source, fate: .outcome(try session.known(id)))]
        case .file(let file, let warningCount):
            let outcomes = try session.add(file, matchesRoutes: matchesRoutes)
            return outcomes.enumerated().map { i, outcome in
                let route = outcomes.count == file.routes.count ? file.routes[i] : nil
                return ImportedItem(
                    path: source.source, fate: .outcome(outcome), route: route, warningCount: i == 0 ? warningCount : 0)
            }
        }
    }
}

extension NewRoute {
    /// - Parameters:
    ///   - name: what it is called instead of what the file says.
    ///   - recording: when it was run, where the file does not say.
    init(_ survey: SurveyedRoute, name: String?, isTrail: Bool, recording: Recording? = nil) {
        let recording = survey.recording ?? recording
        self.init(
            name: name.flatMap { $0.isEmpty ? nil : $0 } ?? survey.route.name, number: survey.number ?? 1,
            line: survey.lineShape ?? LineShape(of: survey.route.line), ascent: survey.climb?.ascent,
            descent: survey.climb?.descent, shape: survey.profile.shape, laps: survey.laps,
            drivingSide: survey.route.drivingSide, assumedSurface: isTrail ? .dirt : survey.assumedSurface,
            ground: survey.layers, profile: StoredProfile(survey.profile),
            run: recording.map { RecordedRun(start: $0.start, day: $0.day, speed: $0.speed, side: survey.map?.runSide) }
        )
    }
}

extension StoredProfile {
    init(_ profile: Profile) { self.init(method: KeptProfile.method, cells: KeptProfile(of: profile).bytes) }
}
