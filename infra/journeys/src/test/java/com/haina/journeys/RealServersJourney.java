package com.haina.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.haina.testing.store.Containers;
import com.haina.testing.store.DockerCondition;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The first journey once more on a real MongoDB and a real Kafka of production's kind. */
@Tag("docker")
@ExtendWith(DockerCondition.class)
class RealServersJourney {

    @Test
    void theSampleWorkbookImportsOnRealServers() {
        RunningPlatform platform = RunningPlatform.on(Containers.mongodbUri(), Containers.kafkaBootstrapServers());
        try {
            Office office = Office.join(platform, "欢乐谷物业");
            office.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
            JsonNode checked = office.dryRun(Workbooks.sample("业主信息表格模板.xlsx"));
            office.apply(checked.required("id").asString(), "OVERWRITE");
            assertThat(office.residents()).isEqualTo(3);
        } finally {
            platform.down();
        }
    }
}
