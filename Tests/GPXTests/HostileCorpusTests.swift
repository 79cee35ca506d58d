import Foundation
import RouteGeometry
import Testing

@testable import GPX

/// What the 105 files that were made to trip readers should come to (`synth_expect.tsv`).
@Suite("Files made to trip readers", .enabled(if: Corpus.isPresent))
struct HostileCorpusTests {
    /// What reading a file came to.
    private enum Outcome: Equatable {
        case refused
        /// Read; the points of all kinds, and the kinds of warnings.
        case read(points: Int, warnings: Set<GPXWarning.Kind>)

        init(_ path: String) {
            do {
                let document = try GPXDocument(contentsOf: path)
                let points = document.points.count + document.routePoints.count + document.waypoints.count
                self = .read(points: points, warnings: Set(document.warnings.map(\.kind)))
            } catch {
                self = .refused
            }
        }

        var isRefused: Bool { self == .refused }
        var isClean: Bool {
            if case .read(let points, let warnings) = self { points > 0 && warnings.isEmpty } else { false }
        }
        var isWarned: Bool { if case .read(_, let warnings) = self { !warnings.isEmpty } else { false } }
        var isEmpty: Bool { if case .read(let points, _) = self { points == 0 } else { false } }
        func has(_ kinds: Set<GPXWarning.Kind>) -> Bool {
            if case .read(_, let warnings) = self { !warnings.isDisjoint(with: kinds) } else { false }
        }
    }

    private static let badPoints: Set<GPXWarning.Kind> = [.positionMissing, .positionNotANumber]

    /// Whether an outcome is what the word proposes; `nil` for a word not known.
    private func isProposed(_ outcome: Outcome, _ word: String) -> Bool? {
        switch word {
        case "accept": outcome.isClean
        case "accept-warn", "accept-first-or-warn": outcome.isWarned && !outcome.isEmpty
        case "accept-empty", "zero-points": outcome.isEmpty
        case "accept-no-fetch": !outcome.isRefused
        case "accept-or-refuse", "accept-no-expand-or-refuse", "either": true
        case "reject", "refuse-fast", "reject-clear": outcome.isRefused
        case "reject-or-recover", "reject-or-warn", "reject-or-first": outcome.isRefused || outcome.isWarned
        case "reject-or-empty": outcome.isRefused || outcome.isEmpty
        case "recover-prefix": outcome.has([.brokenOff])
        case "bad-points": outcome.has(Self.badPoints)
        case "range": outcome.has([.positionOutOfRange])
        case "stray": outcome.has([.pointOutsideSegment])
        case "see-reference": true
        default: nil
        }
    }

    /// Where another outcome is better for the runner, and why.
    private static let better: [String: String] = [
        "pro_doctype_external":
            "a DOCTYPE is refused: its entities and defaults have no use in a route and many abuses",
        "pro_space_before_decl": "every value can be read, so white space before the declaration is no one's concern",
        "ext_brouter_mode9": "its namespace is no URI; the parser's remark is passed on and every tag is read",
        "num_exponent": "an exponent leaves no doubt about the place, so a warning would only be noise",
        "st_wpt_only": "the file is right; that it has no route to run is said by whoever wants one",
        "st_long_name": "300 kB are no name: 64 kB are kept, with a warning",
        "pro_xml11": "the parser remarks that it reads XML 1.1 as 1.0, and its remark is passed on",
    ]

    @Test("Every file comes to what is proposed, or to better")
    func meetsExpectations() throws {
        let rows = try String(contentsOf: Corpus.folder.appending(path: "synth_expect.tsv"), encoding: .utf8)
            .split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.count > 100)
        for row in rows {
            let (file, kind, word) = (row[0], row[2], row[3])
            // Compressed files are for whoever decompresses.
            if kind.hasPrefix("zip_gz") { continue }
            let outcome = Outcome(Corpus.path("synth__" + file))
            let fits = try #require(self.isProposed(outcome, word) as Bool?, "\(word) is not known")
            #expect(fits != (Self.better[kind] != nil), "\(kind) should \(word): \(outcome)")
        }
    }
}
