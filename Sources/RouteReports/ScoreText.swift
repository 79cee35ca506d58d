public import RouteAnalysis
import Elevation
import HeelLoad
import RouteGeometry

/// One route's score for a reader at a terminal, 80 columns wide where names allow.
public struct ScoreText {
    private let score: RouteScore
    private let style: ReportStyle
    private var survey: SurveyedRoute { score.survey }
    private var load: RouteLoad { score.load }
    private var metres: Double { load.totals.distance }
    /// Beside its label and the heights behind it.
    private var chartWidth: Int { min(48, style.width - 30) }
    private let margin = String(repeating: " ", count: 16)

    public init(_ score: RouteScore, style: ReportStyle) {
        self.score = score
        self.style = style
    }

    /// The whole report, ending in a newline.
    public var text: String {
        let attribution =
            score.past?.usesMap ?? false
            ? MapWords.attribution(style) : MapWords.attribution([survey], style)
        let blocks = [header, loadLines, leanLines, charts, sources, advice, attribution]
        let body = blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        return style.cleaned(body + "\n\n" + Notice.text(style) + "\n")
    }

    private var header: [String] {
        let words = VariantWords(survey: survey, traversal: score.traversal)
        var facts = [survey.route.name, "\(style.kilometres(metres)) km", climb]
        if survey.laps == nil, survey.profile.shape.words != words.direction {
            facts.append(survey.profile.shape.words)
        }
        facts += [words.direction, words.line(style)]
        return facts.joined(separator: style.separator).wrapped(to: style.width)
    }

    private var climb: String {
        guard let climb = survey.climb(along: score.traversal) else { return "no elevation, taken as flat" }
        let ascent = survey.climbRanges(along: score.traversal).map { " (\(style.metres($0.ascent)))" } ?? ""
        return "\(style.up)\(climb.ascent.fixed(0)) m\(ascent) \(style.down)\(climb.descent.fixed(0)) m"
    }

    private var loadLines: [String] {
        let half = min(19, Double((style.width - 40) / 2))
        let most = max(load.left.value, load.right.value)
        func bar(_ value: Double) -> String {
            String(repeating: style.bar, count: most > 0 ? Int((value / most * half).rounded()) : 0)
        }
        let left = bar(load.left.value).flushRight(to: Int(half))
        let right = bar(load.right.value).padded(to: Int(half))
        let perKilometre = load.totals.heelPerKilometre ?? 0
        return [
            "  Heel load     L \(load.left.value.fixed(1))  \(left)\(style.centre)\(right)  \(load.right.value.fixed(1)) R  hkm"
        ]
            + indented(
                margin,
                "between \(load.mean.low.fixed(1)) and \(load.mean.high.fixed(1)) hkm\(style.separator)"
                    + "\(perKilometre.fixed(2)) hkm a km: \(LoadBand(showing: perKilometre).words)")
            + sideLines.flatMap { indented(margin, $0) }
    }

    private var sideLines: [String] {
        let asymmetry = load.asymmetry
        if let foot = asymmetry.establishedFoot {
            return ["the \(foot.rawValue) heel carries \(style.percent(asymmetry.magnitude, 1)) over an even share"]
        }
        let (left, right) = (asymmetry.most(on: .left), asymmetry.most(on: .right))
        guard max(left, right) >= 0.0005 else { return ["the same for both heels"] }
        let sides = "the left up to \(style.percent(left, 1)), or the right up to \(style.percent(right, 1))"
        return ["side not established: over an even share, either may carry more, \(sides)"]
    }

    private var leanLines: [String] {
        let (road, turn) = (load.totals.roadTilt, load.totals.turn)
        let low = Foot.allCases.map { ($0, score.traversal.distance(lowFoot: $0)) }.filter { $0.1 > 0 }
        let parts = low.map { "\($0.0.rawValue) foot low \(style.distance($0.1))" }
        var roadWords = "level"
        if !parts.isEmpty {
            roadWords = "\(parts.joined(separator: ", ")); on balance \(road.words(over: metres, style))"
            switch TiltBand(mean: road.mean(over: metres)) {
            case .balanced: break
            case .lopsided: roadWords += ": lopsided"
            case .oneSided: roadWords += ": one-sided"
            }
        }
        return indented("  Leans         road   ", roadWords)
            + indented(margin + "bends  ", turn.words(over: metres, style) + turnSuffix)
    }

    /// `text` after `lead`, its further lines as far in.
    private func indented(_ lead: String, _ text: String) -> [String] {
        text.wrapped(to: style.width, after: lead)
    }

    private var turnSuffix: String {
        let turns = survey.profile.netTurns
        let count = turns.count * score.traversal.repeats
        guard let toward = turns.toward, count >= 0.25 else { return "" }
        let side = score.variant.direction == .asDrawn ? toward : toward.opposite
        return " (\(count.fixed(1)) full turns to the \(side.rawValue) on balance)"
    }

    private var charts: [String] {
        let metresDrawn = survey.profile.length
        let loads = score.traversal.heelLoad(in: chartWidth, model: score.runner.model)
        let most = max(2, loads.filter(\.isFinite).max() ?? 2)
        var lines: [String] = []
        if survey.elevation != nil {
            let heights = (0..<chartWidth).map { column in
                survey.profile.elevation(at: (Double(column) + 0.5) / Double(chartWidth) * metresDrawn) ?? .nan
            }
            let known = heights.filter(\.isFinite)
            if let low = known.min(), let high = known.max() {
                let line = Chart.line(heights, from: low, to: max(high, low + 10), style)
                let ends = [style.number(low, 0), style.number(high, 0)]
                let heights = ends[0] == ends[1] ? ends[0] : ends.joined(separator: style.range)
                lines.append("  elevation     \(line)  \(heights) m")
            }
        }
        lines.append("  heel load     \(Chart.line(loads, from: 0, to: most, style))")
        lines.append("  low foot      \(lowFeet(metresDrawn))")
        lines.append(margin + Chart.axis(width: chartWidth, metres: metresDrawn, style))
        if score.variant.direction == .reversed {
            lines += indented(margin, "drawn from the route's start: run from right to left")
        }
        return lines
    }

    private func lowFeet(_ metresDrawn: Double) -> String {
        (0..<chartWidth).map { column in
            let position = (Double(column) + 0.5) / Double(chartWidth) * metresDrawn
            let leg = score.traversal.legs.first { $0.range.contains(position) }
            switch leg?.tilt.lowFoot {
            case .left: return "L"
            case .right: return "R"
            case nil: return style.none
            }
        }.joined()
    }
}

extension ScoreText {
    private var sources: [String] {
        let downhill = score.bands.downhillWords(style).map { [("Downhill", $0)] } ?? []
        var lines = downhill + [("Where from", causes), ("Decides most", excursions), ("Known from", origins)]
        if let map = survey.map {
            let words = MapWords(map, style)
            lines.append(("Map", words.coverage))
            if let ran = words.ran(survey, score.runner) { lines.append(("You ran", ran)) }
        }
        if let past = score.past {
            lines.append(("So far", PastWords(past: past, survey: survey, style: style).words))
        }
        return lines.flatMap { labelled($0.0, $0.1) }
    }

    private var causes: String {
        score.causes.filter { abs($0.load) >= 0.05 || $0.cause == .distance }.map { cause, load in
            "\(cause.words) \(cause == .distance ? load.fixed(1) : style.signed(load, 1)) hkm"
        }.joined(separator: style.separator)
    }

    private var excursions: String {
        let shown = load.excursions.filter { $0.widestLoad >= 0.005 }.prefix(3)
        let elevation = load.elevationExcursion.flatMap { style.excursion("elevation", $0) }.map { [$0] } ?? []
        let words = shown.compactMap { style.excursion($0.coefficient.words, $0.load) } + elevation
        return words.isEmpty ? "nothing: this is the reference kilometre" : words.joined(separator: style.separator)
    }

    private var origins: String {
        let facts = [
            "camber \(shares(\.crossSection))", "surface \(shares(\.surface))", "traffic \(shares(\.traffic))",
            "elevation \(elevationWords)", paceWords,
            "\(survey.route.drivingSide.value.rawValue)-hand traffic \(survey.route.drivingSide.origin.words)",
        ]
        let length = survey.lengthWords(style).map { ["distance \($0)"] } ?? []
        let tracks = survey.trackWords(style).map { "track \($0)" }
        return (length + tracks + facts).joined(separator: style.separator)
    }

    private var paceWords: String {
        let pace = "pace \(survey.speed.value.paceWords) \(survey.speed.origin.words)"
        return survey.timeWords(style).map { "\(pace), \($0)" } ?? pace
    }

    private var elevationWords: String {
        guard let elevation = survey.elevation else { return "none: assumed flat" }
        let share = survey.profile.knownGradeShare
        let place = elevation.source == .terrainTiles ? "tiles" : "file"
        let known = share >= 0.995 ? place : "\(place) \(style.percent(share)), else assumed flat"
        return "\(known) (\(elevation.source.words); \(elevation.method))"
    }

    /// `note 3.0 km, assumed 6.2 km`, or one word where it is all the same.
    private func shares<Value>(_ fact: KeyPath<Stretch, Fact<Value>>) -> String {
        let lengths = Origin.allCases.reversed().map { origin in (origin, survey.length(of: fact) { $0 == origin }) }
            .filter { $0.1 > 0 }
        if lengths.count == 1 { return lengths[0].0.rawValue }
        return lengths.map { "\($0.0.rawValue) \(style.distance($0.1))" }.joined(separator: ", ")
    }

    private var advice: [String] {
        var lines: [String] = []
        if !score.traversal.isSafe {
            let behind = score.traversal.legs.filter { !$0.isSafe }
            let places = behind.map {
                "km \(style.kilometres($0.range.lowerBound))\(style.dash)\(style.kilometres($0.range.upperBound))"
            }
            lines += labelled("Not safe", "no safe line this way round at \(places.joined(separator: ", "))")
        }
        if let alternative = score.alternative {
            let words = VariantWords(survey: survey, traversal: alternative.traversal)
            let change = alternative.totals.heel.mean / load.mean.value - 1
            let same = abs(change) < 0.005 ? "the same load" : "\(style.signed(change * 100, 0)) % load"
            lines += labelled(
                "Try",
                "\(words.direction), \(words.line(style)): road \(alternative.totals.roadTilt.words(over: metres, style)), "
                    + "bends \(alternative.totals.turn.words(over: metres, style)), \(same)")
        } else if score.safeVariantCount <= 1, load.totals.roadTilt.lowFoot != nil {
            lines += labelled(
                "Try",
                "no \(score.traversal.isSafe ? "other " : "")safe line is known here; a note of footways or car-free parts "
                    + "would open some")
        }
        if let settling = score.settling {
            lines += labelled("Would settle", settling.words(style))
            lines.append(margin + settling.command(for: survey))
        }
        let remarks = survey.toldRemarks(style) + [lineRemark, steepRemark].compactMap { $0 }
        for remark in remarks { lines += labelled("Note", remark) }
        return lines
    }

    /// Where the line asked for is not there or not safe; `nil` where it is, or where none was asked for.
    private var lineRemark: String? {
        guard score.variant.line != .facingTraffic else { return nil }
        let words = String(score.variant.line.rawValue.map { $0 == "_" ? " " : $0 })
        return LineWords(score.survey, score.traversal, style).shortfall.map { "\(words): \($0)" }
    }

    /// Where the load is extrapolated.
    private var steepRemark: String? {
        let steep = load.totals.extrapolatedDistance
        guard steep >= 50 else { return nil }
        return "\(style.distance(steep)) are steeper than was measured in any study; their load is extrapolated"
    }

    private func labelled(_ label: String, _ text: String) -> [String] {
        indented("  " + label.padded(to: margin.count - 2), text)
    }
}

extension Origin {
    /// In brackets after a single fact.
    var words: String { self == .note ? "(given)" : self == .inferred ? "(from the coordinates)" : "(\(rawValue))" }
}
