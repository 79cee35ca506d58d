/// Prints, for every corpus of known truth that is there, how right the estimates are; one table a file.
@main
enum Accuracy {
    static func main() throws {
        try ElevationTable.show()
    }
}
