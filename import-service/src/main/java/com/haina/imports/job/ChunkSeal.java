package com.haina.imports.job;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;

import tools.jackson.databind.json.JsonMapper;

/** A chunk's content as it stands in the store: JSON, deflated, encrypted for this chunk alone. */
@Component
class ChunkSeal {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FieldCipher cipher;

    ChunkSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(String chunkId, ChunkContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 13)) {
            JSON.writeValue(out, content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return cipher.encrypt(bytes.toByteArray(), context(chunkId));
    }

    ChunkContent open(String chunkId, byte[] sealed) {
        InputStream in = new InflaterInputStream(new ByteArrayInputStream(cipher.decrypt(sealed, context(chunkId))));
        return JSON.readValue(in, ChunkContent.class);
    }

    private static String context(String chunkId) {
        return "import.chunk:" + chunkId;
    }
}
