/// The places of the nodes that ways go through, found by id.
struct NodeTable {
    /// Sorted, each once.
    let ids: [Int64]
    private(set) var places: [MapPlace]
    /// Where the last search ended: files list nodes in order, so the next is near.
    private var cursor = 0

    /// - Parameter ids: sorted, each once.
    init(ids: [Int64]) {
        self.ids = ids
        places = [MapPlace](repeating: .missing, count: ids.count)
    }

    /// Whether a way goes through the node; `setLast` then says where it lies. O(1) in files that are sorted.
    @inline(__always)
    mutating func isWanted(_ id: Int64) -> Bool {
        var steps = 0
        while cursor < ids.count, ids[cursor] < id, steps < 8 {
            cursor += 1
            steps += 1
        }
        if cursor < ids.count, ids[cursor] == id { return true }
        if steps < 8, cursor == ids.count || ids[cursor] > id, cursor == 0 || ids[cursor - 1] < id { return false }
        cursor = index(atOrAfter: id)
        return cursor < ids.count && ids[cursor] == id
    }

    @inline(__always)
    mutating func setLast(_ place: MapPlace) { places[cursor] = place }

    mutating func set(_ id: Int64, _ place: MapPlace) {
        if isWanted(id) { places[cursor] = place }
    }

    private func index(atOrAfter id: Int64) -> Int {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of a node that is in the table.
    func index(of id: Int64) -> Int { index(atOrAfter: id) }
}
