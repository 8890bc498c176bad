package entente.bench;

import java.lang.management.ManagementFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;

/// The limit of every issuer of tokens: signatures with the provider that the servers use, and nothing around them.
final class RawSignatures {
    static final String NAME = "raw RSA-2048 signatures per CPU second";

    private RawSignatures() {}

    static double perCpuSecond(Duration length) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = generator.generateKeyPair().getPrivate();
        var text = new byte[600];
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        var until = before + length.toNanos();
        var count = 0L;
        while (threads.getCurrentThreadCpuTime() < until) {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            text[(int) (count % text.length)] ^= signature.sign()[0];
            count++;
        }
        return count * 1e9 / (threads.getCurrentThreadCpuTime() - before);
    }
}
