import RouteGeometry
import Testing

@Suite("A profile")
struct ProfileTests {
    @Test("divides its line evenly into cells of 10 m or so", arguments: [1.0, 9, 14, 15, 16, 104, 995, 12_345.6])
    func evenGrid(length: Double) {
        let profile = DrawnShape.straight(length: length).profile()
        #expect(profile.cellCount == Profile.cellCount(length: profile.length))
        #expect(abs(profile.spacing * Double(profile.cellCount) - profile.length) <= profile.length.ulp)
        // Rounding to a whole number of cells stretches the only cell to 5 … 15 m, n cells to 10 ± 5/n.
        #expect(profile.cellCount == 1 || abs(profile.spacing - 10) <= 5 / Double(profile.cellCount) + 1e-9)
        // The drawing's sphere is within 0.6 % of the ellipsoid.
        #expect(abs(profile.length / length - 1) < 0.006)
    }

    @Test("is as long as the geodesic along it", arguments: geodesics.filter { $0.length > 1 }.indices)
    func length(row: Int) {
        let leg = geodesics.filter { $0.length > 1 }[row]
        var points = PointColumns()
        points.append(latitude: leg.from.0, longitude: leg.from.1)
        points.append(latitude: leg.to.0, longitude: leg.to.1)
        let line = Polyline(points)
        #expect(line.distances == [0, line.length])
        #expect(abs(line.length - leg.length) < 1e-6 * leg.length)
        #expect(abs(Profile(of: line, elevations: nil, grades: nil).length - leg.length) < 1e-6 * leg.length)
    }

    /// Closed within 30 m and a tenth of the length.
    @Test("knows a loop from an out-and-back and both from a way there")
    func shapes() {
        #expect(DrawnShape.square(side: 300).profile().shape == .loop)
        #expect(DrawnShape.track(laps: 2, start: 0).profile().shape == .loop)
        #expect(DrawnShape.straight(length: 500).profile().shape == .pointToPoint)
        #expect(open(by: 25).profile().shape == .loop)
        #expect(open(by: 35).profile().shape == .pointToPoint)
        let short = DrawnShape(corners: [(0, 0), (40, 0), (40, 40), (0, 40), (0, 20)])
        #expect(short.profile().shape == .pointToPoint)

        let outAndBack = DrawnShape.outAndBack(leg: 300).profile()
        #expect(outAndBack.shape == .outAndBack(turnAround: outAndBack.length / 2))
        #expect(outAndBack.shape.turnAround == outAndBack.length / 2)
        #expect(RouteShape.loop.turnAround == nil)
    }

    /// A square block that stops `gap` metres short.
    private func open(by gap: Double) -> DrawnShape {
        DrawnShape(corners: [(0, 0), (300, 0), (300, 300), (0, 300), (0, gap)])
    }

    @Test("has a grade and an elevation on the route, ends included, and none off it or where unknown")
    func lookups() {
        let line = Polyline(DrawnShape.straight(length: 37).points(about: ordinaryPlace))
        #expect(Profile.cellCount(length: line.length) == 4)
        let profile = Profile(of: line, elevations: [100, 101, .nan, 103, 104], grades: [0.1, .nan, 0.3, 0.4])
        let step = profile.spacing
        #expect(profile.grade(at: 0) == 0.1)
        #expect(profile.grade(at: 1.5 * step) == nil)
        #expect(profile.grade(at: 2.5 * step) == 0.3)
        #expect(profile.grade(at: profile.length) == 0.4)
        #expect(profile.elevation(at: 0.4 * step) == 100)
        #expect(profile.elevation(at: 0.6 * step) == 101)
        #expect(profile.elevation(at: 2 * step) == nil)
        #expect(profile.elevation(at: profile.length) == 104)
        for off in [-0.1, profile.length + 0.1] {
            #expect(profile.grade(at: off) == nil && profile.elevation(at: off) == nil)
        }
        #expect(profile.knownGradeShare == 0.75)
        let bare = Profile(of: line, elevations: nil, grades: nil)
        #expect(bare.grade(at: 1) == nil && bare.elevation(at: 1) == nil && bare.knownGradeShare == 0)
    }

    @Test(
        "of next to nothing does not trap",
        arguments: [
            [(48.0, 9.0), (48.000009, 9)], [(48, 9), (48, 9), (48.01, 9)], [(48, 9), (48.01, 9), (48.01, 9)],
            [(48, 9), (48.001, 9), (48.001, 9), (48, 9)], [(90, 0), (90, 90), (89.999, 0)], [(0, 180), (0, -179.999)],
            [(48, 9), (48.0000001, 9), (48, 9)], [(0, 0), (0, 179)],
        ])
    func degenerate(places: [(Double, Double)]) {
        var points = PointColumns()
        for (latitude, longitude) in places { points.append(latitude: latitude, longitude: longitude) }
        // Half the globe in cells of 10 m would be a test of patience only.
        let line = Polyline(points)
        guard line.length < 1e6 else { return }
        let profile = Profile(of: line, elevations: nil, grades: nil)
        #expect(profile.turnings.allSatisfy { $0.isFinite })
        #expect(profile.spacing.isFinite && profile.spacing > 0)
        #expect(profile.netTurns.count < 0.51)
    }

    @Test("is not made of no line: empty, single and repeated points have length 0", arguments: [0, 1, 5])
    func emptyLines(count: Int) {
        var points = PointColumns()
        for _ in 0..<count { points.append(latitude: 48, longitude: 9) }
        let line = Polyline(points)
        #expect(line.length == 0 && line.gap == 0 && !line.isClosed)
        #expect(line.distances == [Double](repeating: 0, count: count))
        #expect(points.isEmpty == (count == 0))
    }
}
