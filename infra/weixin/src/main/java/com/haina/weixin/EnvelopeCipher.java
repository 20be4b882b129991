package com.haina.weixin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of WeChat's pushes: AES-256-CBC, padding to 32 bytes, 16 random bytes, length, message, receiver id; and its SHA-1
 * signature. The SDK's own implementation does not check the receiver and compares signatures in variable time, hence this one.
 * Source: developers.weixin.qq.com, third-party platforms, "Message encryption and decryption".
 */
public final class EnvelopeCipher {

    private static final SecureRandom RANDOMNESS = new SecureRandom();
    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;

    private final String token;
    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    private final String receiver;

    /**
     * @param token shared signature token
     * @param encodingAesKey 43 Base64 characters
     * @param receiver the id that a message must end with: the component's app id
     */
    public EnvelopeCipher(String token, String encodingAesKey, String receiver) {
        var bytes = Base64.getDecoder().decode(encodingAesKey.strip() + "=");
        if (bytes.length != BLOCK) {
            throw new IllegalArgumentException("an EncodingAESKey has 43 characters");
        }
        this.token = token;
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(bytes, 0, 16);
        this.receiver = receiver;
    }

    /** The msg_signature over a ciphertext, or without one the signature of a URL verification. */
    public String signature(String timestamp, String nonce, String... ciphertext) {
        var joined = Stream.concat(Stream.of(token, timestamp, nonce), Arrays.stream(ciphertext))
                .sorted()
                .collect(Collectors.joining());
        try {
            var sha1 = MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks and opens a push.
     *
     * @return the message
     * @throws InvalidEnvelope when the signature, the padding, the length or the receiver is not right
     */
    public String open(String msgSignature, String timestamp, String nonce, String ciphertext) {
        var expected = signature(timestamp, nonce, ciphertext).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, msgSignature.getBytes(StandardCharsets.UTF_8))) {
            throw new InvalidEnvelope("signature");
        }
        return decrypt(ciphertext);
    }

    /** Encrypts a message for the receiver. */
    public String seal(String message) {
        var random = new byte[RANDOM];
        RANDOMNESS.nextBytes(random);
        return seal(random, message);
    }

    String seal(byte[] random, String message) {
        var text = message.getBytes(StandardCharsets.UTF_8);
        var tail = receiver.getBytes(StandardCharsets.UTF_8);
        var length = HEAD + text.length + tail.length;
        var pad = BLOCK - length % BLOCK;
        var plain = ByteBuffer.allocate(length + pad)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(tail);
        while (plain.hasRemaining()) {
            plain.put((byte) pad);
        }
        return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain.array()));
    }

    private String decrypt(String ciphertext) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(ciphertext.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidEnvelope("encoding");
        }
        if (sealed.length == 0 || sealed.length % 16 != 0) {
            throw new InvalidEnvelope("length");
        }
        var plain = crypt(Cipher.DECRYPT_MODE, sealed);
        var pad = plain[plain.length - 1];
        if (pad < 1 || pad > BLOCK || plain.length - pad < HEAD) {
            throw new InvalidEnvelope("padding");
        }
        for (var i = plain.length - pad; i < plain.length; i++) {
            if (plain[i] != pad) {
                throw new InvalidEnvelope("padding");
            }
        }
        var end = plain.length - pad;
        var length = ByteBuffer.wrap(plain).getInt(RANDOM);
        if (length < 0 || length > end - HEAD) {
            throw new InvalidEnvelope("message length");
        }
        var tail = Arrays.copyOfRange(plain, HEAD + length, end);
        if (!MessageDigest.isEqual(tail, receiver.getBytes(StandardCharsets.UTF_8))) {
            throw new InvalidEnvelope("receiver");
        }
        return new String(plain, HEAD, length, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, iv);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new InvalidEnvelope("cipher");
        }
    }

    /** A push that did not come from WeChat or was not meant for this component; says which check failed, never any content. */
    public static final class InvalidEnvelope extends RuntimeException {

        /**
         * @param check which check failed
         */
        public InvalidEnvelope(String check) {
            super("push refused: " + check);
        }
    }
}
