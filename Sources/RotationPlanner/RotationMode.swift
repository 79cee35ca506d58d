/// How careful the runner has to be. The numbers it stands for are already in `RotationLimits`; here it only decides
/// whether the relaxation ladder may drop the quota of flat runs.
public enum RotationMode: String, CaseIterable, Codable, Hashable, Sendable {
    /// No complaint; flat runs are a preference.
    case healthy
    /// Early heel pain; flat runs are not negotiable.
    case early
    /// Coming back after a break; flat runs are not negotiable.
    case returning = "return"
}
