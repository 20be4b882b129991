package com.haina.platform.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of a deployment in one JSON file: {@code aead} (Tink AES256-GCM keyset for fields) and {@code prf} (Tink HMAC-SHA256 PRF keyset
 * for blind indexes and cursors), each in Tink's own JSON form. Readable by its owner only. New keys are added as primary and old ones
 * kept, so that what was written before stays readable; the PRF's primary key must not change without re-indexing.
 */
public final class KeysetFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeysetHandle aead;
    private final KeysetHandle prf;

    private KeysetFile(KeysetHandle aead, KeysetHandle prf) {
        this.aead = aead;
        this.prf = prf;
    }

    /** Reads the keys; fails when the file is missing or not what it should be. */
    public static KeysetFile read(Path file) throws IOException, GeneralSecurityException {
        register();
        JsonNode root = JSON.readTree(Files.readString(file));
        return new KeysetFile(handle(root.required("aead")), handle(root.required("prf")));
    }

    /** New random keys. */
    public static KeysetFile generate() throws GeneralSecurityException {
        register();
        return new KeysetFile(
                KeysetHandle.generateNew(KeyTemplates.get("AES256_GCM")),
                KeysetHandle.generateNew(KeyTemplates.get("HMAC_SHA256_PRF")));
    }

    /** Writes the keys to a new file that only its owner can read; an existing file is never replaced. */
    public void writeNew(Path file) throws IOException, GeneralSecurityException {
        ObjectNode root = JSON.createObjectNode();
        root.set("aead", tree(aead));
        root.set("prf", tree(prf));
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException notPosix) {
            Files.createFile(file);
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    KeysetHandle aead() {
        return aead;
    }

    KeysetHandle prf() {
        return prf;
    }

    private static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    private static JsonNode tree(KeysetHandle handle) throws GeneralSecurityException {
        return JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    private static KeysetHandle handle(JsonNode keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset.toString(), InsecureSecretKeyAccess.get());
    }
}
