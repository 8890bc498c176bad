package entente.cli;

import entente.problem.Code;
import java.util.List;

/// One thing that goes wrong, as administrators or the world make it, and what has to be said of it by whoever looks.
///
/// `root` is what is said first: that is the fault. `after` are further steps that cannot but fail with it.
record Fault(String name, Making making, Look look, Named root, List<Named> after) {
    Fault {
        after = List.copyOf(after);
    }

    /// Makes the fault, and gives back what takes it away.
    @FunctionalInterface
    interface Making {
        Undo in(FaultyLab lab) throws Exception;
    }

    @FunctionalInterface
    interface Undo {
        void run() throws Exception;

        /// This one, and then another.
        default Undo then(Undo other) {
            return () -> {
                try {
                    run();
                } finally {
                    other.run();
                }
            };
        }
    }

    /// An administrator looks.
    @FunctionalInterface
    interface Look {
        Findings in(FaultyLab lab);

        /// By `entente doctor` at one organisation.
        static Look doctor(String organisation) {
            return lab -> lab.doctor("--org", organisation);
        }

        /// By the command that tries one thing: `entente KIND test NAME`.
        static Look test(String organisation, String kind, String name, String... options) {
            return lab -> lab.test(organisation, kind, name, options);
        }
    }

    /// What a look came to: how the command ended, and each step that failed, in order.
    record Findings(int exit, List<Found> failed) {
        Findings {
            failed = List.copyOf(failed);
        }
    }

    /// A step that failed. `of` is the thing as `relationship Fabrikam`.
    record Found(String of, String step, String code, String detail, String remedy) {
        String place() {
            return "%s, %s: %s".formatted(of, step, code);
        }

        Found calling(String name) {
            return new Found(name, step, code, detail, remedy);
        }
    }

    /// What has to be found: a thing, its step, a reason code, and words that must stand in the sentence.
    record Named(String of, String step, Code code, String words) {
        String place() {
            return "%s, %s: %s".formatted(of, step, code);
        }
    }

    static Named named(String of, String step, Code code, String words) {
        return new Named(of, step, code, words);
    }

    static Named also(String of, String step, Code code) {
        return new Named(of, step, code, "");
    }

    static Fault fault(String name, Making making, Look look, Named root, Named... after) {
        return new Fault(name, making, look, root, List.of(after));
    }

    @Override
    public String toString() {
        return name;
    }
}
