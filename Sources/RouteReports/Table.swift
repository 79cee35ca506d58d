/// Rows of cells in columns as wide as their widest cell.
struct Table {
    enum Alignment {
        case left, right
    }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(_ alignments: [Alignment]) { self.alignments = alignments }

    /// Cells beyond the number of columns are not shown.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// One line a row, columns two spaces apart, nothing after the last visible character.
    var lines: [String] {
        let counts = rows.map { row in row.map(\.characterCount) }
        let widths = alignments.indices.map { column in
            counts.reduce(0) { column < $1.count ? max($0, $1[column]) : $0 }
        }
        // Bytes, for ten thousand routes are a hundred thousand cells.
        var line: [UInt8] = []
        return rows.indices.map { index in
            line.removeAll(keepingCapacity: true)
            var blanks = 0
            for column in 0..<min(rows[index].count, alignments.count) {
                let count = counts[index][column]
                let rest = widths[column] - count
                if alignments[column] == .right { blanks += rest }
                if count > 0 {
                    line.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: blanks))
                    line.append(contentsOf: rows[index][column].utf8)
                    blanks = 0
                }
                blanks += (alignments[column] == .left ? rest : 0) + 2
            }
            while line.last == UInt8(ascii: " ") { line.removeLast() }
            return String(decoding: line, as: UTF8.self)
        }
    }
}

extension String {
    /// `count`, found at once where every byte is a character.
    fileprivate var characterCount: Int {
        utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? utf8.count : count
    }
}
