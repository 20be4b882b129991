package com.haina.resident.person;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A person to register or change. When changing, an absent mobile or ID number stays as it is (the caller only knows it masked); an empty
 * one is removed.
 *
 * @param tags what people note about the person; when changing, absent leaves them as they are
 * @param homes rooms to move into at once; ignored when changing
 */
record ResidentRequest(
        @NotBlank @Size(max = 50) String name,
        @Nullable Gender gender,
        @Nullable @Size(max = 20) String mobile,
        @Nullable @Size(max = 30) String idNumber,
        @Nullable @Size(max = 10) List<@NotBlank @Size(max = 20) String> tags,
        @Nullable @Size(max = 50) List<@Valid MoveIn> homes) {

    /**
     * A room to move into.
     *
     * @param movedOutOn the first day of not living there any more, where that is known already
     */
    record MoveIn(
            @NotBlank String roomId,
            @NotNull Identity identity,
            @Nullable LocalDate movedInOn,
            @Nullable LocalDate movedOutOn) {}

    /** Identity and dates of a life in a room. */
    record Life(
            @Nullable Identity identity,
            @Nullable LocalDate movedInOn,
            @Nullable LocalDate movedOutOn) {}

    /** The first day of not living there any more. */
    record MoveOut(@NotNull LocalDate movedOutOn) {}

    /** Which life in a room is the default one. */
    record DefaultHome(@NotBlank String occupancyId) {}

    /** The other record of the same person; it is deleted and what it held moves here. */
    record Merge(@NotBlank String residentId) {}

    /** Which masked value is to be seen, and why. */
    record Reveal(
            @NotNull Field field,
            @NotBlank @Size(min = 2, max = 200) String reason) {}

    /** The masked values. */
    enum Field {
        MOBILE,
        ID_NUMBER
    }

    @Override
    public String toString() {
        return "ResidentRequest";
    }
}
