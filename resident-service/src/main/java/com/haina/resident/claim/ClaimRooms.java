package com.haina.resident.claim;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Which rooms are meant; all parts narrow it.
 *
 * @param placeId all under this node, or this room; absent for the whole community
 * @param roomIds only these, at most 3,000
 */
record ClaimRooms(
        @NotBlank String communityId,
        @Nullable String placeId,

        @Nullable @Size(min = 1, max = SelectRooms.MOST) List<@NotBlank String> roomIds) {}
