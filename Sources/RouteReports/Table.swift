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
        let widths = alignments.indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = zip(row, alignments).enumerated().map { column, cell in
                cell.1 == .left ? cell.0.padded(to: widths[column]) : cell.0.flushRight(to: widths[column])
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
