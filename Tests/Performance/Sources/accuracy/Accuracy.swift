import Foundation

/// Prints, for every corpus of known truth that is there, how right the estimates are; one table a file.
///
/// `accuracy [FOLDER]`: the data lies beside the checkout, or where the argument says.
@main
enum Accuracy {
    static func main() throws {
        try ElevationTable.show()
        let folder = CommandLine.arguments.dropFirst().first ?? "../shared/data"
        try TraceTable(folder: URL(filePath: folder).appending(path: "surface/traces")).print()
    }
}
