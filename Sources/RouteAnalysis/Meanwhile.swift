import Dispatch
import Synchronization

/// A value that another thread makes while this one goes on.
public final class Meanwhile<Value: Sendable>: Sendable {
    private let made: Mutex<Value?>
    private let work = DispatchGroup()

    public init(_ make: @escaping @Sendable () -> Value) {
        made = Mutex(nil)
        DispatchQueue.global().async(group: work) { [self] in
            let value = make()
            made.withLock { $0 = value }
        }
    }

    /// One that is there already.
    public init(_ value: Value) { made = Mutex(value) }

    /// Waits for it.
    public var value: Value {
        work.wait()
        guard let value = made.withLock({ $0 }) else { preconditionFailure("work that has ended has made a value") }
        return value
    }
}
