internal import RouteGeometry

/// Fills columns a block at a time: a point costs a few stores, and the columns grow by whole blocks.
struct PointWriter: ~Copyable {
    private static let blockSize = 1024

    private(set) var columns = PointColumns()
    private(set) var sensors = GPXSensors()
    /// Latitudes, longitudes, elevations and times of the block, one behind the other.
    private let block = UnsafeMutablePointer<Double>.allocate(capacity: 4 * blockSize)
    /// A block for each quantity met so far, NaN where a point has none.
    private let sensorBlocks = UnsafeMutablePointer<UnsafeMutablePointer<Float>?>.allocate(
        capacity: GPXQuantity.allCases.count)
    private var hasSensors = false
    /// How many points of the block are filled.
    private var filled = 0
    private var flushed = 0

    init() {
        sensorBlocks.initialize(repeating: nil, count: GPXQuantity.allCases.count)
    }

    deinit {
        block.deallocate()
        for quantity in GPXQuantity.allCases { sensorBlocks[Int(quantity.rawValue)]?.deallocate() }
        sensorBlocks.deallocate()
    }

    var count: Int { flushed + filled }

    @inline(__always)
    mutating func append(_ point: borrowing PointInProgress) {
        let place = block + filled
        place.initialize(to: point.latitude)
        (place + Self.blockSize).initialize(to: point.longitude)
        (place + 2 * Self.blockSize).initialize(to: point.elevation)
        (place + 3 * Self.blockSize).initialize(to: point.time)
        filled += 1
        if filled == Self.blockSize { flush() }
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
        columns.append(latitudes: column(0), longitudes: column(1), elevations: column(2), times: column(3))
        if hasSensors {
            for quantity in GPXQuantity.allCases {
                guard let values = sensorBlocks[Int(quantity.rawValue)] else { continue }
                sensors.append(UnsafeBufferPointer(start: values, count: filled), of: quantity, after: flushed)
                values.update(repeating: .nan, count: Self.blockSize)
            }
        }
        flushed += filled
        filled = 0
    }
}
