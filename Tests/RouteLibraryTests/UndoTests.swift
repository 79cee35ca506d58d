import RouteGeometry
import RouteLibrary
import Testing

@Suite("Undoing")
struct UndoTests {
    /// Something a runner does to a library of two routes, a run and a pair.
    struct Act: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: @Sendable (Library) throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (Library) throws -> Void) {
            (testDescription, self.body) = (name, body)
        }
    }

    static let acts = [
        Act("import") { try $0.add(MadeFile.file("New", east: 700), MadeFile.file("Run", start: 5_000_000)) },
        Act("note") { library in
            var ground = GroundFacts()
            ground.surface = .gravel
            _ = try library.note(ground, forgetsOthers: false, of: "road", from: 100, to: 900, at: 0)
        },
        Act("rename") { _ = try $0.rename("road", to: "Harbour", at: 0) },
        Act("remove") { _ = try $0.remove(["road", "beside"], at: 0) },
        Act("merge") { _ = try $0.merge("beside", into: "road", at: 0) },
        Act("done") { _ = try $0.done("road", on: 40, RunDetails(line: .middle, shoe: "Clifton"), at: 0) },
        Act("amend") { _ = try $0.amend(run: 1, RunDetails(direction: .reversed, line: .rightEdge), at: 0) },
        Act("shoes") { _ = try $0.setShoe("Clifton", start: 5, retires: 100, isRetired: true, at: 0) },
        Act("pain") { try $0.enter(PainEntry(day: 3, left: 9, right: nil), at: 0) },
        Act("split") { library in
            let route = MadeFile.file("Apart", reversed: true).routes[0]
            _ = try library.split(run: 2, as: route, at: 0)
        },
    ]

    private func library() throws -> Library {
        let library = try Library(path: ":memory:")
        var level = GroundFacts()
        level.crossSection = .level
        level.footways = [.left]
        try library.add(
            MadeFile.file(
                "Road", start: 900_000, ground: [FactLayer(.note, [StretchFacts(from: 0.1, to: 1000 / 3, level)])]),
            MadeFile.file("Back", start: 1_000_000, reversed: true), MadeFile.file("Beside", east: 300, start: 990_000))
        _ = try library.setShoe("Clifton", start: 120_000.7, retires: nil, isRetired: nil, at: 0)
        try library.enter(PainEntry(day: 3, left: 2, right: 1), at: 0)
        return library
    }

    @Test("gives back the listing as it was, to the byte", arguments: acts)
    func undoes(act: Act) throws {
        let library = try library()
        let before = try library.listing
        let count = try library.batches().count
        try act.body(library)
        #expect(try library.listing != before)
        #expect(try library.batches().count == count + 1)
        let undone = try library.undo()
        #expect(undone.id == Int64(count + 1))
        #expect(try library.listing == before)
        #expect(try library.problems().isEmpty)
        // What was undone can be done again.
        try act.body(library)
        #expect(try library.listing != before)
    }

    @Test("all the way back leaves an empty library, and the batches to be seen")
    func undoesAll() throws {
        let library = try library()
        for act in Self.acts.prefix(3) { try act.body(library) }
        for _ in try library.batches() { _ = try library.undo() }
        #expect(try library.listing.isEmpty)
        #expect(try library.batches().allSatisfy(\.isUndone))
        #expect(throws: LibraryError.self) { try library.undo() }
    }

    @Test("what later changes build on is refused, by name, and changes nothing")
    func refuses() throws {
        let library = try library()
        _ = try library.rename("road", to: "Harbour", at: 0)
        let before = try library.listing
        #expect {
            try library.undo(1)
        } throws: {
            let error = $0 as? LibraryError
            return error?.kind == .refused && error?.description.contains("before rename 4") == true
        }
        #expect(try library.listing == before)
        // A run entered on an imported route is a new row that points to one of the import.
        _ = try library.undo()
        _ = try library.done("road", on: 50, RunDetails(), at: 0)
        #expect {
            try library.undo(1)
        } throws: {
            ($0 as? LibraryError)?.description.contains("before done 5") == true
        }
    }

    @Test("an older batch that nothing builds on")
    func undoesOlder() throws {
        let library = try library()
        try library.enter(PainEntry(day: 9, left: 4, right: 4), at: 0)
        _ = try library.undo(2)
        #expect(try library.shoes().isEmpty && library.pain().count == 2)
    }

    @Test("Doing nothing leaves no batch behind")
    func noEmptyBatches() throws {
        let library = try library()
        let count = try library.batches().count
        try library.add(MadeFile.file("Road", start: 900_000))
        #expect(try library.batches().count == count)
    }
}
