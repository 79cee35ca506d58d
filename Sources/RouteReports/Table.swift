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
            let width = cell.characterCount
            cells.append((cell, width))
            widths[column] = max(widths[column], width)
        }
        ends.append(cells.count)
    }

    /// One line a row, columns two spaces apart, nothing after the last visible character.
    var lines: [String] {
        ends.indices.map { row in
            var line: [UInt8] = []
            write(row, to: &line)
            return String(decoding: line, as: UTF8.self)
        }
    }

    /// The lines, each with its end.
    var text: String {
        var text: [UInt8] = []
        for row in ends.indices {
            write(row, to: &text)
            text.append(UInt8(ascii: "\n"))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func write(_ row: Int, to text: inout [UInt8]) {
        let start = text.count
        var blanks = 0
        let first = row == 0 ? 0 : ends[row - 1]
        for place in first..<ends[row] {
            let (column, cell) = (place - first, cells[place])
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

extension String {
    /// `count`, found at once where every byte is a character.
    fileprivate var characterCount: Int {
        let isPlain = unsafe utf8.withContiguousStorageIfAvailable { bytes in
            unsafe bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D }
        }
        return isPlain == true ? utf8.count : count
    }
}
