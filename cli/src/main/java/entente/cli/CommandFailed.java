package entente.cli;

/// A command that ends here: one sentence on what happened, and what to do about it.
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String advice;

    private CommandFailed(ExitCode exit, String sentence, String advice) {
        super(sentence);
        this.exit = exit;
        this.advice = advice;
    }

    /// The server or a file said no; the command itself was sound.
    static CommandFailed finding(String sentence, String advice) {
        return new CommandFailed(ExitCode.FINDING, sentence, advice);
    }

    /// The command makes no sense as it was written.
    static CommandFailed usage(String sentence, String advice) {
        return new CommandFailed(ExitCode.USAGE, sentence, advice);
    }

    /// Something that the command needs is not there.
    static CommandFailed couldNotRun(String sentence, String advice) {
        return new CommandFailed(ExitCode.COULD_NOT_RUN, sentence, advice);
    }

    CommandFailed causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    ExitCode exit() {
        return exit;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /// What to do about it; may be empty.
    String advice() {
        return advice;
    }
}
