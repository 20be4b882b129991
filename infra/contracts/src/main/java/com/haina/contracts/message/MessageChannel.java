package com.haina.contracts.message;

/** Ways by which an account sends. */
public enum MessageChannel {
    /** To one follower, at any time, in the form of a template. */
    TEMPLATE,
    /** To one follower within 48 hours of his last message. */
    CUSTOMER_SERVICE,
    /** To many; four a month for each follower. */
    MASS
}
