package com.haina.wechat.material;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every feature where a material is used. */
@Component
class MaterialUses {

    private final ObjectProvider<MaterialUse> features;

    MaterialUses(ObjectProvider<MaterialUse> features) {
        this.features = features;
    }

    List<MaterialUse.Use> of(String materialId) {
        return features.orderedStream()
                .flatMap(feature -> feature.of(materialId).stream())
                .toList();
    }
}
