/// Where segments lie: rows of a thousandth of a degree of latitude, in each the cells of a thousandth of a degree of
/// longitude that a segment touches, in each those segments.
struct GridColumns {
    private(set) var firstRow = 0
    private(set) var rowFirst: [UInt32] = []
    private(set) var cellColumn: [Int32] = []
    private(set) var cellFirst: [UInt32] = []
    private(set) var cellPoints: [UInt32] = []

    /// Steps of 10⁻⁷ degrees in a cell: 111 m of latitude.
    static let cell: Int64 = 10_000
    static let columnCount: Int64 = 360_000

    static func row(_ latitude: Int64) -> Int { Int((latitude + 900_000_000) / cell) }

    /// Columns are counted from 180° west, eastward, beyond 180° east too.
    static func column(_ longitude: Int64) -> Int64 { (longitude + 1_800_000_000) / cell }

    init(_ places: [MapPlace], _ edgeFirstPoint: [UInt32]) {
        var entries: [(row: Int32, key: UInt64)] = []
        entries.reserveCapacity(places.count * 3 / 2)
        for edge in 0..<edgeFirstPoint.count - 1 {
            for point in Int(edgeFirstPoint[edge])..<Int(edgeFirstPoint[edge + 1]) - 1 {
                Self.add(point, places[point], places[point + 1], to: &entries)
            }
        }
        let rows = entries.reduce((Int32.max, Int32.min)) { (min($0.0, $1.row), max($0.1, $1.row)) }
        guard rows.0 <= rows.1 else { return }
        firstRow = Int(rows.0)
        fill(entries, rowCount: Int(rows.1 - rows.0) + 1)
    }

    private static func add(_ point: Int, _ a: MapPlace, _ b: MapPlace, to entries: inout [(row: Int32, key: UInt64)]) {
        let (south, north) = a.latitude <= b.latitude ? (a, b) : (b, a)
        let southLongitude = Int64(south.longitude)
        var northLongitude = Int64(north.longitude)
        if northLongitude - southLongitude > 1_800_000_000 { northLongitude -= 3_600_000_000 }
        if northLongitude - southLongitude < -1_800_000_000 { northLongitude += 3_600_000_000 }
        let height = Double(Int64(north.latitude) - Int64(south.latitude))
        let slope = height > 0 ? Double(northLongitude - southLongitude) / height : 0
        for row in self.row(Int64(south.latitude))...self.row(Int64(north.latitude)) {
            // The part of the segment in this row.
            let bottom = max(0, Double(Int64(row) * cell - 900_000_000 - Int64(south.latitude)))
            let top = min(height, Double(Int64(row + 1) * cell - 900_000_000 - Int64(south.latitude)))
            let x0 = height > 0 ? Double(southLongitude) + slope * bottom : Double(southLongitude)
            let x1 = height > 0 ? Double(southLongitude) + slope * top : Double(northLongitude)
            let low = column(Int64(min(x0, x1).rounded(.down)) + 3_600_000_000)
            let high = column(Int64(max(x0, x1).rounded(.up)) + 3_600_000_000)
            for column in low...high {
                entries.append((Int32(row), UInt64(column % columnCount) << 32 | UInt64(point)))
            }
        }
    }

    private mutating func fill(_ entries: [(row: Int32, key: UInt64)], rowCount: Int) {
        // A counting sort by row, then each row by column and point.
        var next = [Int](repeating: 0, count: rowCount + 1)
        for entry in entries { next[Int(entry.row) - firstRow + 1] += 1 }
        for row in 1...rowCount { next[row] += next[row - 1] }
        let starts = next
        var keys = [UInt64](repeating: 0, count: entries.count)
        for entry in entries {
            let row = Int(entry.row) - firstRow
            keys[next[row]] = entry.key
            next[row] += 1
        }
        cellPoints.reserveCapacity(keys.count)
        for row in 0..<rowCount {
            rowFirst.append(UInt32(cellColumn.count))
            keys[starts[row]..<starts[row + 1]].sort()
            for index in starts[row]..<starts[row + 1] {
                let column = Int32(keys[index] >> 32)
                if index == starts[row] || column != cellColumn.last {
                    cellColumn.append(column)
                    cellFirst.append(UInt32(cellPoints.count))
                }
                cellPoints.append(UInt32(truncatingIfNeeded: keys[index]))
            }
        }
        rowFirst.append(UInt32(cellColumn.count))
        cellFirst.append(UInt32(cellPoints.count))
    }
}
