package com.haina.resident.person;

/** What other features keep of a person beside the record; answered by the feature that knows who was verified as whom. */
public interface PersonTraces {

    /** The person was deleted for good: nothing personal is kept any longer. Safe to repeat. */
    void forget(String residentId);
}
