package com.haina.resident.building;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Who lives where; answered by the feature that knows the people. */
public interface PlaceUse {

    /** How many people live in a community, under a node or in a room now. */
    long residentsAt(String placeId);

    /** The people who live under a node, by each place they live at; places nobody lives at are left out. */
    Map<String, Tally> tally(String nodeId);

    /**
     * People of one place.
     *
     * @param residents who live there now
     * @param withMobile how many of them have a mobile on file
     * @param best how far the office has come with the best of them; absent without any
     */
    record Tally(long residents, long withMobile, @Nullable CoverageStage best) {

        public static final Tally NOBODY = new Tally(0, 0, null);

        /** One person. */
        public static Tally of(boolean hasMobile, CoverageStage stage) {
            return new Tally(1, hasMobile ? 1 : 0, stage);
        }

        /** Both together. */
        public Tally plus(Tally other) {
            return new Tally(
                    residents + other.residents,
                    withMobile + other.withMobile,
                    best == null || other.best != null && other.best.compareTo(best) > 0 ? other.best : best);
        }
    }

    /** Which of these rooms somebody lives in now. */
    Set<String> inhabited(Collection<String> roomIds);

    /** A node or room is listed or stands elsewhere now, so the people in it are too; safe to repeat. */
    void moved(String placeId);
}
