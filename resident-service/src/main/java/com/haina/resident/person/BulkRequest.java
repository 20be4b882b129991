package com.haina.resident.person;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Whom something is done to at once: either these people, or all whom a list shows.
 *
 * @param ids the people; at most 5,000
 * @param filter what the list was asked for
 * @param expected how many they were when the operator confirmed; 409 when they are others by now
 */
record BulkRequest(
        @Nullable @Size(min = 1, max = ChangeManyResidents.MOST)
        List<@NotBlank String> ids,

        @Nullable @Valid ResidentQuery filter,
        @NotNull @Min(1) Integer expected) {

    /** Tags that people are to have, and such as they are to have no longer. */
    record Tags(
            @NotNull @Valid BulkRequest people,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 20) String> add,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 20) String> remove) {}
}
