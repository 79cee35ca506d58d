/// A row of characters whose height follows a value along the route.
struct Chart {
    /// One character a value; a space where it is unknown.
    static func line(_ values: [Double], from low: Double, to high: Double, _ style: ReportStyle) -> String {
        let levels = style.levels
        return String(
            values.map { value -> Character in
                guard value.isFinite else { return " " }
                let share = high > low ? (value - low) / (high - low) : 0.5
                return levels[max(0, min(levels.count - 1, Int(share * Double(levels.count))))]
            })
    }

    /// The kilometre marks under a chart of `width` characters over `metres`.
    static func axis(width: Int, metres: Double, _ style: ReportStyle) -> String {
        let steps = [100.0, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000]
        let step = steps.first { metres / $0 <= 5.5 } ?? (metres / 5).rounded()
        let decimals = step < 1000 ? 1 : 0
        var marks = Array(repeating: Character(" "), count: width)
        let end = style.kilometres(metres)
        var (position, free) = (0.0, 0)
        while position == 0 || position < metres - step / 3 {
            let text = (position / 1000).fixed(decimals) + (position == 0 ? " km" : "")
            let column = Int(position / metres * Double(width))
            position += step
            // The length of the route stands at the end; a mark too near it or the one before gives way.
            guard column >= free, column + text.count < width - end.count else { continue }
            free = column + text.count + 1
            for (i, character) in text.enumerated() { marks[column + i] = character }
        }
        for (i, character) in end.enumerated() { marks[max(0, width - end.count) + i] = character }
        return String(String(marks).reversed().drop { $0 == " " }.reversed())
    }
}
