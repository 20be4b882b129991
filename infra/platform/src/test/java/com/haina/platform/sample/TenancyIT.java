package com.haina.platform.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.CurrentTenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nothing of one tenant is another's to see. */
class TenancyIT extends RunningSample {

    private final BlindIndex index;

    TenancyIT(BlindIndex index, Notes notes, FieldCipher cipher, MongoTemplate mongo) {
        super(notes, cipher, mongo);
        this.index = index;
    }

    @Test
    void anotherTenantsRecordIsNotFound() {
        String path = post("t-a.OPERATOR", "k", Map.of("text", "mine"))
                .getHeaders()
                .getLocation()
                .getPath();
        assertThat(get("t-a.VIEWER", path).getStatusCode()).isEqualTo(HttpStatus.OK);
        ResponseEntity<Map<String, Object>> foreign = get("t-b.ADMINISTRATOR", path);
        assertThat(foreign.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(foreign.getBody()).containsEntry("code", "record.not-found").containsKey("traceId");
    }

    @Test
    void aQueryWithoutTheTenantCannotRun() {
        assertThatThrownBy(() -> CurrentTenant.run("t", () -> notes.withoutTenant()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> notes.find("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealedValuesAreBoundToTheirContextAndBlindIndexesToTheirTenant() {
        Sealed sealed = cipher.encrypt("18913112121", "sample.mobile");
        assertThat(sealed.toString()).doesNotContain(sealed.ciphertext());
        assertThat(cipher.decrypt(sealed, "sample.mobile")).isEqualTo("18913112121");
        assertThatThrownBy(() -> cipher.decrypt(sealed, "sample.other")).isInstanceOf(IllegalStateException.class);
        String one = CurrentTenant.call("t1", () -> index.of("mobile", "18913112121"));
        assertThat(CurrentTenant.call("t1", () -> index.of("mobile", "18913112121")))
                .isEqualTo(one);
        assertThat(CurrentTenant.call("t2", () -> index.of("mobile", "18913112121")))
                .isNotEqualTo(one);
    }
}
