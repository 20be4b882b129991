package com.haina.simulators.mp;

import java.time.Instant;

/** A person follows an account. */
public record Follow(String appId, String personId, Instant since) {}
