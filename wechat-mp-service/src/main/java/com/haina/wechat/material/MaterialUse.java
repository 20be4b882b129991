package com.haina.wechat.material;

import java.util.List;

/**
 * Where materials are used, told by the features that use them: menus, automatic replies, drafts. Each implements this with a bean; a
 * material that any of them names cannot be deleted.
 */
public interface MaterialUse {

    /** The current tenant's uses of a material. */
    List<Use> of(String materialId);

    /**
     * One place.
     *
     * @param where the feature: MENU, REPLY or DRAFT
     * @param id of the thing there, for a link
     * @param name as people know it
     */
    record Use(Where where, String id, String name) {}

    /** Features that use materials. */
    enum Where {
        MENU,
        REPLY,
        DRAFT
    }
}
