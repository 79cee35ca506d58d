/// What a runner may turn up in a week: one of these, not two.
public enum Dial: String, Sendable, CaseIterable {
    case distance, ascent, speed, cadence, shoes
}
