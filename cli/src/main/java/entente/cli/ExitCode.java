package entente.cli;

/// What a command's exit says to a script.
enum ExitCode {
    /// Done, and nothing to complain of.
    GOOD(0),
    /// It ran, and what it found is a refusal or a failed check.
    FINDING(1),
    /// It was not called as it is meant to be.
    USAGE(2),
    /// It could not run.
    COULD_NOT_RUN(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
