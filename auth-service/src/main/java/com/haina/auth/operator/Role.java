package com.haina.auth.operator;

/** What an operator may do in the communities that they are not kept out of. */
public enum Role {
    /** Everything, settings and other operators included. */
    ADMINISTRATOR,
    /** Reads and changes records. */
    OPERATOR,
    /** Reads. */
    VIEWER
}
