/// A sample route with the file the generator makes of it, made once for all tests.
struct MadeRoute: Sendable {
    struct NoSuchRoute: Error {
        let name: String
    }

    let route: SampleRoute
    let text: String

    static let all = SampleRoutes.all.map { MadeRoute(route: $0, text: GPXText.text(of: $0)) }

    static func named(_ name: String) throws(NoSuchRoute) -> MadeRoute {
        guard let made = all.first(where: { $0.route.name == name }) else { throw NoSuchRoute(name: name) }
        return made
    }

    /// What the file says.
    func file() throws -> RouteFile {
        try RouteFile(parsing: text)
    }
}
