package com.haina.wechat.outbound;

/** How far a message is. */
public enum MessageState {
    /** To be sent when its account may. */
    PLANNED,
    /** A worker is calling WeChat. */
    SENDING,
    /** WeChat took it; what became of it is not known yet, and of customer-service messages never told. */
    ACCEPTED,
    DELIVERED,
    FAILED,
    /** WeChat did not answer; sending again could send it twice, so it was not. */
    UNCERTAIN,
    /** Taken back by a person; readers no longer see it. */
    DELETED;

    /** Whether nothing more is going to happen by itself. */
    public boolean isSettled() {
        return this == DELIVERED || this == FAILED || this == UNCERTAIN || this == DELETED;
    }
}
