package entente.gate;

import entente.problem.Code;
import java.util.function.Consumer;

/// One way to get a letter wrong, and why it is refused.
record Case(String what, Code code, Letter letter) {
    static Case letter(String what, Code code, Consumer<Letter> wishes) {
        return new Case(what, code, Letter.of(wishes));
    }

    static Case token(String what, Code code, Consumer<TestToken> wishes) {
        return new Case(what, code, Letter.with(wishes));
    }

    @Override
    public String toString() {
        return what;
    }
}
