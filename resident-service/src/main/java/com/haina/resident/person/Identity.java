package com.haina.resident.person;

/** What a person is to a room: 业主, 家属 or 租客. A room may have several of each. */
public enum Identity {
    OWNER,
    FAMILY,
    TENANT
}
