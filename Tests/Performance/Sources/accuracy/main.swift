import Foundation

// What camber makes of recordings whose truth is known. The data lies beside the checkout, or where the argument says.
let folder = CommandLine.arguments.dropFirst().first ?? "../shared/data"
try TraceTable(folder: URL(filePath: folder).appending(path: "surface/traces")).print()
