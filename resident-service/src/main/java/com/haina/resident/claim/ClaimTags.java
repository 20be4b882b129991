package com.haina.resident.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.haina.resident.building.Room;

/** Entity tags of some rooms' codes: another one once a code was issued or revoked, the same however often they are opened. */
final class ClaimTags {

    private static final int LENGTH = 24;

    private ClaimTags() {}

    static String of(Collection<Room> rooms, Collection<RoomClaim> claims) {
        Map<String, RoomClaim> byRoom = claims.stream().collect(Collectors.toMap(RoomClaim::id, Function.identity()));
        MessageDigest digest = sha256();
        rooms.stream().map(Room::id).sorted().forEach(room -> {
            RoomClaim claim = byRoom.get(room);
            digest.update((room + ' ' + (claim == null ? "" : claim.stamp()) + '\n').getBytes(StandardCharsets.UTF_8));
        });
        return '"' + HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
