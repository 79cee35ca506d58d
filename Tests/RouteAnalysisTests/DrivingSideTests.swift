import RouteAnalysis
import RouteGeometry
import Testing

/// Towns with the side of the road their traffic keeps to, borders first. Coordinates to a few hundred metres, from
/// common atlases; sides from the countries' highway codes.
@Suite("The driving side")
struct DrivingSideTests {
    struct Town: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let place: Coordinate

        init(_ name: String, _ latitude: Double, _ longitude: Double) {
            (testDescription, place) = (name, Coordinate(latitude: latitude, longitude: longitude))
        }
    }

    static let leftTowns = [
        Town("Hong Kong", 22.282, 114.158), Town("Sheung Shui", 22.502, 114.128), Town("Macau", 22.199, 113.544),
        Town("Dover", 51.127, 1.313), Town("Saint Helier", 49.187, -2.107), Town("Nong Khai", 17.878, 102.742),
        Town("Nicosia", 35.17, 33.36), Town("Kyrenia", 35.34, 33.32), Town("Valletta", 35.899, 14.514),
        Town("London", 51.507, -0.128), Town("Derry", 54.996, -7.32), Town("Dublin", 53.35, -6.26),
        Town("Lerwick", 60.155, -1.145), Town("Tokyo", 35.68, 139.69), Town("Naha", 26.212, 127.68),
        Town("Bangkok", 13.756, 100.502), Town("Singapore", 1.29, 103.85), Town("Dili", -8.556, 125.56),
        Town("Jayapura", -2.533, 140.717), Town("Delhi", 28.61, 77.21), Town("Lahore", 31.55, 74.34),
        Town("Kathmandu", 27.717, 85.324), Town("Thimphu", 27.472, 89.639), Town("Dhaka", 23.81, 90.41),
        Town("Colombo", 6.93, 79.86), Town("Malé", 4.175, 73.509), Town("Nairobi", -1.286, 36.817),
        Town("Kampala", 0.314, 32.582), Town("Lusaka", -15.39, 28.32), Town("Windhoek", -22.56, 17.08),
        Town("Maputo", -25.97, 32.57), Town("Cape Town", -33.925, 18.424), Town("Port Louis", -20.16, 57.5),
        Town("Sydney", -33.87, 151.21), Town("Auckland", -36.85, 174.76), Town("Apia", -13.833, -171.767),
        Town("Georgetown", 6.8, -58.16), Town("Paramaribo", 5.852, -55.204), Town("Kingston", 17.97, -76.79),
        Town("Nassau", 25.05, -77.35), Town("Charlotte Amalie", 18.342, -64.93), Town("Stanley", -51.694, -57.86),
        Town("Suva", -18.14, 178.44), Town("Taveuni", -16.85, 179.95), Town("Taveuni, east", -16.85, -179.93),
        Town("Fiji at 180°", -16.8, 180), Town("Fiji at -180°", -16.8, -180), Town("Lakeba", -18.22, -178.8),
    ]

    static let rightTowns = [
        Town("Shenzhen", 22.543, 114.058), Town("Zhuhai", 22.271, 113.567), Town("Calais", 50.951, 1.858),
        Town("Cherbourg", 49.64, -1.62), Town("Vientiane", 17.975, 102.633), Town("Gibraltar", 36.141, -5.353),
        Town("La Línea", 36.168, -5.348), Town("Syracuse", 37.075, 15.287), Town("Paris", 48.857, 2.352),
        Town("Reykjavík", 64.147, -21.94), Town("Tórshavn", 62.012, -6.77), Town("New York", 40.713, -74.006),
        Town("San Juan", 18.466, -66.106), Town("Key West", 24.555, -81.78), Town("Honolulu", 21.307, -157.858),
        Town("Pago Pago", -14.279, -170.7), Town("Nouméa", -22.276, 166.458), Town("Papeete", -17.535, -149.57),
        Town("Seoul", 37.566, 126.978), Town("Taipei", 25.033, 121.565), Town("Manila", 14.6, 120.98),
        Town("Phnom Penh", 11.562, 104.916), Town("Yangon", 16.84, 96.173), Town("Lhasa", 29.652, 91.117),
        Town("Kabul", 34.528, 69.172), Town("Kigali", -1.95, 30.06), Town("Lubumbashi", -11.66, 27.48),
        Town("Luanda", -8.839, 13.234), Town("Antananarivo", -18.91, 47.53), Town("Addis Ababa", 9.02, 38.75),
        Town("Juba", 4.852, 31.582), Town("Mogadishu", 2.046, 45.318), Town("Boa Vista", 2.82, -60.672),
        Town("Cayenne", 4.922, -52.313), Town("Fort-de-France", 14.604, -61.067), Town("Saint-Denis", -20.88, 55.45),
        Town("Diego Garcia", -7.313, 72.411), Town("Ushuaia", -54.807, -68.304), Town("Anadyr", 64.734, 177.51),
    ]

    @Test("is the left", arguments: leftTowns)
    func keepsLeft(town: Town) { #expect(Side(trafficAt: town.place) == .left) }

    @Test("is the right", arguments: rightTowns)
    func keepsRight(town: Town) { #expect(Side(trafficAt: town.place) == .right) }

    @Test("is the same on both sides of the antimeridian, and the right at the poles")
    func antimeridian() {
        for latitude in [-90.0, 90] { #expect(Side(trafficAt: Coordinate(latitude: latitude, longitude: 0)) == .right) }
        for tenth in -900...900 {
            let latitude = Double(tenth) / 10 + 0.01237
            let sides = [-180.0, 180].map { Side(trafficAt: Coordinate(latitude: latitude, longitude: $0)) }
            #expect(sides[0] == sides[1], "at \(latitude)")
        }
    }

    @Test("of a route is that of its first point")
    func route() throws {
        for (place, side) in [(Coordinate.london, Side.left), (.germany, .right)] {
            #expect(try DrawnGPX(Shape.north(1000), at: place).survey().route.drivingSide == Fact(side, .inferred))
        }
    }
}
