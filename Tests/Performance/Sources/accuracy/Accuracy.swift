import Foundation
import Usage

/// Prints, for every corpus of known truth that is there, how right the estimates are; one table a file.
///
/// `accuracy [FOLDER]`: the data lies beside the checkout, or where the argument says.
@main
enum Accuracy {
    private static let usage = Usage(
        """
        accuracy [FOLDER]  how right elevations, lengths and laps are where the truth is known
                           FOLDER has elevation, gpx/files and surface/traces; ../shared/data unless said
        """)

    static func main() throws {
        let folder = URL(filePath: usage.existing(usage.arguments(atMost: 1).first ?? "../shared/data"))
        try ElevationTable(folder: folder.appending(path: "elevation"))?.print()
        print()
        try RecordedTable(folder: folder.appending(path: "gpx/files")).print()
        print()
        try TraceTable(folder: folder.appending(path: "surface/traces")).print()
    }
}
