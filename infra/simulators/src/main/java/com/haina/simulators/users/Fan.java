package com.haina.simulators.users;

import java.time.Instant;

/**
 * A follower, as the account knows them.
 *
 * @param personId who holds the phone, empty for one of the many without
 * @param scene subscribe_scene
 */
public record Fan(String openId, String personId, Instant since, String scene, int qrScene, String qrSceneStr) {}
