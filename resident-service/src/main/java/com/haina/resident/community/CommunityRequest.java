package com.haina.resident.community;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A community to create or rename.
 *
 * @param aliases other names that workbooks use for it
 * @param structures the first structures; ignored when renaming
 */
record CommunityRequest(
        @NotBlank @Size(max = 50) String name,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> aliases,
        @Nullable @Size(max = 20) List<@Valid StructureRequest> structures) {

    String trimmedName() {
        return name.strip();
    }

    List<String> trimmedAliases() {
        return aliases == null ? List.of() : aliases.stream().map(String::strip).toList();
    }
}
