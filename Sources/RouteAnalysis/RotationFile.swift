internal import Gzip
public import RotationPlanner

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A weekly rotation problem in a file of format `camber-rotation/1`.
public struct RotationFile: Sendable {
    public let instance: RotationInstance

    /// What a compressed problem may hold; a hundred thousand candidates take a tenth of it. Ours.
    private static let mostBytes = 256 << 20

    /// Reads `path`, or standard input where it is `-`; plain or gzip.
    public init(path: String) throws(AnalysisError) {
        var bytes = try FileContent.bytes(of: path)
        do {
            if bytes.starts(with: [0x1F, 0x8B]) { bytes = try Inflater.content(of: bytes, atMost: Self.mostBytes) }
            instance = try JSONDecoder().decode(RotationInstance.self, from: Data(bytes))
        } catch {
            let source = path == "-" ? "<stdin>" : path
            throw AnalysisError(.badData, sentence: "\(source): error: \(Self.complaint(error, bytes))")
        }
    }

    private static func complaint(_ error: any Error, _ bytes: [UInt8]) -> String {
        switch error {
        case let error as RotationError: error.description
        case let error as GzipError: "\(error.found) (byte \(error.position)); expected \(error.allowed)"
        case let error as DecodingError: FractionFound(in: bytes)?.sentence ?? error.sentence
        default: "found no rotation problem; expected format camber-rotation/1"
        }
    }
}

extension DecodingError {
    /// Where, what was found, and what was expected, in one sentence.
    fileprivate var sentence: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.place(context, key)): found nothing; expected a value"
        case .valueNotFound(_, let context): "\(Self.place(context)): found null; expected a value"
        case .typeMismatch(let type, let context):
            "\(Self.place(context)): found no \(Self.name(of: type)); expected one"
        case .dataCorrupted(let context): "\(Self.place(context)): \(Self.reason(context))"
        @unknown default: "found no rotation problem; expected format camber-rotation/1"
        }
    }

    /// `candidates.distance_m[3]`
    private static func place(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
        let keys = context.codingPath + (last.map { [$0] } ?? [])
        guard !keys.isEmpty else { return "the file" }
        return keys.reduce("") { place, key in
            if let index = key.intValue { return "\(place)[\(index)]" }
            return place.isEmpty ? key.stringValue : "\(place).\(key.stringValue)"
        }
    }

    private static func reason(_ context: Context) -> String {
        guard let key = context.codingPath.last else {
            return "found no whole JSON text; expected a rotation problem, format camber-rotation/1"
        }
        // "Cannot initialize Kind from invalid String value swim": what a word that is none of an enumeration's gets.
        let parts = context.debugDescription.split(separator: "invalid String value ", maxSplits: 1)
        let found = parts.count == 2 ? "\"\(parts[1])\"" : "a word that is not known there"
        let words =
            key.stringValue == "mode"
            ? RotationMode.allCases.map(\.rawValue) : RotationDay.Kind.allCases.map(\.rawValue)
        return "found \(found); expected one of \(words.joined(separator: ", "))"
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "whole number"
        case is String.Type: "text"
        case is Bool.Type: "true or false"
        default: "\(type)".hasPrefix("Array") ? "list" : "object"
        }
    }
}

/// The first number of a JSON text that is not whole or too large to hold, in the order of its places' names.
///
/// The decoder calls a text with such a number no JSON, and says nothing of where it is.
private struct FractionFound {
    let sentence: String

    /// `nil` where there is none, or where the text is no JSON.
    init?(in bytes: [UInt8]) {
        let value: AnyValue
        do { value = try JSONDecoder().decode(AnyValue.self, from: Data(bytes)) } catch { return nil }
        guard let (place, number) = value.fraction(at: "") else { return nil }
        sentence = "\(place): found \(number); expected a whole number"
    }

    private enum AnyValue: Decodable {
        case number(Double)
        case list([AnyValue])
        case object([String: AnyValue])
        case other

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else if let list = try? value.decode([AnyValue].self) {
                self = .list(list)
            } else if let object = try? value.decode([String: AnyValue].self) {
                self = .object(object)
            } else {
                self = .other
            }
        }

        func fraction(at place: String) -> (place: String, number: Double)? {
            switch self {
            case .number(let number): Int(exactly: number) == nil ? (place, number) : nil
            case .list(let list): list.enumerated().lazy.compactMap { $1.fraction(at: "\(place)[\($0)]") }.first
            case .object(let object):
                object.sorted { $0.key < $1.key }.lazy.compactMap { key, value in
                    value.fraction(at: place.isEmpty ? key : "\(place).\(key)")
                }.first
            case .other: nil
            }
        }
    }
}
