import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry
import Testing

@testable import RouteReports

@Suite("Text reports")
struct ReportTextTests {
    static let styles = [ReportStyle.unicode, .ascii]

    @Test("are made of every sample route")
    func samplesAreThere() {
        #expect(SampleReports.surveys.count == SampleReports.names.count)
        #expect(SampleReports.weeks.count == 5)
    }

    @Test("of one route are at most 80 columns wide", arguments: styles)
    func scoreWidth(style: ReportStyle) {
        for score in SampleReports.scores {
            for line in ScoreText(score, style: style).text.split(separator: "\n") where !isCommand(line) {
                #expect(line.count <= 80, "\(score.survey.route.name): \(line)")
            }
        }
    }

    @Test("side by side are at most 80 columns wide", arguments: styles)
    func comparedWidth(style: ReportStyle) {
        for line in ComparedScores.text(SampleReports.scores, style: style).split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("of many routes fit 80 columns on a terminal")
    func rankedWidth() {
        for line in RankedScores.text(SampleReports.scores, style: .unicode).split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    /// A command is to be copied, and stays whole.
    private func isCommand(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("camber note ") }

    @Test("of a week are at most 80 columns wide", arguments: styles)
    func weekWidth(style: ReportStyle) {
        for week in SampleReports.weeks {
            let text = WeekText(week, calendar: SampleReports.calendar, style: style).text
            for line in text.split(separator: "\n") where !isCommand(line) { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("of a week say how to run a route beside it where the terminal is wide enough, else below it")
    func howToRun() throws {
        let week = try #require(SampleReports.weeks.first)
        var wide = ReportStyle.unicode
        wide.columns = 200
        func lines(_ style: ReportStyle) -> [String] {
            WeekText(week, calendar: nil, style: style).text.split(separator: "\n").map(String.init)
        }
        let (beside, below) = (lines(wide), lines(.unicode))
        let place = try #require(beside.firstIndex { $0.contains("Canal towpath") })
        #expect(beside[place].hasSuffix("any line"))
        let row = try #require(below.firstIndex { $0.contains("Canal towpath") })
        #expect(below[row + 1].hasPrefix("      out and back, ") && below[row + 1].hasSuffix("any line"))
    }

    @Test("of a week with a run to be walked in part name each such day, and what running through would cost")
    func runWalkDays() {
        let remark = WeekRemark.runWalkPlanned(
            [.tuesday, .sunday], hardest: .sunday, run: 6.02, runWalk: 5.18, isPreferred: false)
        #expect(
            remark.words(.ascii)
                == "Tue and Sun are counted with 2 min running, 1 walking; run through, Sun is 6.0 hkm, not 5.2")
    }

    @Test("of a week in pain, in whatever mode, say when to see a clinician and that no load moves to the other foot")
    func painIsTold() throws {
        for mode in RotationMode.allCases {
            var request = WeekRequest(mode: mode)
            let well = try PlannedWeek(of: SampleReports.surveys, request)
            request.pain = PainReport(morning: 3, heels: .left)
            let sore = try PlannedWeek(of: SampleReports.surveys, request)
            let texts = [well, sore].map { week in
                WeekText(week, calendar: nil, style: .ascii).text.split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
            }
            let words = "3 of 10 in the morning, left heel; for pain in one heel no load is moved to the other foot"
            #expect(texts.map { $0.contains(words) } == [false, true])
            #expect(texts.map { $0.contains("see a clinician first") } == [mode != .healthy, true])
            let json = WeekJSON.value(sore, calendar: nil, warnings: [], style: .ascii).compact
            #expect(json.contains(#""see_a_clinician_if":"Do not run"#) && json.contains(#""heels":"left""#))
        }
    }

    @Test("name one band for all loads a km that they show as the same number")
    func bands() {
        #expect(LoadBand(showing: 0.8451) == LoadBand(showing: 0.8549))
        #expect(LoadBand(showing: 0.8449) == .soft)
    }

    @Test("in ASCII hold nothing else")
    func ascii() {
        for text in SampleReports.texts(.ascii) {
            let other = text.first { !$0.isASCII }
            #expect(other == nil, "\(other.map(String.init) ?? "") in \(text.prefix(200))")
        }
    }

    @Test("end with the notice and one line end", arguments: styles)
    func notice(style: ReportStyle) {
        for text in SampleReports.texts(style) {
            #expect(text.hasSuffix("\n\(Notice.sentence)\n"))
        }
    }

    @Test("have no space at the end of a line and no two empty lines in a row", arguments: styles)
    func whitespace(style: ReportStyle) {
        for text in SampleReports.texts(style) {
            #expect(!text.contains(" \n") && !text.contains("\n\n\n") && !text.contains("\t"))
        }
    }

    @Test("name a foot and never show a signed tilt", arguments: styles)
    func noSignedTilt(style: ReportStyle) {
        for text in SampleReports.texts(style) {
            #expect(!text.contains(/[-+−][0-9.]+( deg|°)/))
        }
    }

    @Test(
        "say that the side is not established wherever the ground tilts and the asymmetry may go either way",
        arguments: styles)
    func sideNotEstablished(style: ReportStyle) {
        for score in SampleReports.scores where score.load.totals.grossTilt > 0.01 * score.load.totals.distance / 1000 {
            let asymmetry = score.load.asymmetry
            let spansZero = asymmetry.establishedFoot == nil
            let isFelt = max(asymmetry.most(on: .left), asymmetry.most(on: .right)) >= 0.0005
            for text in [ScoreText(score, style: style).text, ComparedScores.text([score], style: style)] {
                #expect(text.contains("side not established") == (spansZero && isFelt), "\(score.survey.route.name)")
            }
        }
    }

    @Test("claim no injury, diagnosis or safe threshold", arguments: styles)
    func claims(style: ReportStyle) {
        for text in SampleReports.texts(style).map({ $0.lowercased() }) {
            for word in ["injur", "diagnos", "prevent", "risk", "probab", "threshold of", "heals", "cures"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    @Test("are the same characters to a line in both styles where widths are fixed")
    func barsAlign() {
        let texts = [ReportStyle.unicode, .ascii].map { ScoreText(SampleReports.scores[0], style: $0).text }
        let charts = texts.map { $0.split(separator: "\n").filter { $0.contains("low foot  ") }.map(\.count) }
        #expect(charts[0] == charts[1] && charts[0] == [64])
    }

    @Test(
        "of a track count laps, and of one lap in the singular",
        arguments: [(1, "1 lap "), (2, "2 laps "), (16, "16 laps ")])
    func laps(count: Int, words: String) throws {
        let track = try #require(SampleReports.surveys.first { $0.laps != nil })
        var variant = track.usualVariant
        variant.laps = count
        let score = RouteScore(of: track, as: variant, runner: Runner())
        #expect(ScoreText(score, style: .ascii).text.contains(", " + words))
    }

    @Test("of nothing to compare say so")
    func nothingToCompare() {
        #expect(ComparedScores.text([], style: .ascii) == "There is no safe way to run it.\n\n\(Notice.sentence)\n")
    }

    @Test("of a relaxed week name what it gives up and no more, and call no rule held")
    func relaxedWeek() throws {
        let week = try #require(SampleReports.weeks.first { if case .relaxed = $0.outcome { true } else { false } })
        let text = WeekText(week, calendar: nil, style: .ascii).text
        #expect(
            text.hasPrefix(
                "No week keeps all rules. This one cannot be kept:\n  Each day near its distance: Tue 6.0-10.0, "))
        let lines = text.split(separator: "\n")
        let given = lines.drop { !$0.contains("gives up:") }.dropFirst().prefix { $0.hasPrefix("  ") }
        #expect(
            given == [
                "  Old town is run three times", "  the week has 21.0 km, less than 24.8 km", "  Sun is a rest day",
            ])
        #expect(text.contains("\nRules\n") && !text.contains("Rules held"))
    }

    /// 8.0 km facing traffic on a 2 % crown are 9.15 degree-kilometres with the left foot low.
    @Test(
        "say what a lean undoes: what was left before, or the other days, and never days that lean alike",
        arguments: [
            (9.15, ["thu=easy:8km"], "which undoes what the weeks before left"),
            (0, ["thu=easy:8km", "sat=easy:7.5km"], "which the other days undo"),
        ])
    func undoing(before: Double, days: [String], words: String) throws {
        var request = WeekRequest(template: try WeekTemplate(days.map(TemplateDay.init(parsing:))))
        request.recent.carriedRoadTilt = Fact(TiltDose(degreeKilometres: before, lowFoot: .right), .note)
        if days.count > 1 { request.locks = [try DayChoice(parsing: "sat=quarry-road@as-drawn", option: "--lock")] }
        let routes = SampleReports.surveys.filter {
            ["Old town", "Quarry road", "Canal towpath"].contains($0.route.name)
        }
        let week = try PlannedWeek(of: routes, request)
        let text = WeekText(week, calendar: nil, style: .ascii).text.split(separator: "\n").joined(separator: " ")
        #expect(text.contains(words), "\(text)")
        let day = try #require(week.days.first { $0.weekday == .thursday && $0.run != nil })
        #expect(day.run?.load.totals.roadTilt.lowFoot == .left)
    }

    @Test("of a day that had to become one of rest say what is against each route as it was asked for")
    func explainsRestedDays() throws {
        let quarry = SampleReports.surveys.filter { $0.route.name == "Quarry road" }
        let week = try PlannedWeek(of: quarry, WeekRequest())
        #expect(week.days[6].run == nil)
        let text = ExplanationReport(try DayExplanation(of: quarry, WeekRequest(), on: .sunday)).text(style: .ascii)
        // Twice round it is 15.0 km, within the day's 9 to 15; it is another rule that it breaks.
        #expect(text.contains("Quarry road   15.0 km  No route more than twice in the week."), "\(text)")
    }

    @Test("of a week under way say that what is left of it is short, not all of it")
    func shortRest() throws {
        var request = WeekRequest()
        request.done = [try DayChoice(parsing: "tue=quarry-road", option: "--done")]
        let routes = SampleReports.surveys.filter { ["Old town", "Quarry road"].contains($0.route.name) }
        let text = WeekText(try PlannedWeek(of: routes, request), calendar: nil, style: .ascii).text
        #expect(text.contains(#/what is left of the week has [0-9.]+ km, less than/#), "\(text)")
    }

    @Test("of a healthy week in pain say that nothing was changed, and which mode changes it")
    func painChangesNothing() throws {
        let words = "there is pain, and nothing was changed: --mode early plans an easier week"
        for (pain, isSaid) in [(PainReport(morning: 4), true), (PainReport(morning: 0), false), (PainReport(), false)] {
            var request = WeekRequest()
            request.pain = pain
            let week = try PlannedWeek(of: SampleReports.surveys, request)
            #expect(week.changes.contains(words) == isSaid)
        }
    }

    @Test(
        "name files so that the command can be copied into a shell",
        arguments: [
            ("-dash.gpx", "./-dash.gpx"), ("my run's.gpx", #"'my run'\''s.gpx'"#), ("a$b.gpx", "'a$b.gpx'"),
            ("日本/ü.gpx", "日本/ü.gpx"),
        ])
    func shellWords(source: String, word: String) throws {
        let town = try #require(SampleReports.surveys.first { $0.route.name == "Old town" })
        let survey = try SurveyedRoute(town.route, source: source, runner: Runner())
        let text = ScoreText(RouteScore(of: survey, runner: Runner()), style: .plain).text
        #expect(text.contains("camber note \(word) --from"), "\(text)")
    }

    @Test("of rules have the week's own numbers, a sentence for each in every mode")
    func ruleSentences() throws {
        for week in SampleReports.weeks {
            let words = RuleWords(terms: week.terms, style: .ascii)
            let sentences = RotationRule.allCases.map(words.sentence)
            #expect(Set(sentences).count == sentences.count && sentences.allSatisfy { $0.hasSuffix(".") })
        }
        let healthy = RuleWords(terms: SampleReports.weeks[0].terms, style: .ascii)
        #expect(healthy.sentence(.runCap).hasPrefix("No run is longer than 13.2 km, a tenth past your longest lately"))
        #expect(healthy.sentence(.weekCap).hasPrefix("The week has at most 42.9 km, 30 % over last week's"))
        #expect(healthy.sentence(.routeUses) == "No route more than twice in the week.")
        let early = RuleWords(terms: SampleReports.weeks[1].terms, style: .ascii)
        #expect(early.sentence(.runCap).hasPrefix("No run is longer than 6.0 km, half your usual longest"))
        #expect(early.sentence(.weekCap).hasPrefix("The week has at most 22.0 km, two thirds of your usual week"))
        #expect(early.sentence(.flatQuota) == "At least 2 flat runs.")
        let request = WeekRequest(
            mode: .returning, recent: RecentRunning(lastWeek: Fact(20_000, .note)), dial: .ascent)
        let returning = RuleWords(
            terms: try PlannedWeek(of: SampleReports.surveys, request).terms, style: .ascii)
        #expect(
            returning.sentence(.weekCap).hasPrefix(
                "The week has at most 21.0 km, 5 % over last week's, for distance is not turned up"),
            "\(returning.sentence(.weekCap))")
    }

    @Test("of a week name every rule, its grade and its source")
    func rules() {
        for style in Self.styles {
            let text = RuleTable.text(style: style)
            for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
            for number in 1...22 { #expect(text.contains("\nR\(number) ")) }
            #expect(text.contains("return hard") && text.contains("grade B: Frandsen 2025"))
        }
    }

    @Test("say of a week that cannot be what route would make one")
    func missingRoute() throws {
        let short = SampleReports.surveys.filter { $0.route.name == "Castle hill" }
        let days = [TemplateDay(.tuesday, .easy, target: 5000)]
        let week = try PlannedWeek(
            of: short, WeekRequest(template: WeekTemplate(days), mode: .early))
        let text = WeekText(week, calendar: nil, style: .ascii).text
        #expect(text.contains("One more route of about 3 km, level, for Tue would make a week."), "\(text)")
    }

    @Test("say both balances in distance, and what changing sides would do")
    func balance() throws {
        let text = WeekText(SampleReports.weeks[0], calendar: nil, style: .ascii).text
        #expect(text.contains("km net") && text.contains(" changing sides "))
    }

    @Test("rank the hardest route per kilometre first")
    func ranking() {
        let loads = RankedScores.ranked(SampleReports.scores).compactMap(\.load.totals.heelPerKilometre)
        #expect(loads == loads.sorted(by: >))
        #expect(loads.count == SampleReports.scores.count)
    }

    /// Twice 8.0 km of a 2 % crown, 1.146 degrees, against 7.5 km of a 3 % bank, 1.718 degrees: 5.4 degree-kilometres are
    /// left, as much as 4.8 km of the crown add.
    @Test("What would even a week is what it leans on balance, not all that leans to that side")
    func distanceThatWouldEven() throws {
        var request = WeekRequest(
            template: try WeekTemplate(
                ["tue=easy:8km", "thu=easy:8km", "sat=easy:7.5km"].map(TemplateDay.init(parsing:))))
        request.locks = try ["tue=old-town", "thu=old-town", "sat=quarry-road@as-drawn"].map {
            try DayChoice(parsing: $0, option: "--lock")
        }
        let text = WeekText(try PlannedWeek(of: SampleReports.surveys, request), calendar: nil, style: .ascii).text
        #expect(text.contains("16.0 of 23.5 km lean left-foot-low"))
        #expect(text.contains("About 5 km of level path"))
    }
}
