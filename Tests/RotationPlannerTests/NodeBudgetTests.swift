import Testing

@testable import RotationPlanner

@Suite("The node budget")
struct NodeBudgetTests {
    @Test("An eighth set apart comes back but for what it spent, and what is spent is gone")
    func shares() throws {
        var budget = NodeBudget(16)
        var share = budget.takeShare()
        #expect(share.left == 2 && budget.left == 14)
        try share.spend()
        budget.giveBack(share)
        #expect(budget.left == 15)
        for _ in 0..<15 { try budget.spend() }
        #expect(throws: NodeBudgetSpent.self) { try budget.spend() }
    }
}
