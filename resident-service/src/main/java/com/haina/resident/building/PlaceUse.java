package com.haina.resident.building;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

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
     */
    record Tally(long residents, long withMobile) {

        public static final Tally NOBODY = new Tally(0, 0);

        /** With one more. */
        public Tally plus(boolean hasMobile) {
            return new Tally(residents + 1, withMobile + (hasMobile ? 1 : 0));
        }
    }

    /** Which of these rooms somebody lives in now. */
    Set<String> inhabited(Collection<String> roomIds);

    /** A node or room is listed or stands elsewhere now, so the people in it are too; safe to repeat. */
    void moved(String placeId);
}
