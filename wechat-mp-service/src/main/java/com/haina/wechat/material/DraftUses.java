package com.haina.wechat.material;

import java.util.List;

import org.springframework.stereotype.Component;

/** Covers and pictures of drafts are uses of materials. */
@Component
class DraftUses implements MaterialUse {

    private final NewsDrafts drafts;

    DraftUses(NewsDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public List<Use> of(String materialId) {
        return drafts.using(materialId).stream()
                .map(draft -> new Use(Where.DRAFT, draft.id(), draft.title()))
                .toList();
    }
}
