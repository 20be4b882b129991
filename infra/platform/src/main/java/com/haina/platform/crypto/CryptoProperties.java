package com.haina.platform.crypto;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are.
 *
 * @param keysetFile path of the {@link KeysetFile}
 * @param ephemeral true in tests only: random keys that end with the process
 */
@ConfigurationProperties("haina.crypto")
record CryptoProperties(
        @DefaultValue("") String keysetFile,
        @DefaultValue("false") boolean ephemeral) {}
