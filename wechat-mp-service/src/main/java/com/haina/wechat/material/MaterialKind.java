package com.haina.wechat.material;

/** What WeChat tells apart among materials that are files. */
public enum MaterialKind {
    IMAGE,
    VOICE,
    VIDEO,
    /** The small cover picture of videos and music: JPEG, at most 64 KB. */
    THUMB;

    /** WeChat's word. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
