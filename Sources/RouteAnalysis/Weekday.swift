/// A day of the week, Monday first.
public enum Weekday: Int, Sendable, CaseIterable, Comparable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }

    /// Mon, Tue, …
    public var shortName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue] }

    /// The day that `name` begins to spell: tue, Tues, tuesday.
    public init?(name: some StringProtocol) {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let name = name.lowercased()
        guard name.count >= 3, let day = names.firstIndex(where: { $0.hasPrefix(name) }) else { return nil }
        self = Weekday.allCases[day]
    }
}
