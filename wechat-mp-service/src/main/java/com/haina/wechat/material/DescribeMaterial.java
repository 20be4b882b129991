package com.haina.wechat.material;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.web.ETags;

/** Gives a material another title; accounts keep the name under which they got it. */
@Component
class DescribeMaterial {

    private final Materials materials;
    private final AuditTrail trail;

    DescribeMaterial(Materials materials, AuditTrail trail) {
        this.materials = materials;
        this.trail = trail;
    }

    @Retryable(includes = OptimisticLockingFailureException.class)
    public Material describe(String id, @Nullable String ifMatch, String title, @Nullable String introduction) {
        Material material = materials.get(id);
        ETags.require(ifMatch, material);
        Map<String, String> before = Map.of("title", material.title());
        material.describe(title.strip(), introduction);
        trail.record(
                material, "material.update", "material", material.title(), before, Map.of("title", material.title()));
        return materials.save(material);
    }
}
