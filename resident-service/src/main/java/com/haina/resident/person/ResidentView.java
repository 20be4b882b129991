package com.haina.resident.person;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.resident.building.CoverageStage;

/**
 * A person as the console shows it.
 *
 * @param mobileMasked the clear value has its own audited address
 * @param idNumberDoubts what is doubtful about the ID number, for example CHECKSUM
 * @param coverage how far the office has come with the person in WeChat
 * @param homes where the person lives now, the default room first
 * @param past where the person used to live
 */
record ResidentView(
        String id,
        @Nullable String name,
        @Nullable Gender gender,
        @Nullable String mobileMasked,
        @Nullable String idNumberMasked,
        List<IdNumber.Doubt> idNumberDoubts,
        List<String> tags,
        CoverageStage coverage,
        List<HomeView> homes,
        List<HomeView> past,
        boolean deleted,
        @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * One person in one room.
     *
     * @param address what the room is called in full
     * @param isDefault whether it is the person's default room
     */
    record HomeView(
            String occupancyId,
            String roomId,
            String communityId,
            @Nullable String address,
            @Nullable Identity identity,
            @Nullable String movedInOn,
            @Nullable String movedOutOn,
            boolean isDefault) {}
}
