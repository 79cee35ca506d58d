import Foundation

/// Linear between order statistics (Hyndman & Fan 1996, type 7); NaN of nothing.
func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let i = Int(place)
    return i + 1 < sorted.count ? sorted[i] + (sorted[i + 1] - sorted[i]) * (place - Double(i)) : last
}

func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

/// A line of a table: a name and cells of one width.
func row(_ name: String, _ cells: [String]) -> String {
    name.padding(toLength: 34, withPad: " ", startingAt: 0)
        + cells.map { $0.padding(toLength: 18, withPad: " ", startingAt: 0) }.joined()
}
