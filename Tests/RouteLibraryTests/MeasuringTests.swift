import GRDB
import RouteLibrary
import Testing

@Suite("What is measured anew")
struct MeasuringTests {
    private static func measured(_ library: Library, up ascent: Double) throws -> [MeasuredRoute] {
        try library.entries().map { entry in
            MeasuredRoute(
                route: entry.route, ascent: ascent, descent: 2, profile: StoredProfile(method: 3, cells: [4, 0, 0, 0]))
        }
    }

    @Test("stays when an older change is undone, and the change is gone all the same")
    func staysWhenUndone() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"))
        _ = try library.rename("road", to: "Way", at: 0)
        try library.keep(Self.measured(library, up: 77))
        _ = try library.undo()
        #expect(try library.entries().map(\.route.name) == ["Road"])
        #expect(try library.entries().map(\.route.ascent) == [77] && library.entries().map(\.profile?.method) == [3])
    }

    @Test("comes back older as a whole where a route is brought back that was gone")
    func comesBackWhole() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"))
        _ = try library.rename("road", to: "Way", at: 0)
        _ = try library.remove(["way"], at: 0)
        // It takes the removed one's id.
        try library.add(MadeFile.file("Other", east: 700))
        try library.keep(Self.measured(library, up: 77))
        for _ in 0..<3 { _ = try library.undo() }
        #expect(try library.entries().map(\.route.ascent) == [50] && library.entries().map(\.profile?.method) == [1])
    }

    @Test("is not kept of a route that is gone, or where another has taken its id")
    func passesOverOthers() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"), MadeFile.file("Beside", east: 300))
        let measured = try Self.measured(library, up: 77)
        _ = try library.remove(["road", "beside"], at: 0)
        try library.keep(measured)
        // 5 km as well, to within a metre.
        try library.add(MadeFile.file("Other", east: 700.5, reversed: true))
        try library.keep(measured)
        #expect(try library.entries().map(\.profile?.method) == [1] && library.problems().isEmpty)
    }

    @Test("is not waited for where another process writes")
    func waitsForNobody() throws {
        try MadeFile.inFolder { folder in
            let library = try Library(path: folder + "l.db")
            try library.add(MadeFile.file("Road"))
            let measured = try Self.measured(library, up: 77)
            let other = try DatabaseQueue(path: folder + "l.db")
            try other.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN IMMEDIATE")
                try library.keep(measured)
                try db.execute(sql: "ROLLBACK")
            }
            #expect(try library.entries().map(\.route.ascent) == [50])
            try library.keep(measured)
            #expect(try library.entries().map(\.route.ascent) == [77])
        }
    }
}
