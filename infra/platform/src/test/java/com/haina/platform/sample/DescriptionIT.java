package com.haina.platform.sample;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.haina.platform.crypto.FieldCipher;

import static org.assertj.core.api.Assertions.assertThat;

/** What the description of the API promises. */
class DescriptionIT extends RunningSample {

    DescriptionIT(Notes notes, FieldCipher cipher, MongoTemplate mongo) {
        super(notes, cipher, mongo);
    }

    @Test
    void theDescriptionOfTheApiLeavesOutWhatIsBetweenServices() {
        String description =
                stranger().get().uri("/api/sample/openapi").retrieve().body(String.class);
        assertThat(description).contains("/api/sample/v1/notes").doesNotContain("/internal/");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDescriptionOfTheApiSaysWhatIsAlwaysThereAndNamesOperationsForGood() {
        Map<String, Object> api = get("x.VIEWER", "/api/sample/openapi").getBody();
        Map<String, Map<String, Object>> schemas =
                (Map<String, Map<String, Object>>) ((Map<String, Object>) api.get("components")).get("schemas");
        assertThat(schemas)
                .containsKeys("NoteView", "NoteRequest", "PageNoteView", "Problem")
                .doesNotContainKey("PageRequest");
        assertThat((List<String>) schemas.get("NoteView").get("required")).containsExactlyInAnyOrder("id", "text");
        assertThat((List<String>) schemas.get("PageNoteView").get("required")).containsExactly("items");
        Map<String, Object> list = ((Map<String, Map<String, Map<String, Object>>>) api.get("paths"))
                .get("/api/sample/v1/notes")
                .get("get");
        assertThat(list).containsEntry("operationId", "noteList");
        assertThat((List<Map<String, Object>>) list.get("parameters"))
                .extracting(parameter -> parameter.get("name") + " " + parameter.get("required"))
                .containsExactlyInAnyOrder("limit false", "cursor false", "total false");
        assertThat((Map<String, Object>) list.get("responses")).containsKeys("200", "default");
    }
}
