import Foundation
import Testing

@testable import OpenStreetMap

@Suite("The choice at a junction")
struct JunctionChoiceTests {
    /// A street east over a street north, which is another way beyond, and a path to the south-east.
    private static func crossing() throws -> WayNetwork {
        var map = DrawnMap()
        map.way(1, [(-100, 0), (0, 0), (100, 0)], [("highway", "residential")])
        map.way(2, [(0, -100), (0, 0)], [("highway", "residential")])
        map.way(3, [(0, 0), (0, 100)], [("highway", "residential")])
        map.way(4, [(0, 0), (70, -70)], [("highway", "path")])
        return try map.network()
    }

    /// The edges at a vertex, each as one leaves by it; with the last bit turned one arrives by it.
    private static func departures(_ network: WayNetwork, _ vertex: Int) -> [UInt32] {
        (Int(network.vertexFirst[vertex])..<Int(network.vertexFirst[vertex + 1])).map { network.vertexEdges[$0] }
    }

    @Test("All that can be chosen sums to 1, wherever one comes from")
    func sums() throws {
        let network = try Self.crossing()
        let choice = JunctionChoice(network, MatchModel())
        for vertex in 0..<network.vertexCount {
            let departures = Self.departures(network, vertex)
            for arrival in departures.map({ $0 ^ 1 }) {
                let scale = choice.scale(at: UInt32(vertex), from: arrival)
                let sum = departures.reduce(0) { $0 + exp(-choice.cost(from: arrival, to: $1, scale: scale)) }
                #expect(abs(sum - 1) < 1e-5)
            }
        }
    }

    /// By hand, with 1 for a radian and 1.1 for another way. From the west w is 1 straight on, e^−(π/2 + 1.1) = 0.0692 to the
    /// north and to the south, e^−(π/4 + 1.1) = 0.1518 to the south-east and e^−(π + 1.1) = 0.0144 back; Σ w is 1.3046, of
    /// which the logarithm is 0.266. From the south all is another way; straight on is 0.3329 of Σ w = 0.5172.
    @Test(
        "Straight on along the way is likeliest, then the lesser turn",
        arguments: [(1, 1, 0.266), (1, 2, 2.937), (1, 3, 2.937), (1, 4, 2.151), (2, 3, 0.441)])
    func costs(from: Int64, to: Int64, cost: Float) throws {
        let network = try Self.crossing()
        let choice = JunctionChoice(network, MatchModel())
        let vertex = try #require((0..<network.vertexCount).first { Self.departures(network, $0).count == 5 })
        let departures = Self.departures(network, vertex)
        func way(_ edge: UInt32) -> Int64 { network.id(ofWay: Int(network.edgeWay[Int(edge >> 1)])) }
        // Run as it is drawn: of the street east the half that comes from the west.
        let arrival = try #require(departures.map { $0 ^ 1 }.first { way($0) == from && $0 & 1 == 0 })
        let departure = try #require(departures.first { way($0) == to && $0 != arrival ^ 1 })
        let scale = choice.scale(at: UInt32(vertex), from: arrival)
        #expect(abs(choice.cost(from: arrival, to: departure, scale: scale) - cost) < 0.002)
    }

    @Test("Where turning back is all else there is, a bend costs little and a new way straight on next to nothing")
    func noChoice() throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (100, 0)], [("highway", "path")])
        map.way(2, [(100, 0), (200, 0)], [("highway", "path")])
        map.way(3, [(200, 0), (200, 100)], [("highway", "path")])
        let network = try map.network()
        let choice = JunctionChoice(network, MatchModel())
        for vertex in 0..<network.vertexCount {
            let departures = Self.departures(network, vertex)
            guard departures.count == 2 else { continue }
            let arrival = departures[0] ^ 1
            let scale = choice.scale(at: UInt32(vertex), from: arrival)
            let isBend = departures.contains { network.id(ofWay: Int(network.edgeWay[Int($0 >> 1)])) == 3 }
            // 1 / (1 + e^−π) and 1 / (1 + e^−(π/2)).
            let cost: Float = isBend ? 0.189 : 0.042
            #expect(abs(choice.cost(from: arrival, to: departures[1], scale: scale) - cost) < 0.002)
        }
    }
}
