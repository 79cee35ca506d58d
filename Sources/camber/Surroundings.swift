#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the environment says: variables, and where a user's own files lie.
enum Surroundings {
    /// A variable that is set to something.
    static func variable(_ name: String) -> String? {
        // getenv(3): "returns a pointer to the corresponding value string" or NULL.
        unsafe getenv(name).map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    static var home: String? { variable("HOME") }

    /// camber's folder for data; `nil` without a home.
    static var dataFolder: String? { folder("XDG_DATA_HOME", below: ".local/share") }

    /// camber's folder for configuration; `nil` without a home.
    static var configurationFolder: String? { folder("XDG_CONFIG_HOME", below: ".config") }

    /// XDG Base Directory Specification 0.8: "All paths set in these environment variables must be absolute. If an
    /// implementation encounters a relative path … it should consider the path invalid and ignore it."
    private static func folder(_ name: String, below usual: String) -> String? {
        let named = variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (named ?? home.map { "\($0)/\(usual)" }).map { "\($0)/camber" }
    }
}
