package com.haina.resident.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.haina.resident.claim.pdf.CardSheet;

/** What may be asked of many claim codes. */
final class ClaimRequest {

    private ClaimRequest() {}

    /**
     * Codes that are to stand for nothing any more.
     *
     * @param reason why, for the trail and for whoever asks
     */
    record Revoke(
            @NotNull @Valid ClaimRooms rooms,
            @NotBlank @Size(min = 2, max = 100) String reason) {}

    /** Codes that others are to take the place of. */
    record Renew(
            @NotNull @Valid ClaimRooms rooms,
            @NotBlank @Size(min = 2, max = 100) String reason) {}

    /**
     * Codes on paper; rooms without one get one.
     *
     * @param appId the account that the followers come through
     * @param layout eight cards on a page with lines to cut along, or one large one
     * @param office who gives the codes out, as residents know it
     * @param phone where residents can ask
     */
    record Sheet(
            @NotNull @Valid ClaimRooms rooms,

            @NotBlank @Pattern(regexp = "wx[0-9a-zA-Z]{4,30}")
            String appId,

            @NotNull CardSheet.Layout layout,
            @Nullable @Size(max = 40) String office,
            @Nullable @Size(max = 30) String phone) {}
}
