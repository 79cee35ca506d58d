#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How far along what was run a runner was at each time, smoothed by what is known of runners: they keep their pace over
/// half a minute, while a receiver's error wanders by several metres in that time.
///
/// A line fitted by weighted least squares to the distances within a few `window`s of each time (local linear
/// regression, Cleveland 1979, doi:10.1080/01621459.1979.10481038). It lowers the error along the way by about 40 %, and
/// with it that of where one way ends and the next begins. Where runners stop and start the fit is wrong by more than
/// `mostChange`; there nothing is changed.
struct SteadyPace {
    /// Seconds: one standard deviation of the weights.
    let window: Double
    /// Metres.
    let mostChange: Double

    /// - Parameters: seconds, not falling, and metres along what was run.
    func smoothed(times: [Double], metres: [Double]) -> [Double] {
        var first = 0
        return metres.indices.map { index in
            let time = times[index]
            while times[first] < time - 2.5 * window { first += 1 }
            var (w0, w1, w2, y0, y1) = (0.0, 0.0, 0.0, 0.0, 0.0)
            var other = first
            while other < times.count, times[other] <= time + 2.5 * window {
                let difference = times[other] - time
                let weight = exp(-difference * difference / (2 * window * window))
                let height = metres[other] - metres[index]
                w0 += weight
                w1 += weight * difference
                w2 += weight * difference * difference
                y0 += weight * height
                y1 += weight * difference * height
                other += 1
            }
            let determinant = w0 * w2 - w1 * w1
            guard determinant > 1e-6 * w0 * w0 else { return metres[index] }
            let change = (w2 * y0 - w1 * y1) / determinant
            return abs(change) <= mostChange ? metres[index] + change : metres[index]
        }
    }
}

extension SampleAssignment {
    /// Moves the samples along what was run to where a steady pace has them.
    ///
    /// - Parameter times: of each sample in seconds, NaN where it has none.
    mutating func steady(_ pace: SteadyPace, times: [Double], _ visits: [Visit], _ network: WayNetwork) {
        var start = 0
        while start < visitOfSample.count {
            guard isTimed(start, times) else {
                start += 1
                continue
            }
            // As long as the samples follow each other on connected visits, forward in time.
            var positions = [PathPosition(visit: Int(visitOfSample[start]), base: 0)]
            var end = start + 1
            while end < visitOfSample.count, isTimed(end, times), times[end] >= times[end - 1],
                let next = positions[positions.count - 1].next(Int(visitOfSample[end]), visits, network)
            {
                positions.append(next)
                end += 1
            }
            if end - start >= 3 { move(start..<end, positions, pace, times, visits) }
            start = end
        }
    }

    private func isTimed(_ sample: Int, _ times: [Double]) -> Bool {
        visitOfSample[sample] >= 0 && !times[sample].isNaN
    }

    private mutating func move(
        _ samples: Range<Int>, _ positions: [PathPosition], _ pace: SteadyPace, _ times: [Double], _ visits: [Visit]
    ) {
        let metres = zip(samples, positions).map { sample, position in
            position.base + Double(abs(alongs[sample] - visits[position.visit].start))
        }
        let smooth = pace.smoothed(times: Array(times[samples]), metres: metres)
        var bases = [(visit: positions[0].visit, base: 0.0)]
        for (before, after) in zip(positions, positions.dropFirst()) where after.visit > before.visit {
            var base = before.base
            for visit in before.visit..<after.visit {
                base += Double(visits[visit].length)
                bases.append((visit + 1, base))
            }
        }
        var low = 0
        for (sample, metres) in zip(samples, smooth) {
            while low + 1 < bases.count, bases[low + 1].base <= metres { low += 1 }
            while low > 0, bases[low].base > metres { low -= 1 }
            let visit = visits[bases[low].visit]
            let along = Float(min(max(0, metres - bases[low].base), Double(visit.length)))
            visitOfSample[sample] = Int32(bases[low].visit)
            alongs[sample] = visit.isAgainst ? visit.start - along : visit.start + along
        }
    }
}

/// A visit, and how many metres along what was run it began.
private struct PathPosition {
    let visit: Int
    let base: Double

    /// The position of a sample on `other`, `nil` where one does not lead to the other without a gap.
    func next(_ other: Int, _ visits: [Visit], _ network: WayNetwork) -> PathPosition? {
        if other == visit { return self }
        guard other > visit else { return nil }
        var base = base
        for step in visit..<other {
            guard network.isJoined(visits[step], visits[step + 1]) else { return nil }
            base += Double(visits[step].length)
        }
        return PathPosition(visit: other, base: base)
    }
}

extension WayNetwork {
    /// Whether one visit ends where the other begins.
    func isJoined(_ first: Visit, _ second: Visit) -> Bool {
        if first.edge == second.edge, first.end == second.start { return true }
        guard let end = vertex(of: first.edge, at: first.end), let start = vertex(of: second.edge, at: second.start)
        else {
            return false
        }
        return end == start
    }

    private func vertex(of edge: Int, at along: Float) -> UInt32? {
        along == 0 ? edgeEnds[edge].x : along == edgeLength(edge) ? edgeEnds[edge].y : nil
    }
}
