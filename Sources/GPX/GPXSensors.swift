internal import RouteGeometry

/// What a device measured at a point besides place and time.
public enum GPXQuantity: UInt8, Sendable, Hashable, CaseIterable {
    /// Beats a minute.
    case heartRate
    /// Turns or strides a minute as the file gives it: of one leg in Garmin's extensions.
    case cadence
    /// Watts.
    case power
    /// How many satellites gave the place.
    case satellites
    /// 0 none, 2 in the plane, 3 in space, 4 differential, 5 military (`<fix>`).
    case fix
    /// Degrees Celsius.
    case airTemperature, waterTemperature
    /// Metres under water.
    case depth
    /// Metres a second.
    case speed
    /// Degrees clockwise from north.
    case course, bearing
    /// Metres since the start.
    case distance
    /// Metres climbed and descended since the point before, by OpenTracks' barometer; both positive.
    case gain, loss
    /// Horizontal dilution of precision.
    case horizontalDilution

    /// Whether it is kept as a whole number.
    var isWhole: Bool { rawValue <= Self.fix.rawValue }

    /// What it is called in a sentence.
    public var words: String {
        switch self {
        case .heartRate: "heart rate"
        case .cadence: "cadence"
        case .power: "power"
        case .satellites: "satellites"
        case .fix: "fix"
        case .airTemperature: "air temperature"
        case .waterTemperature: "water temperature"
        case .depth: "depth"
        case .speed: "speed"
        case .course: "course"
        case .bearing: "bearing"
        case .distance: "distance"
        case .gain: "gain"
        case .loss: "loss"
        case .horizontalDilution: "horizontal dilution"
        }
    }
}

/// What sensors gave at points, a column per quantity; a quantity no point has takes no memory.
///
/// Heart rate, cadence, power, satellites and fix are rounded to whole numbers of 16 bits, the others to 24 bits of
/// precision.
public struct GPXSensors: Sendable {
    /// `absent` where a point has none; an empty column belongs to a quantity that no point has.
    private var whole: [[UInt16]] = []
    /// NaN where a point has none.
    private var real: [[Float]] = []

    private static let absent = UInt16.max

    public init() {}

    /// Whether any point has it.
    public func has(_ quantity: GPXQuantity) -> Bool { count(of: quantity) > 0 }

    /// How many points have it. O(points).
    public func count(of quantity: GPXQuantity) -> Int {
        quantity.isWhole
            ? wholeColumn(quantity).count { $0 != Self.absent } : realColumn(quantity).count { !$0.isNaN }
    }

    /// `nil` where the point has none.
    public func value(_ quantity: GPXQuantity, at point: Int) -> Double? {
        if quantity.isWhole {
            let column = wholeColumn(quantity)
            return point < column.count && column[point] != Self.absent ? Double(column[point]) : nil
        }
        let column = realColumn(quantity)
        return point < column.count && !column[point].isNaN ? Double(column[point]) : nil
    }

    private func wholeColumn(_ quantity: GPXQuantity) -> [UInt16] { whole.isEmpty ? [] : whole[Int(quantity.rawValue)] }

    private func realColumn(_ quantity: GPXQuantity) -> [Float] { real.isEmpty ? [] : real[Int(quantity.rawValue)] }

    /// The largest value that can be stored; no quantity goes below its negative.
    static func limit(of quantity: GPXQuantity) -> Double { quantity.isWhole ? 65_534 : 1e30 }

    /// Adds the values of the points that follow the first `before` ones; NaN stands for none.
    mutating func append(_ values: UnsafeBufferPointer<Float>, of quantity: GPXQuantity, after before: Int) {
        let index = Int(quantity.rawValue)
        if quantity.isWhole {
            if whole.isEmpty { whole = Array(repeating: [], count: GPXQuantity.allCases.count) }
            if whole[index].count < before {
                whole[index].append(contentsOf: repeatElement(Self.absent, count: before - whole[index].count))
            }
            Self.makeRoom(in: &whole[index], for: values.count)
            whole[index].append(contentsOf: values.lazy.map { $0.isNaN ? Self.absent : UInt16($0) })
        } else {
            if real.isEmpty { real = Array(repeating: [], count: GPXQuantity.allCases.count) }
            if real[index].count < before {
                real[index].append(contentsOf: repeatElement(.nan, count: before - real[index].count))
            }
            Self.makeRoom(in: &real[index], for: values.count)
            real[index].append(contentsOf: values)
        }
    }

    /// Makes room for `count` points in the columns of the quantities that points have so far.
    mutating func reserveCapacity(_ count: Int) {
        for index in whole.indices where !whole[index].isEmpty { whole[index].reserveCapacity(count) }
        for index in real.indices where !real[index].isEmpty { real[index].reserveCapacity(count) }
    }

    /// Large columns grow eightfold, as those of `PointColumns` do.
    private static func makeRoom<Value>(in column: inout [Value], for count: Int) {
        guard column.count + count > column.capacity, column.count >= 1 << 14 else { return }
        column.reserveCapacity(8 * column.count)
    }
}

extension GPXDocument {
    /// Metres climbed and descended along the tracks by OpenTracks' barometer, to check an estimate against; `nil`
    /// where no point has a gain or loss.
    public var barometricAscent: (ascent: Double, descent: Double)? {
        guard trackSensors.has(.gain) || trackSensors.has(.loss) else { return nil }
        func sum(_ quantity: GPXQuantity) -> Double {
            (0..<points.count).reduce(0) { $0 + (trackSensors.value(quantity, at: $1) ?? 0) }
        }
        return (sum(.gain), sum(.loss))
    }
}
