import GPX

extension RouteFile {
    /// Why the file fails where any warning is a failure: its first one; `nil` where it has none or was not read.
    public var strictRefusal: AnalysisError? {
        document?.firstWarning.map { warning in
            let allowed = warning.allowed.map { " is not \($0)" } ?? ""
            return AnalysisError(
                .badData, source: "\(source):\(warning.line):\(warning.column)", found: warning.found + allowed,
                allowed: "strict reading refuses a file with a warning")
        }
    }
}
