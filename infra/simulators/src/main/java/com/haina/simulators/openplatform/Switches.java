package com.haina.simulators.openplatform;

import org.springframework.stereotype.Component;

/** The switches as they are set now; a restart puts them back. */
@Component
class Switches {

    private volatile PlatformSwitches now = new PlatformSwitches(false, false);

    PlatformSwitches now() {
        return now;
    }

    PlatformSwitches set(PlatformSwitches next) {
        now = next;
        return next;
    }
}
