package com.haina.simulators.users;

/** A tag of an account's. */
public record Tag(String appId, int id, String name) {

    static final int STAR = 2;

    boolean isSystem() {
        return id <= STAR;
    }
}
