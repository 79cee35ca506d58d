import Foundation
import Testing

@Suite("The files in Routes")
struct CommittedRouteTests {
    @Test("equal the generator's output byte for byte; RECORD_ROUTES=1 writes them anew", arguments: SampleRoutes.all)
    func committedFileIsUpToDate(route: SampleRoute) throws {
        let made = Data(try MadeRoute.named(route.name).text.utf8)
        if RouteFolder.isRecording {
            try made.write(to: RouteFolder.file(of: route), options: .atomic)
        } else {
            let committed = try Data(contentsOf: RouteFolder.file(of: route))
            #expect(committed == made, "\(route.name).gpx is not what the generator makes; RECORD_ROUTES=1 rewrites it")
        }
    }

    @Test("are the generator's and no others", .enabled(if: !RouteFolder.isRecording))
    func folderHoldsNoOtherRoutes() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: RouteFolder.url.path(percentEncoded: false))
        let expected = SampleRoutes.all.map { "\($0.name).gpx" } + ["README.md"]
        #expect(Set(names) == Set(expected))
    }

    @Test("are all in the README's table, in the catalogue's order")
    func readmeListsEveryRoute() throws {
        let readme = try String(contentsOf: RouteFolder.url.appending(path: "README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| [") }
        #expect(rows.count == SampleRoutes.all.count)
        for (row, route) in zip(rows, SampleRoutes.all) {
            #expect(row.hasPrefix("| [\(route.name)](\(route.name).gpx) |"))
        }
    }

    @Test("come out the same when made twice", arguments: SampleRoutes.all)
    func generatingTwiceIsIdentical(route: SampleRoute) throws {
        #expect(try GPXText.text(of: route) == MadeRoute.named(route.name).text)
    }

    @Test("have names and seeds of their own")
    func namesAndSeedsAreUnique() {
        #expect(Set(SampleRoutes.all.map(\.name)).count == SampleRoutes.all.count)
        #expect(Set(SampleRoutes.all.map(\.seed)).count == SampleRoutes.all.count)
    }

    @Test("are well-formed, with one track of complete points", arguments: SampleRoutes.all)
    func fileIsWellFormed(route: SampleRoute) throws {
        let file = try MadeRoute.named(route.name).file()
        #expect(file.trackCount == 1)
        #expect(file.trackType == route.activity.rawValue)
        for point in file.points {
            #expect(abs(point.latitude - 48.4) < 0.1 && abs(point.longitude - 9) < 0.2)
            #expect(point.elevation != nil)
        }
    }

    @Test("stay small: each below 120 kB, all together below 700 kB")
    func filesStaySmall() {
        let sizes = MadeRoute.all.map(\.text.utf8.count)
        #expect(sizes.allSatisfy { $0 < 120_000 })
        #expect(sizes.reduce(0, +) < 700_000)
    }
}
