import ArgumentParser
import RouteAnalysis

extension PlanCommand {
    /// The Monday of the week to plan, days since 1970-01-01: of the one asked for, else of this one where it is planned
    /// anew, else the next.
    func monday() throws -> Int {
        if let asked = try week.calendar() { return asked.date(of: .monday).daysSince1970 }
        return ISOWeek.nextMonday(from: week.replan ? day.day - 6 : day.day)
    }

    /// The dates to show: of the week asked for, or of this one where it is planned anew.
    func calendar() throws -> ISOWeek? {
        try week.calendar() ?? (week.replan ? ISOWeek(monday: try monday()) : nil)
    }

    /// With `--replan` the days before today are past, run or not.
    func passDays(of request: inout WeekRequest) throws {
        guard week.replan else { return }
        let (today, monday) = (day.day, try monday())
        guard let weekday = Weekday(rawValue: today - monday) else {
            let (date, first) = (CivilDate(daysSince1970: today), CivilDate(daysSince1970: monday))
            throw ValidationError("--replan: today, \(date), is not in the week from \(first) on.")
        }
        if let ahead = request.done.first(where: { $0.weekday > weekday }) {
            throw ValidationError("--done: \(ahead.weekday.shortName) is still to come.")
        }
        request.today = weekday
    }
}
