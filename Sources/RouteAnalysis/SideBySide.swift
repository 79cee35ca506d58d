import Dispatch
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Work on many values on all cores.
public enum SideBySide {
    /// `transform` of each value, in the order of the values.
    ///
    /// One value is worked on where the caller is: starting threads costs a short command a fifth of its time.
    public static func map<Value: Sendable, Result: Sendable>(
        _ values: [Value], _ transform: @Sendable (Value) -> Result
    ) -> [Result] {
        guard values.count > 1 else { return values.map(transform) }
        let results = Mutex([Result?](repeating: nil, count: values.count))
        DispatchQueue.concurrentPerform(iterations: values.count) { i in
            let result = transform(values[i])
            results.withLock { $0[i] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// Does `body` while all cores work ahead at `transform` of each value; it asks for the result of each by its number, in
    /// order, and waits where that is not there yet.
    ///
    /// - Parameter ahead: the most results that wait for their turn.
    public static func working<Value: Sendable, Result: Sendable, Outcome, Failure: Error>(
        ahead: Int = 64, _ values: [Value], _ transform: @escaping @Sendable (Value) -> Result,
        _ body: (_ result: (Int) -> Result) throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        let work = OrderedWork(values, ahead: ahead, transform)
        defer { work.stop() }
        return try body(work.result)
    }
}

/// Results made on several threads and taken in order on another.
private final class OrderedWork<Value: Sendable, Result: Sendable>: Sendable {
    private struct State {
        var next = 0
        var isStopped = false
        var results: [Int: Result] = [:]
    }

    private let values: [Value]
    private let state = Mutex(State())
    /// One for each result that may still wait for its turn.
    private let room = DispatchSemaphore(value: 0)
    /// One for each result made, once there are enough of them to be taken.
    private let made = DispatchSemaphore(value: 0)
    private let workers = DispatchGroup()
    private let workerCount: Int

    /// Results that are made before whoever takes them is woken, and for how long that waits for so many at most. One at a
    /// time, waking costs more than many a result: 2 % of an import. Ours.
    private static var usual: (count: Int, wait: DispatchTimeInterval) { (8, .milliseconds(5)) }

    init(_ values: [Value], ahead: Int, _ transform: @escaping @Sendable (Value) -> Result) {
        self.values = values
        // sysconf(3): "_SC_NPROCESSORS_ONLN The number of processors currently online (available)".
        workerCount = min(values.count, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        // Not as its first value: libdispatch traps where a semaphore goes with less than that.
        for _ in 0..<max(ahead, workerCount) { room.signal() }
        for _ in 0..<workerCount {
            DispatchQueue.global().async(group: workers) { [self] in
                while let index = claim() {
                    let result = transform(self.values[index])
                    let areEnough = state.withLock { state in
                        state.results[index] = result
                        return state.results.count >= Self.usual.count || state.next == self.values.count
                    }
                    if areEnough { made.signal() }
                }
            }
        }
    }

    /// The next value to work on; `nil` where there is none.
    private func claim() -> Int? {
        room.wait()
        return state.withLock { state in
            guard !state.isStopped, state.next < values.count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    /// Waits for the result of a value and makes room for another.
    func result(_ index: Int) -> Result {
        while true {
            if let result = state.withLock({ $0.results.removeValue(forKey: index) }) {
                room.signal()
                return result
            }
            _ = made.wait(timeout: .now() + Self.usual.wait)
        }
    }

    /// Lets the workers end.
    func stop() {
        state.withLock { $0.isStopped = true }
        for _ in 0..<workerCount { room.signal() }
        workers.wait()
    }
}
