import RotationPlanner

extension WeekRule {
    private static let physios = "Physiotherapists' advice in early heel pain"
    private static let runners = "Runners' and running coaches' advice on heel pain"

    /// Every rule, R1 to R22.
    public static let table = [
        WeekRule(
            "R1", "The week's distance and load grow by no more than a tenth over last week's",
            .hard, .none, .hard, [.numbers([.weekCap, .weekLoadCap]), .report], [.weekGrowth, .softWeekGrowth], "D",
            "Runners' 10 % rule, not trial-proven: Buist 2008 (PMID 17940147) found no effect; 1.30 from Nielsen 2014"),
        WeekRule(
            "R2", "No run is a tenth longer, or harder on the heel, than the most of the last 30 days",
            .hard, .hard, .hard, [.numbers([.runCap, .runLoadCap])], [.runGrowth], "B",
            "Frandsen 2025 (n = 5 205), for distance; that it holds for load is ours"),
        WeekRule(
            "R3", "The week has two thirds of the usual distance; a return starts there",
            .none, .hard, .hard, [.before, .numbers([.weekCap])], [.weekShare, .startShare], "D", physios),
        WeekRule(
            "R4", "The longest run is half the usual longest; on return it grows by a tenth",
            .none, .hard, .hard, [.before, .numbers([.runCap])], [.longRunShare, .runGrowth], "D", physios),
        WeekRule(
            "R5", "One running day fewer than usual, and four at most",
            .none, .hard, .soft, [.before, .report], [.mostRunDays], "D", physios),
        WeekRule(
            "R6", "No fast days and no hill repeats; on return not before their stage",
            .hard, .hard, .hard, [.before, .numbers([.qualityDays, .qualityGround])], [.qualityDays], "D",
            "\(physios); two fast days a week when healthy is ours"),
        WeekRule(
            "R7", "Some flat runs: mean road tilt at most 0.3 degrees, ascent at most 10 m/km, nothing over 3 %",
            .soft, .hard, .hard, [.numbers([.flatQuota]), .report], [.flatRuns], "D",
            "\(runners): flat routes twice a week; what counts as flat is ours"),
        WeekRule(
            "R8", "Climbs and descents of a run stay near what is usual",
            .soft, .hard, .hard, [.before, .numbers([.runAscentCap, .runDescentCap]), .report],
            [.runAscent, .runAscentPerKilometre, .ascentGrowth, .softRunAscent], "D",
            "\(runners), without numbers, which are ours; descents: Gottschall & Kram 2005, Horiguchi 2025"),
        WeekRule(
            "R9", "A recovery day has no steep camber for 200 m on end, and no easy run leans far one way",
            .hard, .hard, .hard, [.numbers([.recoveryCrossfall, .runMeanTilt])], [.recoveryCrossfall, .meanTilt], "D",
            "\(runners); numbers ours"),
        WeekRule(
            "R10", "Only one of distance, ascent, speed, cadence and shoes is turned up in a week",
            .soft, .hard, .hard, [.numbers([.weekCap, .weekAscentCap]), .report], [.raise], "D", physios),
        WeekRule(
            "R11", "Over the week neither the camber nor the bends lean one way; each is balanced by itself",
            .soft, .soft, .soft, [.tier("balance"), .report], [], "D",
            "\(runners), and geometry; never bought with traffic from behind"),
        WeekRule(
            "R12", "Track laps go both ways round, by run or by half run, where the track allows it",
            .soft, .soft, .soft, [.before, .tier("balance"), .tier("comfort"), .report], [], "D",
            "\(runners); Shiotani 2021 (C)"),
        WeekRule(
            "R13", "No more than two runs in a row mostly on concrete or stone",
            .soft, .soft, .soft, [.tier("comfort"), .report], [.hardGroundStreak], "D",
            "Shoe makers' and physiotherapists' advice; the effect is small (B)"),
        WeekRule(
            "R14", "No pair of shoes on two days running; two pairs at least",
            .soft, .soft, .soft, [.numbers([.shoeRest, .shoeFit]), .report], [], "D",
            "\(runners); Malisoux 2015 (B, observational). A rule once two pairs are known, a remark with one"),
        WeekRule(
            "R15", "A pair past 480 km is named, one past 800 km is not worn",
            .hard, .hard, .hard, [.before, .numbers([.shoeFit]), .report], [], "D", "\(runners): 300 to 500 miles"),
        WeekRule(
            "R16", "Cadence goes up by 5 % at most, as the week's one change",
            .advice, .none, .advice, [.report], [], "C", "Wellenkotter 2014, Heiderscheit 2011 (B)"),
        WeekRule(
            "R17", "Run two minutes and walk one where running aggravates it",
            .none, .offered, .offered, [.before, .report], [], "D", physios),
        WeekRule(
            "R18",
            "A return has stages: the long run, then pickups, then hills and a fast day; each after a week without pain",
            .none, .none, .hard, [.before, .numbers([.qualityDays, .runAscentCap]), .report], [.ascentGrowth], "D",
            "\(physios); the number of weeks is ours"),
        WeekRule(
            "R19", "Rest days may be filled with cycling, swimming or elliptical training",
            .soft, .soft, .soft, [.report], [], "D", "\(runners); Malisoux 2015 (B, observational)"),
        WeekRule(
            "R20", "When an ache is back the next three days are shorter and easy, and the stage is one back",
            .none, .none, .hard, [.before], [], "D", "\(physios); three days is ours"),
        WeekRule(
            "R21", "Load is spread: monotony at most 2, and the hardest days not in a row",
            .soft, .soft, .soft, [.tier("peak"), .numbers([.hardBackToBack]), .report], [.monotony], "C", "Foster 1998"),
        WeekRule(
            "R22", "Facing traffic or on a footway wherever there is traffic",
            .hard, .hard, .hard, [.before, .numbers([.withTraffic])], [], "D",
            "Road safety advice to people on foot (US NHTSA)"),
    ]
}
