package com.haina.resident.building;

import java.util.Collection;
import java.util.Set;

/** Who lives where; answered by the feature that knows the people. */
public interface PlaceUse {

    /** How many people live in a community, under a node or in a room now. */
    long residentsAt(String placeId);

    /** Which of these rooms somebody lives in now. */
    Set<String> inhabited(Collection<String> roomIds);

    /** A node or room is listed or stands elsewhere now, so the people in it are too; safe to repeat. */
    void moved(String placeId);
}
