internal import RouteGeometry

/// Fills columns a block at a time: a point costs a few stores, and the columns grow by whole blocks.
struct PointWriter: ~Copyable {
    static let blockSize = 1024

    private(set) var columns = PointColumns()
    private(set) var sensors = GPXSensors()
    /// What the points amount to; `nil` where that is not asked for.
    private(set) var summary: GPXPointSummary?
    private var keepsPoints = true
    /// Latitudes, longitudes, elevations and times of the block, one behind the other.
    private let block = UnsafeMutablePointer<Double>.allocate(capacity: 4 * blockSize)
    /// A block for each quantity met so far, NaN where a point has none.
    private let sensorBlocks = UnsafeMutablePointer<UnsafeMutablePointer<Float>?>.allocate(
        capacity: GPXQuantity.allCases.count)
    private var hasSensors = false
    /// How many points of the block are filled.
    private var filled = 0
    private var flushed = 0

    init(sumsUp: Bool) {
        if sumsUp { summary = GPXPointSummary() }
        sensorBlocks.initialize(repeating: nil, count: GPXQuantity.allCases.count)
    }

    deinit {
        block.deallocate()
        for quantity in GPXQuantity.allCases { sensorBlocks[Int(quantity.rawValue)]?.deallocate() }
        sensorBlocks.deallocate()
    }

    var count: Int { flushed + filled }

    /// - Returns: whether a block was filled with it.
    @inline(__always)
    mutating func append(_ point: borrowing PointInProgress) -> Bool {
        let place = block + filled
        place.initialize(to: point.latitude)
        (place + Self.blockSize).initialize(to: point.longitude)
        (place + 2 * Self.blockSize).initialize(to: point.elevation)
        (place + 3 * Self.blockSize).initialize(to: point.time)
        filled += 1
        guard filled == Self.blockSize else { return false }
        flush()
        return true
    }

    /// Makes room for `count` points in all, of the kind there have been so far.
    mutating func reserveCapacity(_ count: Int) {
        guard keepsPoints else { return }
        columns.reserveCapacity(count)
        sensors.reserveCapacity(count)
    }

    /// Gives the point that is appended next a value; where it is given two the first one stands.
    @inline(__always)
    mutating func set(_ quantity: GPXQuantity, to value: Float) {
        guard let values = sensorBlocks[Int(quantity.rawValue)] else { return setFirst(quantity, to: value) }
        if values[filled].isNaN { values[filled] = value }
    }

    private mutating func setFirst(_ quantity: GPXQuantity, to value: Float) {
        let values = UnsafeMutablePointer<Float>.allocate(capacity: Self.blockSize)
        values.initialize(repeating: .nan, count: Self.blockSize)
        values[filled] = value
        sensorBlocks[Int(quantity.rawValue)] = values
        hasSensors = true
    }

    /// Moves the block into the columns. Must come before they are read.
    mutating func flush() {
        func column(_ index: Int) -> UnsafeBufferPointer<Double> {
            UnsafeBufferPointer(start: block + index * Self.blockSize, count: filled)
        }
        if summary != nil { sumUp() }
        if keepsPoints {
            columns.append(latitudes: column(0), longitudes: column(1), elevations: column(2), times: column(3))
        }
        if hasSensors {
            for quantity in GPXQuantity.allCases {
                guard let start = sensorBlocks[Int(quantity.rawValue)] else { continue }
                let values = UnsafeBufferPointer(start: start, count: filled)
                if keepsPoints { sensors.append(values, of: quantity, after: flushed) }
                summary?.add(values.count { !$0.isNaN }, with: quantity)
                start.update(repeating: .nan, count: Self.blockSize)
            }
        }
        flushed += filled
        filled = 0
    }

    private mutating func sumUp() {
        for place in block..<block + filled {
            summary?.add(
                latitude: place.pointee, longitude: place[Self.blockSize], elevation: place[2 * Self.blockSize],
                time: place[3 * Self.blockSize])
        }
    }

    /// Ends a line: the point that is appended next begins another track or route.
    mutating func lift() {
        guard summary != nil else { return }
        flush()
        summary?.lift()
    }

    /// Ends a segment: the point that is appended next begins another one of the same track.
    mutating func split() {
        guard summary != nil else { return }
        flush()
        summary?.split()
    }

    /// Leaves out the points so far and those that come; they are only summed up.
    mutating func drop() {
        keepsPoints = false
        columns = PointColumns()
        sensors = GPXSensors()
    }
}
