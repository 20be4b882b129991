package com.haina.wechat.material;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;

/** Removes a material that nothing uses, here and at the accounts; else the next comparison would bring it back. */
@Component
class RemoveMaterial {

    private static final Logger log = LoggerFactory.getLogger(RemoveMaterial.class);
    /** WeChat: a menu or an automatic reply of its own console uses it. */
    private static final int USED_AT_WECHAT = 48005;

    private final Materials materials;
    private final MaterialFiles files;
    private final MaterialUses uses;
    private final WechatMaterials wechat;
    private final CopyBook book;
    private final AuditTrail trail;

    RemoveMaterial(
            Materials materials,
            MaterialFiles files,
            MaterialUses uses,
            WechatMaterials wechat,
            CopyBook book,
            AuditTrail trail) {
        this.materials = materials;
        this.files = files;
        this.uses = uses;
        this.wechat = wechat;
        this.book = book;
        this.trail = trail;
    }

    /**
     * Removes it for good.
     *
     * @throws MaterialInUse when something here or at WeChat uses it
     */
    public void remove(String id, @Nullable String ifMatch) {
        Material material = materials.get(id);
        ETags.require(ifMatch, material);
        List<MaterialUse.Use> used = uses.of(id);
        if (!used.isEmpty()) {
            throw new MaterialInUse(used);
        }
        Material left = material;
        for (MaterialCopy copy : material.copies()) {
            String mediaId = copy.usable();
            if (mediaId != null && delete(copy.appId(), mediaId)) {
                left = book.write(id, copy.appId(), MaterialCopy::lost);
            }
        }
        trail.note(
                "material.delete",
                "material",
                id,
                material.title(),
                Map.of("kind", material.kind().name()),
                null);
        materials.remove(left);
        files.removeById(material.fileId());
        if (material.previewId() != null) {
            files.removeById(material.previewId());
        }
    }

    /** An account that is lost or has no such permission any more keeps its copy; nobody here can reach it. */
    private boolean delete(String appId, String mediaId) {
        try {
            wechat.delete(appId, mediaId);
            return true;
        } catch (WechatFailure failure) {
            if (failure.errcode() == USED_AT_WECHAT) {
                throw new UsedAtWechat();
            }
            if (failure.verdict() != Verdict.STOP_ACCOUNT && failure.verdict() != Verdict.NOT_GRANTED) {
                throw failure;
            }
            log.info("the copy of {} stays: {}", appId, failure.errcode());
            return false;
        }
    }
}
