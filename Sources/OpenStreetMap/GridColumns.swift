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

    /// Those from `west` to `east`, which may lie beyond 180° east: two ranges where they reach across, all where they reach
    /// round the Earth.
    @inline(__always)
    static func columns(_ west: Int64, _ east: Int64) -> [Range<Int32>] {
        if east - west >= columnCount - 1 { return [0..<Int32(columnCount)] }
        let (first, last) = (Int32(west % columnCount), Int32(east % columnCount))
        return first <= last ? [first..<last + 1] : [first..<Int32(columnCount), 0..<last + 1]
    }

    /// Whether the segments touch no more cells than those of any real extract, however sparse: 4 million and 32 a point.
    /// Both are ours; a street's segments touch 1 to 2 each, those of a desert's track 10.
    static func holds(_ places: [MapPlace], _ edgeFirstPoint: [UInt32]) -> Bool {
        var left = (4 << 20) + 32 * places.count
        for edge in 0..<edgeFirstPoint.count - 1 {
            for point in Int(edgeFirstPoint[edge])..<Int(edgeFirstPoint[edge + 1]) - 1 {
                let (a, b) = (places[point], places[point + 1])
                let height = abs(Int(a.latitude) - Int(b.latitude))
                let width = abs(Int(a.longitude) - Int(b.longitude))
                // A segment takes the shorter way round the Earth, and a cell for each border it crosses and one more.
                left -= (height + min(width, 3_600_000_000 - width)) / Int(cell) + 1
            }
        }
        return left >= 0
    }

    init(_ places: [MapPlace], _ edgeFirstPoint: [UInt32]) {
        var rows = (first: Int.max, last: Int.min)
        for place in places {
            let row = Self.row(Int64(place.latitude))
            rows = (min(rows.first, row), max(rows.last, row))
        }
        guard rows.first <= rows.last else { return }
        firstRow = rows.first
        // Gone through twice rather than kept: the entries of a country take gigabytes.
        var next = [Int](repeating: 0, count: rows.last - rows.first + 2)
        Self.forEntries(places, edgeFirstPoint) { row, _ in next[row - rows.first + 1] += 1 }
        for row in 1..<next.count { next[row] += next[row - 1] }
        let starts = next
        var keys = [UInt64](repeating: 0, count: starts.last ?? 0)
        Self.forEntries(places, edgeFirstPoint) { row, key in
            keys[next[row - rows.first]] = key
            next[row - rows.first] += 1
        }
        fill(&keys, starts)
    }

    /// Calls `body` with the row of each cell that a segment touches, and the cell's column and the segment as one number.
    @inline(__always)
    private static func forEntries(
        _ places: [MapPlace], _ edgeFirstPoint: [UInt32], _ body: (_ row: Int, _ key: UInt64) -> Void
    ) {
        for edge in 0..<edgeFirstPoint.count - 1 {
            for point in Int(edgeFirstPoint[edge])..<Int(edgeFirstPoint[edge + 1]) - 1 {
                forCells(point, places[point], places[point + 1], body)
            }
        }
    }

    @inline(__always)
    private static func forCells(
        _ point: Int, _ a: MapPlace, _ b: MapPlace, _ body: (_ row: Int, _ key: UInt64) -> Void
    ) {
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
            for column in low...high { body(row, UInt64(column % columnCount) << 32 | UInt64(point)) }
        }
    }

    /// - Parameters: the keys of each row together, in any order, and where the rows start.
    private mutating func fill(_ keys: inout [UInt64], _ starts: [Int]) {
        cellPoints.reserveCapacity(keys.count)
        for (start, end) in zip(starts, starts.dropFirst()) {
            rowFirst.append(UInt32(cellColumn.count))
            keys[start..<end].sort()
            for index in start..<end {
                let column = Int32(keys[index] >> 32)
                if index == start || column != cellColumn.last {
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
