/// How many choices a search may still try.
struct NodeBudget {
    private(set) var left: Int

    init(_ nodes: Int) {
        left = nodes
    }

    /// Takes one; throws when there is none left.
    mutating func spend() throws(NodeBudgetSpent) {
        guard left > 0 else { throw NodeBudgetSpent() }
        left -= 1
    }
}

/// The node budget ran out.
struct NodeBudgetSpent: Error {}
