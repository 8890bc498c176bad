package entente.wire.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// How content is encrypted (XML Encryption 1.1, 5.2): the value is the initialisation vector, then what the cipher gives.
enum ContentCipher {
    AES_256_GCM(
            "http://www.w3.org/2009/xmlenc11#aes256-gcm", "AES", "AES/GCM/NoPadding", 32, 12, 16),
    AES_256_CBC(
            "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
            "AES",
            "AES/CBC/ISO10126Padding",
            32,
            16,
            16),
    AES_128_CBC(
            "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
            "AES",
            "AES/CBC/ISO10126Padding",
            16,
            16,
            16),
    TRIPLE_DES_CBC(
            "http://www.w3.org/2001/04/xmlenc#tripledes-cbc",
            "DESede",
            "DESede/CBC/ISO10126Padding",
            24,
            8,
            8);

    private static final int TAG_BITS = 128;

    private final String uri;
    private final String algorithm;
    private final String transformation;
    private final int keyBytes;
    private final int vectorBytes;
    private final int addedBytes;

    ContentCipher(
            String uri,
            String algorithm,
            String transformation,
            int keyBytes,
            int vectorBytes,
            int addedBytes) {
        this.uri = uri;
        this.algorithm = algorithm;
        this.transformation = transformation;
        this.keyBytes = keyBytes;
        this.vectorBytes = vectorBytes;
        this.addedBytes = addedBytes;
    }

    String uri() {
        return uri;
    }

    int keyBytes() {
        return keyBytes;
    }

    /// The longest value that may hold `plain` bytes.
    int mostBytes(int plain) {
        return vectorBytes + plain + addedBytes;
    }

    byte[] encrypt(byte[] key, byte[] plain) throws GeneralSecurityException {
        var vector = Randomness.bytes(vectorBytes);
        var cipher = cipher(Cipher.ENCRYPT_MODE, key, vector);
        var value = Arrays.copyOf(vector, vectorBytes + cipher.getOutputSize(plain.length));
        var length = cipher.doFinal(plain, 0, plain.length, value, vectorBytes);
        return Arrays.copyOf(value, vectorBytes + length);
    }

    byte[] decrypt(byte[] key, byte[] value) throws GeneralSecurityException {
        if (value.length < vectorBytes) {
            throw new GeneralSecurityException("no room for an initialisation vector");
        }
        var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(value, vectorBytes));
        return cipher.doFinal(value, vectorBytes, value.length - vectorBytes);
    }

    private Cipher cipher(int mode, byte[] key, byte[] vector) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(transformation);
        var parameters =
                this == AES_256_GCM
                        ? new GCMParameterSpec(TAG_BITS, vector)
                        : new IvParameterSpec(vector);
        cipher.init(mode, new SecretKeySpec(key, algorithm), parameters);
        return cipher;
    }
}
