package com.haina.wechat.material;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.Caller;

/** Takes a file into the library. */
@Component
class AddMaterial {

    static final int MAX_TITLE = 60;

    private final Materials materials;
    private final MaterialFiles files;
    private final AuditTrail trail;

    AddMaterial(Materials materials, MaterialFiles files, AuditTrail trail) {
        this.materials = materials;
        this.files = files;
        this.trail = trail;
    }

    /**
     * Checks and keeps an uploaded file. The same bytes again are the material that is there already.
     *
     * @throws MaterialNotAccepted when WeChat would refuse it
     */
    public Material add(MaterialKind kind, String title, @Nullable String introduction, byte[] content) {
        MediaFacts facts = checked(kind, content);
        String sha256 = sha256(content);
        return materials.same(kind, sha256).orElseGet(() -> {
            Material material = keep(
                    kind,
                    title,
                    introduction,
                    facts,
                    sha256,
                    content,
                    Caller.current().name(),
                    null);
            trail.record(material, "material.create", "material", material.title(), Map.of(), facts(material));
            return materials.save(material);
        });
    }

    /**
     * Keeps what was found at an account. WeChat has it, so it is kept even where today's rules would refuse it, as long as its format is
     * known.
     */
    Material fetched(
            MaterialKind kind,
            String title,
            @Nullable String introduction,
            byte[] content,
            String appId,
            MaterialCopy copy) {
        MediaFacts facts = MediaFacts.of(content);
        if (facts.format() == null) {
            throw new MaterialNotAccepted(kind, List.of("material.format"));
        }
        String sha256 = sha256(content);
        Material material = materials
                .same(kind, sha256)
                .orElseGet(() -> keep(kind, title, introduction, facts, sha256, content, null, appId));
        material.copy(appId, known -> known.usable() == null ? copy.over(known) : known);
        return materials.save(material);
    }

    private Material keep(
            MaterialKind kind,
            String title,
            @Nullable String introduction,
            MediaFacts facts,
            String sha256,
            byte[] content,
            @Nullable String by,
            @Nullable String from) {
        byte[] preview = facts.preview(content);
        FileFormat format = java.util.Objects.requireNonNull(facts.format());
        return new Material(
                kind,
                shortened(title),
                introduction,
                facts,
                sha256,
                files.keep(format.mediaType(), content),
                preview == null ? null : files.keep(FileFormat.JPEG.mediaType(), preview),
                by,
                from);
    }

    static MediaFacts checked(MaterialKind kind, byte[] content) {
        MediaFacts facts = MediaFacts.of(content);
        List<String> broken = MaterialPolicy.broken(kind, facts);
        if (!broken.isEmpty()) {
            throw new MaterialNotAccepted(kind, broken);
        }
        return facts;
    }

    private static String shortened(String title) {
        String tidy = title.strip();
        return tidy.codePointCount(0, tidy.length()) <= MAX_TITLE
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, MAX_TITLE));
    }

    private static Map<String, String> facts(Material material) {
        return Map.of(
                "title",
                material.title(),
                "kind",
                material.kind().name(),
                "size",
                String.valueOf(material.facts().size()));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
