package com.haina.resident.person;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;

/** How a list of people is ordered: {@code room} (the usual one), {@code name} or {@code changed}, with {@code -} in front for the other way round. */
record ResidentSort(String field, Sort.Direction direction) {

    static ResidentSort of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new ResidentSort("homeKey", Sort.Direction.ASC);
        }
        boolean descending = text.startsWith("-");
        String field = switch (descending ? text.substring(1) : text) {
            case "room" -> "homeKey";
            case "name" -> "nameKey";
            case "changed" -> "updatedAt";
            default -> throw new InvalidField(List.of(FieldError.of("/sort", "resident.sort.unknown")));
        };
        return new ResidentSort(field, descending ? Sort.Direction.DESC : Sort.Direction.ASC);
    }
}
