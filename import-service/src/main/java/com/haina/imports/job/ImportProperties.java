package com.haina.imports.job;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import com.haina.imports.excel.ReadLimits;

/**
 * Limits and pace of imports.
 *
 * @param blobDirectory where uploaded files rest, encrypted
 * @param maxFileSize of an upload
 * @param maxRows of a sheet
 * @param chunkRows rows of a chunk; a peer takes at most 2,000 in one check
 * @param checksInFlight chunks of one import that are being checked at the same time
 * @param chunksInFlight chunks of one import that wait to be applied at the same time; what a cancellation still lets happen
 * @param jobsInFlight imports worked on by this instance at the same time
 * @param retention after this long the file and its rows are destroyed
 * @param undoWindow how long after its end an import may be taken back
 */
@Validated
@ConfigurationProperties("haina.import")
record ImportProperties(
        @NotNull Path blobDirectory,
        @DefaultValue("200MB") DataSize maxFileSize,
        @DefaultValue("1000000") @Min(1) int maxRows,
        @DefaultValue("500") @Min(10) @Max(2000) int chunkRows,
        @DefaultValue("4") @Min(1) @Max(32) int checksInFlight,
        @DefaultValue("24") @Min(1) @Max(200) int chunksInFlight,
        @DefaultValue("3") @Min(1) @Max(32) int jobsInFlight,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("30d") Duration undoWindow) {

    ReadLimits readLimits() {
        return new ReadLimits(maxRows, ReadLimits.DEFAULT.expandedBytes(), ReadLimits.DEFAULT.stringBytes());
    }
}
