package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.springframework.stereotype.Component;

/**
 * The id by which an account knows a material, uploaded when it has none yet or when the one it had has expired; so whoever sends,
 * replies or publishes names a material and never cares. One upload at a time per material and account.
 */
@Component
public class MediaIds {

    /** An id that ends within this time is not handed out. */
    private static final Duration MARGIN = Duration.ofMinutes(30);

    private final Materials materials;
    private final MaterialFiles files;
    private final WechatMaterials wechat;
    private final CopyBook book;
    private final Lock[] turns = new Lock[64];

    MediaIds(Materials materials, MaterialFiles files, WechatMaterials wechat, CopyBook book) {
        this.materials = materials;
        this.files = files;
        this.wechat = wechat;
        this.book = book;
        java.util.Arrays.setAll(turns, i -> new ReentrantLock());
    }

    /** What an id is wanted for. */
    public enum Purpose {
        /** Menus, covers and whatever stays. */
        PERMANENT,
        /** A reply or a message that leaves at once; uses up none of the account's places. */
        TEMPORARY
    }

    /** The id to use now; {@code WechatFailure} when it has to be uploaded and WeChat does not take it. */
    public String mediaId(String materialId, String appId, Purpose purpose) {
        return inTurn(materialId, appId, material -> {
            MaterialCopy copy = material.copy(appId);
            String permanent = copy.usable();
            if (permanent != null) {
                return permanent;
            }
            boolean forGood = purpose == Purpose.PERMANENT || !canBeTemporary(material);
            return forGood ? addPermanent(material, appId) : temporary(material, appId, copy);
        });
    }

    /** What it is; empty if the library has none of this id. */
    public Optional<MaterialKind> kind(String materialId) {
        return materials.find(materialId).map(Material::kind);
    }

    /** Whether it is a picture; 404 if the library has none of this id. */
    public boolean isImage(String materialId) {
        return materials.get(materialId).kind() == MaterialKind.IMAGE;
    }

    /** The address of an image for the inside of articles. */
    public String inlineUrl(String materialId, String appId) {
        return inTurn(materialId, appId, material -> {
            String known = material.copy(appId).inlineUrl();
            if (known != null) {
                return known;
            }
            InlineImage image = InlineImage.of(material.facts(), content(material));
            String url = wechat.addInline(
                    appId,
                    new WechatMaterials.Upload(
                            MaterialKind.IMAGE,
                            material.id() + "." + image.format().extension(),
                            image.content(),
                            material.title(),
                            null));
            book.write(materialId, appId, copy -> copy.inline(url));
            return url;
        });
    }

    /** WeChat no longer knows an id that was handed out: the next one who asks gets a new one. */
    public void forget(String materialId, String appId) {
        book.write(materialId, appId, copy -> copy.usable() != null ? copy.lost() : copy.temporary("", Instant.EPOCH));
    }

    private String temporary(Material material, String appId, MaterialCopy copy) {
        String known = copy.temporaryId();
        Instant until = copy.temporaryUntil();
        if (known != null && until != null && until.isAfter(Instant.now().plus(MARGIN))) {
            return known;
        }
        WechatMaterials.Temporary added = wechat.addTemporary(appId, upload(material));
        book.write(material.id(), appId, before -> before.temporary(added.mediaId(), added.until()));
        return added.mediaId();
    }

    private String addPermanent(Material material, String appId) {
        WechatMaterials.Permanent added = wechat.add(appId, upload(material));
        book.write(material.id(), appId, before -> before.permanent(added.mediaId(), added.url(), Instant.now()));
        return added.mediaId();
    }

    private WechatMaterials.Upload upload(Material material) {
        return new WechatMaterials.Upload(
                material.kind(), material.uploadName(), content(material), material.title(), material.introduction());
    }

    private byte[] content(Material material) {
        return files.get(material.fileId()).content();
    }

    private static boolean canBeTemporary(Material material) {
        return material.kind() != MaterialKind.VOICE || MaterialPolicy.TEMPORARY_VOICE.contains(material.format());
    }

    private String inTurn(String materialId, String appId, Function<Material, String> work) {
        Lock turn = turns[Math.floorMod((materialId + appId).hashCode(), turns.length)];
        turn.lock();
        try {
            return work.apply(materials.get(materialId));
        } finally {
            turn.unlock();
        }
    }
}
