/// A plane on which a line over the Earth is unrolled: lengths and turns stay what they are, however long the line is.
///
/// The axes are carried along parallel to themselves, so that there is no pole at which they spin.
struct UnrolledPlane {
    private var place: SIMD3<Double>
    private var axes: (SIMD3<Double>, SIMD3<Double>)
    private var point = SIMD2<Double>.zero

    /// - Parameter place: Earth-centred metres.
    init(at place: SIMD3<Double>) {
        self.place = place
        axes = (.zero, .zero)
        // Any axis will do that does not point up.
        level(abs(place.z) > 0.7 * place.dot(place).squareRoot() ? SIMD3(1, 0, 0) : SIMD3(0, 0, 1))
    }

    /// Where `next` lies, metres.
    mutating func move(to next: SIMD3<Double>) -> SIMD2<Double> {
        let way = next - place
        point += SIMD2(way.dot(axes.0), way.dot(axes.1))
        place = next
        level(axes.0)
        return point
    }

    /// How far `other` lies from the place moved to, metres.
    func offset(of other: SIMD3<Double>) -> SIMD2<Double> {
        let way = other - place
        return SIMD2(way.dot(axes.0), way.dot(axes.1))
    }

    private mutating func level(_ axis: SIMD3<Double>) {
        let up = place / place.dot(place).squareRoot()
        let flat = axis - axis.dot(up) * up
        axes.0 = flat / flat.dot(flat).squareRoot()
        axes.1 = up.cross(axes.0)
    }
}
