package com.haina.platform.crypto;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;

/** Keys from the mounted file; without one the service does not start. */
@AutoConfiguration
@ConditionalOnProperty(name = "haina.service")
@EnableConfigurationProperties(CryptoProperties.class)
class CryptoAutoConfiguration {

    @Bean
    KeysetFile keysetFile(CryptoProperties properties) throws Exception {
        if (properties.ephemeral()) {
            return KeysetFile.generate();
        }
        if (properties.keysetFile().isBlank() || Files.notExists(Path.of(properties.keysetFile()))) {
            throw new IllegalStateException(
                    "HAINA_KEYSET_FILE must name the file with the encryption keys (see docs/configuration.md); found: '"
                            + properties.keysetFile() + "'");
        }
        return KeysetFile.read(Path.of(properties.keysetFile()));
    }

    @Bean
    FieldCipher fieldCipher(KeysetFile keys) throws GeneralSecurityException {
        return new FieldCipher(keys.aead().getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    @Bean
    BlindIndex blindIndex(KeysetFile keys) throws GeneralSecurityException {
        return new BlindIndex(keys.prf().getPrimitive(RegistryConfiguration.get(), PrfSet.class));
    }
}
