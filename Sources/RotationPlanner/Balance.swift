/// The first tier: how far the two doses of the week are from even, each by itself.
struct Balance {
    let roadTolerance: Int
    let roadStep: Int
    let turnTolerance: Int
    let turnStep: Int

    init(limits: RotationLimits) {
        roadTolerance = limits.roadTolerance
        roadStep = limits.roadStep
        turnTolerance = limits.turnTolerance
        turnStep = limits.turnStep
    }

    /// ⌈max(0, |road| − tolerance) / step⌉ + ⌈max(0, |turn| − tolerance) / step⌉ of the doses of the week with what
    /// was carried into it.
    func points(road: Int, turn: Int) -> Int {
        Self.ceiling(max(0, abs(road) - roadTolerance), by: roadStep)
            + Self.ceiling(max(0, abs(turn) - turnTolerance), by: turnStep)
    }

    /// The largest roadWeight·|road| + turnWeight·|turn| that costs at most `points`: all of them go to the dose where
    /// they buy most.
    func most(road roadWeight: Int, turn turnWeight: Int, within points: Int) -> Int {
        roadWeight * roadTolerance + turnWeight * turnTolerance
            + points * max(roadWeight * roadStep, turnWeight * turnStep)
    }

    /// ⌈number / divisor⌉ of a number that is not negative, without the overflow of adding the divisor first.
    static func ceiling(_ number: Int, by divisor: Int) -> Int {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder > 0 ? quotient + 1 : quotient
    }

    /// ⌊number / divisor⌋, also below 0.
    static func floor(_ number: Int, by divisor: Int) -> Int {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
