public import ArgumentParser
import GPX
import RouteAnalysis
public import RouteGeometry

/// What the runner felt underfoot.
struct GroundOptions: ParsableArguments {
    @Option(help: "What is underfoot, also as an OpenStreetMap surface.")
    var surface: Surface?

    @Flag(help: "It does not slope across.")
    var level = false

    @Option(
        parsing: .unconditional, help: "It falls from the middle to both edges, like 3%.",
        transform: Percentage.parsed)
    var crowned: Percentage?

    @Option(
        parsing: .unconditional, help: "It leans one way over its whole width, like 2.5%; --falls says which.",
        transform: Percentage.parsed)
    var banked: Percentage?

    @Option(help: "The edge of the route as drawn that banked ground leans to.")
    var falls: Edge?

    @Option(help: "The edges that have a footway.")
    var footways: Edges?

    @Option(help: "Motor traffic.")
    var traffic: Traffic?

    @Option(help: "The one way motor traffic may flow, seen along the route as drawn.")
    var oneway: Oneway?

    @Option(help: "The edges that are not safe to run at.")
    var unsafeEdge: Edges?

    @Flag(help: "Forget all that was noted there before.")
    var forget = false

    func validate() throws {
        if [level, crowned != nil, banked != nil].count(where: { $0 }) > 1 {
            throw ValidationError("Give one of --level, --crowned and --banked.")
        }
        if (banked != nil) != (falls != nil) {
            throw ValidationError("--banked and --falls go together: --banked 2.5% --falls left.")
        }
        if facts == GroundFacts(), !forget {
            throw ValidationError("Say what to note, such as --crowned 3% or --traffic quiet.")
        }
    }

    var note: GPXNote { GPXNote(facts, forgetsOthers: forget) }

    private var facts: GroundFacts {
        var facts = GroundFacts()
        facts.surface = surface
        facts.crossSection = level ? .level : crowned != nil ? .crowned : banked != nil ? .banked : nil
        facts.crossfall = (crowned ?? banked)?.ratio
        facts.falls = falls
        facts.footways = footways?.edges
        facts.traffic = traffic
        facts.oneway = oneway
        facts.unsafeEdges = unsafeEdge?.edges
        return facts
    }
}

extension Surface: ExpressibleByArgument {
    /// A class of ground, or OpenStreetMap's word for one.
    public init?(argument: String) {
        guard let surface = Surface(rawValue: argument) ?? Surface(openStreetMap: argument) else { return nil }
        self = surface
    }
}

extension Edge: ExpressibleByArgument {}
extension Traffic: ExpressibleByArgument {}
extension Oneway: ExpressibleByArgument {}

/// `left`, `right`, `both` or `none`.
struct Edges: ExpressibleByArgument {
    let edges: Set<Edge>

    init?(argument: String) {
        switch argument {
        case "none": edges = []
        case "both": edges = [.left, .right]
        default:
            guard let edge = Edge(rawValue: argument) else { return nil }
            edges = [edge]
        }
    }

    static var allValueStrings: [String] { ["left", "right", "both", "none"] }
}

/// A slope across as runners write it: `3%`, from 0 to 50.
struct Percentage: OptionValue {
    static let allowed = "a slope across like 3%, from 0% to 50%"
    let ratio: Double

    init?(argument: String) {
        guard argument.hasSuffix("%"), let value = Double(plain: argument.dropLast().filter { $0 != " " }),
            (0...50).contains(value)
        else { return nil }
        // The nearest to what was written: 2.9 / 100 is not 0.029.
        ratio = Double("\(value)e-2") ?? value / 100
    }
}

/// Metres along a route: `0`, `0.8km`, `800m`, `2mi`; kilometres where there is no unit.
struct PlaceArgument: OptionValue {
    static let allowed = "a distance from the start like 0, 0.8km, 800m or 2mi"
    let metres: Double

    init?(argument: String) {
        let isStart = ["0", "0km", "0m", "0mi", "0.0km", "0.00km"].contains(argument)
        guard let metres = isStart ? 0 : Distance.metres(parsing: argument) else { return nil }
        self.metres = metres
    }
}
