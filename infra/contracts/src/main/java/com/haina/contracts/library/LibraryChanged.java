package com.haina.contracts.library;

/**
 * Something in a tenant's library of materials is not as it was. Published by wechat-mp-service on {@code wechat.events}; subject = the
 * id of the thing. Made for consoles: they load anew what they show.
 *
 * @param what kind of thing
 * @param state of a draft's copy or of a synchronisation; CHANGED for a material
 */
public record LibraryChanged(Thing what, String state) {

    /** Wire type. */
    public static final String TYPE = "wechat.library-changed.v1";

    /** Kinds of things in a library. */
    public enum Thing {
        MATERIAL,
        DRAFT,
        SYNC
    }
}
