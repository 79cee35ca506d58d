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

    /// Sets an eighth of what is left apart.
    mutating func takeShare() -> NodeBudget {
        let share = NodeBudget(left / 8)
        left -= share.left
        return share
    }

    /// Takes back what a share has left over.
    mutating func giveBack(_ share: NodeBudget) {
        left += share.left
    }
}

/// The node budget ran out.
struct NodeBudgetSpent: Error {}
