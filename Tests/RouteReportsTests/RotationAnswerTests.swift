import Foundation
import RotationPlanner
import RouteReports
import Testing

@Suite("Answers to rotation problems")
struct RotationAnswerTests {
    private static let week = WeekPlan(
        tiers: RotationTiers(balance: 1, peak: 2, streaks: 3, comfort: 4),
        candidates: ["a", nil, "b", nil, "c", nil, nil], shoes: ["x", nil, "y", nil, "x", nil, nil])

    @Test(
        "A file of an answer says all of it",
        arguments: [
            .week(week), .undecided, .noWeek(conflict: [], relaxation: nil),
            .noWeek(conflict: [.dayWindow, .lock], relaxation: RotationRelaxation(step: .restDay, day: 6, week: week)),
            .noWeek(conflict: [.lock], relaxation: RotationRelaxation(step: .oneMoreUse, day: nil, week: week)),
        ] as [RotationAnswer.Outcome])
    func roundTrip(outcome: RotationAnswer.Outcome) throws {
        for isProven in [true, false] {
            let answer = RotationAnswer(instance: "a \"week\"", isProven: isProven, outcome: outcome)
            let text = RotationAnswerJSON.value(answer).pretty
            #expect(try JSONDecoder().decode(RotationAnswer.self, from: Data(text.utf8)) == answer)
        }
    }
}
