package com.haina.auth.operator;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** A person who works in the console of one tenant. Somebody who works for two tenants is two operators with one mobile. */
@Document("operators")
class Operator extends Aggregate {

    /** Whether they may sign in. */
    enum State {
        INVITED,
        ACTIVE,
        SUSPENDED
    }

    private String name = "";
    private Sealed mobile;
    private String mobileIndex = "";
    private String mobileMasked = "";
    private Set<Role> roles = Set.of();
    private @Nullable List<String> communities;
    private State state = State.INVITED;
    private @Nullable String invitationDigest;
    private @Nullable Instant invitationEndsAt;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant lastSignInAt;

    @SuppressWarnings("NullAway.Init")
    private Operator() {}

    Operator(String name, HeldMobile mobile, Set<Role> roles, @Nullable List<String> communities, Instant now) {
        this.name = name;
        this.mobile = mobile.sealed();
        this.mobileIndex = mobile.index();
        this.mobileMasked = mobile.masked();
        this.roles = new TreeSet<>(roles);
        this.communities = communities == null ? null : List.copyOf(communities);
        this.createdAt = now;
    }

    /** A mobile in the three forms in which it is kept. */
    record HeldMobile(Sealed sealed, String index, String masked) {}

    void rename(String newName) {
        name = newName;
    }

    void allow(Set<Role> newRoles, @Nullable List<String> newCommunities) {
        roles = new TreeSet<>(newRoles);
        communities = newCommunities == null ? null : List.copyOf(newCommunities);
    }

    void mobile(HeldMobile held) {
        mobile = held.sealed();
        mobileIndex = held.index();
        mobileMasked = held.masked();
    }

    void invite(String digest, Instant endsAt) {
        invitationDigest = digest;
        invitationEndsAt = endsAt;
    }

    boolean invitedAt(Instant now) {
        return state == State.INVITED && invitationEndsAt != null && now.isBefore(invitationEndsAt);
    }

    void activate() {
        state = State.ACTIVE;
        invitationDigest = null;
        invitationEndsAt = null;
    }

    void suspend() {
        state = State.SUSPENDED;
        invitationDigest = null;
        invitationEndsAt = null;
    }

    void signedIn(Instant at) {
        lastSignInAt = at;
    }

    String name() {
        return name;
    }

    Sealed mobile() {
        return mobile;
    }

    String mobileMasked() {
        return mobileMasked;
    }

    String mobileIndex() {
        return mobileIndex;
    }

    Set<Role> roles() {
        return roles;
    }

    /** The only communities that they may see; null for all. */
    @Nullable
    List<String> communities() {
        return communities;
    }

    State state() {
        return state;
    }

    boolean active() {
        return state == State.ACTIVE;
    }

    /** One who can let others in again: a tenant must never be without. */
    boolean fullAdministrator() {
        return active() && roles.contains(Role.ADMINISTRATOR) && communities == null;
    }

    @Nullable
    Instant invitationEndsAt() {
        return invitationEndsAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant lastSignInAt() {
        return lastSignInAt;
    }
}
