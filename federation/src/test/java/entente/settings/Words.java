package entente.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Plain words as settings. While the word `halt` is written down, the process ends as by `kill -9`.
record Words(String name) implements Kind<String> {
    static final String HALT = "halt";

    @Override
    public byte[] write(String word) {
        if (word.equals(HALT)) {
            Runtime.getRuntime().halt(9);
        }
        return word.getBytes(UTF_8);
    }

    @Override
    public String read(byte[] document) throws UnreadableSetting {
        var word = new String(document, UTF_8);
        if (word.startsWith("version 2:")) {
            throw new UnreadableSetting("it is of version 2");
        }
        return word;
    }
}
