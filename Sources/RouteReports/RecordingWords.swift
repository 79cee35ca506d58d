import RouteAnalysis
import RouteGeometry

/// What a recording was taken for: its length without the zigzag of position errors, its shape, and its time.
extension SurveyedRoute {
    /// What was noticed of it, the notes that contradict each other too.
    func toldRemarks(_ style: ReportStyle) -> [String] {
        let metres = contradictoryGround
        // As well as a note's ends are known.
        guard metres >= 100 else { return remarks }
        return remarks + [
            "on \(style.distance(metres)) what is said of the way out and of the way back contradict each other: a bank that "
                + "falls to the left of the drawing going out, or a footway there, is on its right coming back "
                + "(camber note --from --to for each way)"
        ]
    }

    /// `estimated, standard error 38 m, recorded 5.34 km (positions err by 4.1 m)`; `nil` where the line is as drawn.
    func lengthWords(_ style: ReportStyle) -> String? {
        guard let estimate = route.line.estimate, estimate.positionError > 0 else { return nil }
        return "estimated, standard error \(estimate.standardError.fixed(0)) m, recorded "
            + "\(style.kilometres(estimate.recordedLength, decimals: 2)) km "
            + "(positions err by \(estimate.positionError.fixed(1)) m)"
    }

    /// `12.0 laps of 413 m counter-clockwise, fits a 400 m track at 99 %`, `3 rounds`, the place of a turn-around or the
    /// length of a stem; `nil` where the shape's name says it all.
    func shapeWords(_ style: ReportStyle) -> String? {
        if let laps {
            let fit = laps.confidence.map { ", a track by its shape (\(style.percent($0)) of points)" } ?? ""
            return "\(laps.exactCount.fixed(1)) laps of \(laps.length.fixed(0)) m \(laps.turning.lapDirection)\(fit)"
        }
        switch profile.shape {
        case .outAndBack(let turnAround): return "turns at \(style.kilometres(turnAround)) km"
        case .lollipop(let stem): return "stem of \(style.kilometres(stem)) km"
        case .loop: return profile.rounds > 1 ? "\(profile.rounds) rounds" : nil
        case .pointToPoint: return nil
        }
    }

    /// `10.5 laps counter-clockwise at km 1.4-5.7` of each session on a track that the route comes by.
    func trackWords(_ style: ReportStyle) -> [String] {
        trackRounds.map { rounds in
            let place = "\(style.kilometres(rounds.start))\(style.dash)\(style.kilometres(rounds.end))"
            return "\(rounds.laps.fixed(1)) laps \(rounds.turning.lapDirection) at km \(place)"
        }
    }

    /// `moving 31:10, 2 pauses of 1:12, walked 4 %`; `nil` without times.
    func timeWords(_ style: ReportStyle) -> String? {
        guard let pacing else { return nil }
        var words = ["moving \(pacing.movingTime.clockWords)"]
        if pacing.pauseCount > 0 {
            let pauses = pacing.pauseCount == 1 ? "1 pause" : "\(pacing.pauseCount) pauses"
            words.append("\(pauses) of \(pacing.pausedTime.clockWords)")
        }
        if pacing.walkedShare >= 0.005 { words.append("walked \(style.percent(pacing.walkedShare))") }
        return words.joined(separator: ", ")
    }

    /// Keys of a score and of an inspection.
    var recordingJSON: [(key: String, value: JSONValue)] {
        let estimate = route.line.estimate
        let stem: Double? = if case .lollipop(let stem) = profile.shape { stem } else { nil }
        return [
            ("recorded_distance_m", .number(route.line.recordedLength, decimals: 1)),
            ("distance_basis", .string(estimate == nil ? "as_drawn" : "estimated")),
            ("distance_standard_error_m", .value(estimate?.standardError, decimals: 1)),
            ("position_error_m", .value(estimate?.positionError, decimals: 2)),
            ("turn_around_m", .value(profile.shape.turnAround, decimals: 1)),
            ("stem_m", .value(stem, decimals: 1)),
            ("rounds", .integer(profile.rounds)),
            ("laps_drawn", .value(laps?.exactCount, decimals: 2)),
            ("lap_length_m", .value(laps?.length, decimals: 1)),
            ("drawn_lap_direction", .text(laps?.turning.lapDirectionKey)),
            ("lap_confidence", .value(laps?.confidence, decimals: 3)),
            (
                "track_rounds",
                .array(
                    trackRounds.map { rounds in
                        .object([
                            ("from_m", .number(rounds.start, decimals: 1)), ("to_m", .number(rounds.end, decimals: 1)),
                            ("laps", .number(rounds.laps, decimals: 2)),
                            ("drawn_lap_direction", .string(rounds.turning.lapDirectionKey)),
                        ])
                    })
            ),
            ("speed_basis", .string(speedBasis)),
            ("moving_time_s", .value(pacing?.movingTime, decimals: 1)),
            ("paused_time_s", .value(pacing?.pausedTime, decimals: 1)),
            ("pauses", .value(pacing?.pauseCount)),
            ("walked_share", .value(pacing?.walkedShare, decimals: 4)),
        ]
    }

    private var speedBasis: String {
        switch speed.origin {
        case .note: "given"
        case .file: "measured_from_times"
        case .assumed, .inferred, .map: "assumed"
        }
    }
}

extension Double {
    /// Seconds as `31:10` or `1:02:05`.
    fileprivate var clockWords: String {
        let seconds = Int(Swift.min(self, 1e9).rounded())
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let (hours, rest) = (seconds / 3600, seconds % 3600)
        return hours > 0 ? "\(hours):\(two(rest / 60)):\(two(rest % 60))" : "\(rest / 60):\(two(rest % 60))"
    }
}
