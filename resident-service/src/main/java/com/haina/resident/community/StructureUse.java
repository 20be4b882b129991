package com.haina.resident.community;

/** Whether anything stands in a structure; answered by the feature that knows the buildings. */
public interface StructureUse {

    /** Whether the structure has nodes or rooms. */
    boolean inUse(String communityId, String structureId);
}
