import RouteAnalysis

/// When an activity began, as the tables of Strava exports write it in English: `Nov 20, 2026, 6:31:02 AM`,
/// `20 Nov 2026, 18:31:02`, and in those from before 2019 `2026-11-20 18:31:02`. It is UTC in all of them.
enum StravaDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Seconds since 1970; `nil` for anything else.
    static func seconds(_ text: String) -> Int? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != ":" && $0 != "-" }
        guard let clock = words.firstIndex(where: { $0.contains(":") }), let date = date(words[..<clock]),
            let time = time(words[clock], words[(clock + 1)...])
        else { return nil }
        return date.daysSince1970 * 86_400 + time
    }

    private static func date(_ words: ArraySlice<Substring>) -> CivilDate? {
        if words.count == 1 { return words.first.flatMap(CivilDate.init(parsing:)) }
        let month = words.lazy.compactMap { word in months.firstIndex { word.hasPrefix($0) } }.first
        let numbers = words.filter { $0.allSatisfy(\.isNumber) }.compactMap { Int($0) }
        guard words.count == 3, let month, numbers.count == 2 else { return nil }
        let date = CivilDate(year: numbers[1], month: month + 1, day: numbers[0])
        return CivilDate(parsing: date.description)
    }

    /// Seconds of the day.
    private static func time(_ clock: Substring, _ half: ArraySlice<Substring>) -> Int? {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3, (0...23).contains(parts[0]), parts[1...].allSatisfy((0...59).contains) else {
            return nil
        }
        var hour = parts[0]
        if let half = half.first {
            guard half == "am" || half == "pm", (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        }
        return hour * 3600 + parts[1] * 60 + parts[2]
    }
}
