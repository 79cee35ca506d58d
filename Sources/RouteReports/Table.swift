/// Rows of cells in columns as wide as their widest cell.
struct Table {
    enum Alignment {
        case left, right
    }

    private let alignments: [Alignment]
    /// Of all rows, one after the other, with their widths: ten thousand routes are a hundred thousand cells.
    private var cells: [(text: String, width: Int)] = []
    /// For each row the place behind its last cell.
    private var ends: [Int] = []
    private var widths: [Int]

    init(_ alignments: [Alignment]) {
        self.alignments = alignments
        widths = alignments.map { _ in 0 }
    }

    /// Cells beyond the number of columns are not shown.
    mutating func add(_ row: [String]) {
        for (column, cell) in row.prefix(alignments.count).enumerated() {
            let width = cell.columns
            cells.append((cell, width))
            widths[column] = max(widths[column], width)
        }
        ends.append(cells.count)
    }

    /// One line a row, columns two spaces apart, nothing after the last visible character.
    var lines: [String] { blocks(within: nil).flatMap(\.self) }

    /// The lines, each with its end.
    var text: String { text(within: nil) }

    /// The lines, each with its end, and where a row is wider than `width` the columns that do not fit below the others.
    func text(within width: Int?) -> String {
        var text: [UInt8] = []
        let folds = folds(within: width)
        for row in ends.indices {
            for (number, fold) in folds.enumerated() {
                let start = text.count
                write(row, fold, to: &text)
                if number > 0, text.count == start { continue }
                text.append(UInt8(ascii: "\n"))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The lines of each row.
    func blocks(within width: Int?) -> [[String]] {
        let folds = folds(within: width)
        return ends.indices.map { row in
            let lines = folds.map { fold in
                var line: [UInt8] = []
                write(row, fold, to: &line)
                return String(decoding: line, as: UTF8.self)
            }
            return lines.prefix(1) + lines.dropFirst().filter { !$0.isEmpty }
        }
    }

    /// Columns that stand on one line, so many spaces in.
    private struct Fold {
        var columns: Range<Int>
        let margin: Int
    }

    private func folds(within width: Int?) -> [Fold] {
        var folds = [Fold(columns: 0..<0, margin: 0)]
        // Below the second column, so that what rows begin with can be looked for.
        let margin = widths.isEmpty || widths[0] > 10 ? 4 : widths[0] + 2
        var end = 0
        for (column, own) in widths.enumerated() {
            if let width, end + own > width, column > 0 {
                folds.append(Fold(columns: column..<column, margin: margin))
                end = margin
            }
            folds[folds.count - 1].columns = folds[folds.count - 1].columns.lowerBound..<column + 1
            end += own + 2
        }
        return folds
    }

    private func write(_ row: Int, _ fold: Fold, to text: inout [UInt8]) {
        let start = text.count
        var blanks = fold.margin
        let first = row == 0 ? 0 : ends[row - 1]
        for column in fold.columns where first + column < ends[row] {
            let cell = cells[first + column]
            let rest = widths[column] - cell.width
            if alignments[column] == .right { blanks += rest }
            if cell.width > 0 {
                for _ in 0..<blanks { text.append(UInt8(ascii: " ")) }
                text.append(contentsOf: cell.text.utf8)
                blanks = 0
            }
            blanks += (alignments[column] == .left ? rest : 0) + 2
        }
        while text.count > start, text.last == UInt8(ascii: " ") { text.removeLast() }
    }
}
