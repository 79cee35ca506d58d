import Foundation

/// Prints, for every corpus of known truth that is there, how right the estimates are; one table a file.
///
/// `accuracy [FOLDER]`: the data lies beside the checkout, or where the argument says.
@main
enum Accuracy {
    static func main() throws {
        let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? "../shared/data")
        try ElevationTable(folder: folder.appending(path: "elevation"))?.print()
        print()
        try RecordedTable(folder: folder.appending(path: "gpx/files")).print()
        print()
        try TraceTable(folder: folder.appending(path: "surface/traces")).print()
    }
}
