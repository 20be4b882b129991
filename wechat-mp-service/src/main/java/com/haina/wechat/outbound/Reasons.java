package com.haina.wechat.outbound;

/** Codes for what is not WeChat's: below zero, where WeChat has only -1. */
final class Reasons {

    /** The material or draft that the message names is no longer in the library. */
    static final int MATERIAL_GONE = -1001;

    private Reasons() {}
}
