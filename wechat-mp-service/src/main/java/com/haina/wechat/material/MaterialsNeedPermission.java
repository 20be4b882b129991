package com.haina.wechat.material;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountUse;

/** Whoever keeps materials or writes articles needs 素材管理, for whichever account they are used with. */
@Component
class MaterialsNeedPermission implements AccountUse {

    private static final int MATERIAL = 11;

    private final Materials materials;
    private final NewsDrafts drafts;

    MaterialsNeedPermission(Materials materials, NewsDrafts drafts) {
        this.materials = materials;
        this.drafts = drafts;
    }

    @Override
    public int scope() {
        return MATERIAL;
    }

    @Override
    public boolean isMadeOf(String appId) {
        return materials.any() || drafts.any();
    }
}
