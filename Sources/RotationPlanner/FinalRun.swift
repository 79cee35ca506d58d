/// The choices of the week's last run by their road-tilt dose: where the doses it may have are narrow, few of them are
/// worth a look.
struct FinalRun {
    /// Road-tilt doses in rising order, and the places of their choices.
    private let doses: [Int]
    private let places: [Int]

    init(_ choices: [Choice]) {
        places = choices.indices.sorted { (choices[$0].roadTilt, $0) < (choices[$1].roadTilt, $1) }
        doses = places.map { choices[$0].roadTilt }
    }

    /// The places of the choices whose road-tilt dose is in `window`, in their order; `nil` where those are most of them.
    func few(in window: DoseWindow) -> [Int]? {
        let first = Self.first(in: doses) { $0 >= window.lowRoad }
        let end = Self.first(in: doses) { $0 > window.highRoad }
        guard end - first <= doses.count / 4 else { return nil }
        return places[first..<max(first, end)].sorted()
    }

    /// The place of the first dose that meets a condition all later ones meet.
    private static func first(in doses: [Int], where condition: (Int) -> Bool) -> Int {
        var (low, high) = (0, doses.count)
        while low < high {
            let middle = (low + high) / 2
            if condition(doses[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
