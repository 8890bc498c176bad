package entente.cli;

import java.util.Map;

/// Where `entente` begins.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var environment = System.getenv();
        System.exit(run(Terminal.ofProcess(environment), environment, arguments));
    }

    /// Runs one command and returns its exit code; also how tests call it.
    static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
        return Commands.all(new Surroundings(terminal, environment)).execute(arguments);
    }
}
