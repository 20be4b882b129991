package com.haina.resident.building;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A node or room to create or rename.
 *
 * @param parentId the node above; absent for the outermost layer, ignored when renaming
 * @param rank its number among its siblings; absent to order it by name
 */
record PlaceRequest(
        @Nullable String parentId,
        @NotBlank @Size(max = 40) String name,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 40) String> aliases,
        @Nullable @Min(0) @Max(999_999) Integer rank) {

    String trimmedName() {
        return name.strip();
    }

    List<String> trimmedAliases() {
        return aliases == null ? List.of() : aliases.stream().map(String::strip).toList();
    }
}
