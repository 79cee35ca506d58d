/// A part of a route with one ground, from a distance along the line to the next stretch or the end.
struct Stretch: Sendable {
    /// Where it starts, in metres along the line as drawn on the way out.
    let start: Double
    let ground: Ground
}
