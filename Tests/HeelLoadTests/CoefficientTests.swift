import HeelLoad
import RouteGeometry
import Testing

@Suite("The coefficient table")
struct CoefficientTests {
    /// The numbers as set down before the table was written.
    static let published: [(Coefficient, low: Double, best: Double, high: Double)] = [
        (.downhill, 0.025, 0.047, 0.06), (.uphill, 0.03, 0.042, 0.06), (.speed, 0.4, 0.6, 0.8),
        (.cadence, 0.3, 0.8, 1.2),
        (.cadenceSlope, 4, 8, 12), (.walking, 0.55, 0.75, 1), (.tilt, -0.01, 0.0025, 0.015), (.exponent, 2, 4, 7),
        (.concrete, 0.99, 1.01, 1.05), (.asphalt, 1, 1, 1), (.track, 0.93, 0.97, 1), (.gravelOrDirt, 0.9, 0.96, 1.02),
        (.woodchip, 0.83, 0.92, 1), (.grass, 0.83, 0.9, 1.05), (.treadmill, 0.88, 0.95, 1),
        (.fasciaUphill, 0, 0.02, 0.04),
        (.fasciaSpeed, 0.5, 1, 1.7), (.fasciaTilt, 0, 0.01, 0.03), (.fasciaTreadmill, 0.67, 0.85, 1),
    ]

    @Test("has a line for every coefficient, in their order")
    func order() {
        #expect(Coefficient.table.map(\.coefficient) == Coefficient.allCases)
        for coefficient in Coefficient.allCases { #expect(coefficient.row.coefficient == coefficient) }
    }

    @Test("gives each an ordered range, a grade and a source", arguments: Coefficient.allCases)
    func lines(coefficient: Coefficient) {
        let row = coefficient.row
        #expect(row.low <= row.best && row.best <= row.high)
        #expect("ABCDE".contains(row.grade))
        #expect(!row.source.isEmpty && !row.symbol.isEmpty)
    }

    @Test("has the published numbers", arguments: published)
    func numbers(coefficient: Coefficient, low: Double, best: Double, high: Double) {
        let row = coefficient.row
        #expect(row.low == low && row.best == best && row.high == high)
    }

    /// The surfaces the literature has no figure for stand in for the like, with a wide range, grade E.
    @Test(
        "lets unmeasured surfaces stand in for the like",
        arguments: [
            (Surface.paving, Surface.concrete), (.compacted, .gravel), (.gravel, .dirt), (.wood, .asphalt),
            (.sand, .grass),
            (.unknown, .asphalt),
        ])
    func standIns(surface: Surface, like: Surface) {
        let (row, model) = (Coefficient.surface(surface).row, Coefficient.surface(like).row)
        #expect(row.best == model.best && row.grade == "E")
        #expect(row.low <= model.low && row.high >= model.high)
    }

    @Test("believes of the low foot what the preset says")
    func presets() {
        #expect(TiltPreset.allCases.map(\.coefficient) == [0, 0.0025, 0.015])
        for preset in TiltPreset.allCases {
            let values = CoefficientValues(preset: preset)
            #expect(values[.tilt] == preset.coefficient)
            #expect(values[.exponent] == 4)
        }
    }
}

/// As the model defines its bands: "0.85–1.15 ordinary", "≤ 0.25° balanced".
@Suite("Bands")
struct BandTests {
    @Test(
        "of load begin where the page says",
        arguments: [
            (0, LoadBand.soft), (0.85.nextDown, .soft), (0.85, .ordinary), (1.15, .ordinary), (1.15.nextUp, .hard),
            (1.5, .hard),
            (1.5.nextUp, .veryHard), (20, .veryHard),
        ])
    func load(heelPerKilometre: Double, band: LoadBand) {
        #expect(LoadBand(heelPerKilometre: heelPerKilometre) == band)
    }

    @Test(
        "of tilt begin where the page says, to either side",
        arguments: [
            (0, TiltBand.balanced), (0.25, .balanced), (0.25.nextUp, .lopsided), (0.57, .lopsided),
            (0.57.nextUp, .oneSided),
            (4, .oneSided),
        ])
    func tilt(degrees: Double, band: TiltBand) {
        #expect(TiltBand(mean: Tilt(degrees: degrees)) == band)
        #expect(TiltBand(mean: Tilt(degrees: -degrees)) == band)
    }
}
