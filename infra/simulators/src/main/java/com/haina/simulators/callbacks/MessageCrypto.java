package com.haina.simulators.callbacks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The message encryption that WeChat and WeCom share: AES-256-CBC, the key's first half as IV, padding to 32 bytes,
 * and a SHA-1 over the sorted parts as signature. The tail binds a message to its receiver and is checked.
 */
public final class MessageCrypto {

    private static final int BLOCK = 32;
    private static final int HEAD = 16;

    private final String token;
    private final byte[] key;
    private final byte[] receiver;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param aesKey the EncodingAESKey, 43 characters
     * @param receiverId the id at the message's end: component app id, suite id or corp id
     */
    public MessageCrypto(String token, String aesKey, String receiverId) {
        this.token = token;
        this.key = Base64.getDecoder().decode(aesKey.strip() + "=");
        if (key.length != 32) {
            throw new IllegalArgumentException("an EncodingAESKey has 43 characters");
        }
        this.receiver = receiverId.getBytes(StandardCharsets.UTF_8);
    }

    /** The Encrypt value of a message. */
    public String encrypt(String message) {
        byte[] head = new byte[HEAD];
        random.nextBytes(head);
        return encrypt(message, head);
    }

    String encrypt(String message, byte[] head) {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        int length = HEAD + 4 + body.length + receiver.length;
        int pad = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + pad);
        plain.put(head).putInt(body.length).put(body).put(receiver);
        Arrays.fill(plain.array(), length, length + pad, (byte) pad);
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /**
     * The message inside an Encrypt value.
     *
     * @throws IllegalArgumentException when the signature, the padding, the length or the receiver is wrong
     */
    public String decrypt(String signature, String timestamp, String nonce, String encrypted) {
        byte[] expected = sign(timestamp, nonce, encrypted).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("the signature does not match");
        }
        byte[] plain = run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        int pad = plain[plain.length - 1];
        int end = plain.length - pad;
        if (pad < 1 || pad > BLOCK || end < HEAD + 4) {
            throw new IllegalArgumentException("the padding is wrong");
        }
        int length = ByteBuffer.wrap(plain, HEAD, 4).getInt();
        if (length < 0 || length > end - HEAD - 4) {
            throw new IllegalArgumentException("the length is wrong");
        }
        int tail = HEAD + 4 + length;
        if (!Arrays.equals(plain, tail, end, receiver, 0, receiver.length)) {
            throw new IllegalArgumentException("the message is for somebody else");
        }
        return new String(plain, HEAD + 4, length, StandardCharsets.UTF_8);
    }

    /** The msg_signature of an Encrypt value, or with an empty one the plain signature. */
    public String sign(String timestamp, String nonce, String encrypted) {
        String[] parts = encrypted.isEmpty()
                ? new String[] {token, timestamp, nonce}
                : new String[] {token, timestamp, nonce, encrypted};
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] run(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the message cannot be decrypted", e);
        }
    }
}
