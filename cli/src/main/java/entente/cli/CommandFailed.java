package entente.cli;

import entente.problem.Problem;

/// A command that ends here: one sentence on what happened, and what to do about it.
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String advice;
    private final String code;

    private CommandFailed(ExitCode exit, String code, String sentence, String advice) {
        super(code.isEmpty() ? sentence : code + ": " + sentence);
        this.exit = exit;
        this.code = code;
        this.advice = advice;
    }

    /// The server or a file said no; the command itself was sound.
    static CommandFailed finding(String sentence, String advice) {
        return new CommandFailed(ExitCode.FINDING, "", sentence, advice);
    }

    /// A server said no, for a reason with a code of its own.
    static CommandFailed refused(String code, String sentence, String advice) {
        return new CommandFailed(ExitCode.FINDING, code, sentence, advice);
    }

    /// The command makes no sense as it was written.
    static CommandFailed usage(String sentence, String advice) {
        return new CommandFailed(ExitCode.USAGE, "", sentence, advice);
    }

    /// Something that the command needs is not there.
    static CommandFailed couldNotRun(String sentence, String advice) {
        return new CommandFailed(ExitCode.COULD_NOT_RUN, "", sentence, advice);
    }

    /// A server here cannot start, or a lab, for a reason with a code of its own.
    static CommandFailed couldNotStart(Problem problem) {
        var why = problem.refusal();
        return new CommandFailed(
                        ExitCode.COULD_NOT_RUN, why.code().name(), why.sentence(), why.remedy())
                .causedBy(problem);
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

    /// The server's reason code; empty where it was no server that said no.
    String code() {
        return code;
    }

    /// What to do about it; may be empty.
    String advice() {
        return advice;
    }
}
