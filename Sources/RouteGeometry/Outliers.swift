/// Recorded places that nobody could have run to and from.
enum Outliers {
    /// m/s that nobody runs, there and back; on faster ways four times the usual speed. Ours.
    private static let impossible = (speed: 12.0, factor: 4.0)

    /// `places` with each such place moved to the middle of its neighbours, and how many there were. O(n), and nothing is
    /// copied where there is none.
    static func bridged(_ places: [EarthPoint], times: [Double]) -> (places: [EarthPoint], count: Int) {
        func apart(_ a: Int, _ b: Int) -> Double {
            let off = places[b].vector - places[a].vector
            return (off * off).sum().squareRoot()
        }
        func isFast(_ leg: Int, than speed: Double) -> Bool {
            let time = times[leg] - times[leg - 1]
            return time > 0 && apart(leg - 1, leg) > speed * time
        }
        guard places.count >= 5 else { return (places, 0) }
        let suspects = (1..<(places.count - 1)).filter {
            isFast($0, than: impossible.speed) && isFast($0 + 1, than: impossible.speed)
        }
        guard !suspects.isEmpty else { return (places, 0) }
        let speeds = (1..<places.count).compactMap { leg -> Double? in
            let time = times[leg] - times[leg - 1]
            return time > 0 ? apart(leg - 1, leg) / time : nil
        }
        let least = max(impossible.speed, impossible.factor * Rank.value(at: speeds.count / 2, of: speeds))
        var bridged = places
        var count = 0
        for i in suspects where isFast(i, than: least) && isFast(i + 1, than: least) {
            let middle = (places[i - 1].vector + places[i + 1].vector) / 2
            let off = places[i].vector - middle
            guard (off * off).sum().squareRoot() > apart(i - 1, i + 1) else { continue }
            bridged[i] = EarthPoint(middle)
            count += 1
        }
        return (bridged, count)
    }
}
