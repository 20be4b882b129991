package com.haina.simulators.openplatform;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;

/** The switches as they are set now; a restart puts them back. */
@Component
public class Switches {

    private final Changes changes;
    private volatile PlatformSwitches now = new PlatformSwitches(false, false, false, false);

    Switches(Changes changes) {
        this.changes = changes;
    }

    public PlatformSwitches now() {
        return now;
    }

    PlatformSwitches set(PlatformSwitches next) {
        now = next;
        changes.tell(Part.SWITCHES);
        return next;
    }
}
