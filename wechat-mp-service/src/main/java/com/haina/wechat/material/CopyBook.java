package com.haina.wechat.material;

import java.util.function.UnaryOperator;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** Writes down what an account has of a material, also while somebody else changes the material. */
@Component
class CopyBook {

    private final Materials materials;

    CopyBook(Materials materials) {
        this.materials = materials;
    }

    /** The material afterwards. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public Material write(String materialId, String appId, UnaryOperator<MaterialCopy> change) {
        Material material = materials.get(materialId);
        material.copy(appId, change);
        return materials.save(material);
    }
}
