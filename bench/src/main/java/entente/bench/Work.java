package entente.bench;

/// One unit of what is measured. Fails loudly when the answer is not the right one: a fast wrong answer is no figure.
@FunctionalInterface
interface Work {
    void once() throws Exception;
}
