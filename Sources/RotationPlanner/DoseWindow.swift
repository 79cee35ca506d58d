/// The doses a run may have if the later runs are to bring both back.
///
/// A first sieve, four comparisons instead of a whole new state; what passes still has to ask `WeekBounds`.
/// 3.4× on the hardest given week, x86-64, 2026-11.
struct DoseWindow {
    let lowRoad: Int
    let highRoad: Int
    let lowTurn: Int
    let highTurn: Int

    func contains(road: Int, turn: Int) -> Bool {
        road >= lowRoad && road <= highRoad && turn >= lowTurn && turn <= highTurn
    }
}
