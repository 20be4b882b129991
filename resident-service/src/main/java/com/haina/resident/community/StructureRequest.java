package com.haina.resident.community;

import java.util.HashSet;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * A structure to create or change.
 *
 * @param layers outermost first, the room last; one to six
 */
record StructureRequest(
        @NotBlank @Size(max = 30) String name,
        @NotEmpty @Size(max = 6) List<@NotBlank @Size(max = 20) String> layers) {

    List<String> trimmedLayers() {
        return layers.stream().map(String::strip).toList();
    }

    @AssertTrue(message = "{structure.layers.distinct}")
    boolean isLayersDistinct() {
        return layers == null || new HashSet<>(trimmedLayers()).size() == layers.size();
    }
}
