import GPXLaws

/// Feeds the GPX reader with what libFuzzer makes up. Built and run with
///
///     CAMBER_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product Fuzz
///     SWIFT_BACKTRACE=enable=no .build/fuzz/release/Fuzz -max_len=16384 corpus-folder
///
/// where libFuzzer's options follow the program's name. swift-backtrace would hang after a crash and hold the pipe for
/// ever.
@main
enum Fuzz {
    static func main() {
        var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
        _ = runFuzzer(&count, &arguments, readOne)
    }
}

/// `LLVMFuzzerRunDriver`, libFuzzer's main loop for a program with a `main` of its own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Reads one input. A test of libFuzzer's returns 0.
private let readOne: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32 = { start, count in
    let laws = GPXLaws(reading: Array(UnsafeBufferPointer(start: start, count: count)))
    // A release build prints no other sentence.
    if !laws.broken.isEmpty { fatalError(laws.broken.joined(separator: "; ")) }
    return 0
}
