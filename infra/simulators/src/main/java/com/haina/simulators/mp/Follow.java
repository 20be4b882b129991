package com.haina.simulators.mp;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A person follows an account.
 *
 * @param scene subscribe_scene: how they came to it
 * @param qrScene number of the parametric code that led there, 0 for none
 * @param qrSceneStr text of that code, empty for none
 */
public record Follow(String appId, String personId, Instant since, String scene, int qrScene, String qrSceneStr) {

    /** What is left out, as in the files of the first version, is unknown. */
    public Follow(
            String appId,
            String personId,
            Instant since,
            @Nullable String scene,
            int qrScene,
            @Nullable String qrSceneStr) {
        this.appId = appId;
        this.personId = personId;
        this.since = since;
        this.scene = scene == null ? "ADD_SCENE_OTHERS" : scene;
        this.qrScene = qrScene;
        this.qrSceneStr = qrSceneStr == null ? "" : qrSceneStr;
    }
}
