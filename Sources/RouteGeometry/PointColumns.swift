/// Recorded or drawn points, a column per field.
///
/// A column no point has is absent (`nil`); a field that one point lacks in a present column is NaN in storage and
/// `nil` at the interface.
public struct PointColumns: Sendable {
    /// Degrees north.
    public private(set) var latitudes: [Double] = []
    /// Degrees east.
    public private(set) var longitudes: [Double] = []
    /// Metres above the file's datum, NaN where a point has none.
    public private(set) var elevations: [Double]?
    /// Seconds since 1970-01-01T00:00:00Z, NaN where a point has none.
    public private(set) var times: [Double]?

    public init() {}

    public var count: Int { latitudes.count }
    public var isEmpty: Bool { latitudes.isEmpty }

    /// Makes room for `count` points in the columns that points have so far, so that these need not be moved as they fill.
    public mutating func reserveCapacity(_ count: Int) {
        latitudes.reserveCapacity(count)
        longitudes.reserveCapacity(count)
        elevations?.reserveCapacity(count)
        times?.reserveCapacity(count)
    }

    /// Adds a point; NaN stands for an absent elevation or time.
    public mutating func append(latitude: Double, longitude: Double, elevation: Double = .nan, time: Double = .nan) {
        Self.append(elevation, to: &elevations, after: latitudes.count)
        Self.append(time, to: &times, after: latitudes.count)
        latitudes.append(latitude)
        longitudes.append(longitude)
    }

    /// Adds as many points as there are latitudes, which all four columns have; NaN stands for an absent elevation or time.
    public mutating func append(
        latitudes: UnsafeBufferPointer<Double>, longitudes: UnsafeBufferPointer<Double>,
        elevations: UnsafeBufferPointer<Double>, times: UnsafeBufferPointer<Double>
    ) {
        let count = self.latitudes.count
        unsafe Self.append(elevations, to: &self.elevations, after: count)
        unsafe Self.append(times, to: &self.times, after: count)
        unsafe Self.append(latitudes, to: &self.latitudes)
        unsafe Self.append(longitudes, to: &self.longitudes)
    }

    private static func append(
        _ values: UnsafeBufferPointer<Double>, to column: inout [Double]?, after count: Int
    ) {
        if column == nil {
            if unsafe values.allSatisfy(\.isNaN) { return }
            column = [Double](repeating: .nan, count: count)
        }
        if var filled = column.take() {
            unsafe append(values, to: &filled)
            column = filled
        }
    }

    /// Large columns grow eightfold: the pages that are not yet filled take no memory, while a copy from one place to the
    /// next holds the column twice.
    private static func append(_ values: UnsafeBufferPointer<Double>, to column: inout [Double]) {
        let needed = column.count + values.count
        if needed > column.capacity, column.count >= 1 << 14 { column.reserveCapacity(8 * column.count) }
        unsafe column.append(contentsOf: values)
    }

    private static func append(_ value: Double, to column: inout [Double]?, after count: Int) {
        if column == nil {
            if value.isNaN { return }
            column = [Double](repeating: .nan, count: count)
        }
        column?.append(value)
    }

    public mutating func append(contentsOf other: PointColumns, in range: Range<Int>) {
        if isEmpty, range == 0..<other.count {
            self = other
            return
        }
        Self.append(other.elevations?[range], of: range.count, to: &elevations, after: count)
        Self.append(other.times?[range], of: range.count, to: &times, after: count)
        latitudes += other.latitudes[range]
        longitudes += other.longitudes[range]
    }

    private static func append(
        _ values: ArraySlice<Double>?, of number: Int, to column: inout [Double]?, after count: Int
    ) {
        if column == nil {
            guard let values, !values.allSatisfy(\.isNaN) else { return }
            column = [Double](repeating: .nan, count: count)
        }
        column? += values ?? ArraySlice(repeating: .nan, count: number)
    }

    public func coordinate(at index: Int) -> Coordinate {
        Coordinate(latitude: latitudes[index], longitude: longitudes[index])
    }

    /// Metres, `nil` where the point has none.
    public func elevation(at index: Int) -> Double? { Self.value(elevations, index) }

    /// Seconds since 1970, `nil` where the point has none.
    public func time(at index: Int) -> Double? { Self.value(times, index) }

    private static func value(_ column: [Double]?, _ index: Int) -> Double? {
        guard let value = column?[index], !value.isNaN else { return nil }
        return value
    }

    /// The points in the opposite order. Times then run backwards: they still say when each place was passed.
    public func reversed() -> PointColumns {
        var copy = self
        copy.latitudes.reverse()
        copy.longitudes.reverse()
        copy.elevations?.reverse()
        copy.times?.reverse()
        return copy
    }
}
