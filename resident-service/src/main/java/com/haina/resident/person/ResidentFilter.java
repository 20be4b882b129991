package com.haina.resident.person;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows.
 *
 * @param ids only these, or null
 * @param places only people who live in one of these communities, nodes or rooms; empty for all
 * @param namePrefix only names that begin like this, or null
 * @param identity only people who are this to one of their rooms, or null
 */
record ResidentFilter(
        @Nullable Set<String> ids,
        List<String> places,
        @Nullable String namePrefix,
        @Nullable Identity identity,
        boolean deleted) {}
