package com.haina.imports.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.structure.CommunityOutline;
import com.haina.contracts.structure.StructureApi;
import com.haina.imports.excel.SheetRow;
import com.haina.imports.excel.SheetShape;
import com.haina.imports.excel.Workbook;
import com.haina.imports.mapping.HeaderRecognition;
import com.haina.imports.mapping.SheetMapping;

/** Looks at a workbook's first rows with the eyes of its tenant. */
@Component
class Recognition {
    private static final Logger log = LoggerFactory.getLogger(Recognition.class);

    private final StructureApi structures;

    Recognition(StructureApi structures) {
        this.structures = structures;
    }

    /** What the tenant calls its layers; without an answer the usual names must do. */
    HeaderRecognition forTenant() {
        List<List<String>> layers = new ArrayList<>();
        try {
            for (CommunityOutline community : structures.communities()) {
                community.structures().forEach(structure -> layers.add(structure.layers()));
            }
        } catch (RuntimeException unavailable) {
            log.warn("recognising without the tenant's layers: {}", unavailable.toString());
        }
        return new HeaderRecognition(layers);
    }

    /** The sheet that looks most like a roster, the first of equals, hidden ones last. */
    @Nullable
    SheetMapping best(Workbook workbook, HeaderRecognition headers, @Nullable RosterKind wanted) throws IOException {
        SheetMapping best = null;
        int most = -1;
        for (int i = 0; i < workbook.sheets().size(); i++) {
            SheetShape shape = workbook.sheets().get(i);
            SheetMapping mapping = headers.recognise(i, top(workbook, i), shape.merges(), wanted);
            int fields = mapping == null ? -1 : mapping.fields().size() * 2 + (shape.hidden() ? 0 : 1);
            if (fields > most) {
                best = mapping;
                most = fields;
            }
        }
        return best;
    }

    static List<SheetRow> top(Workbook workbook, int sheet) throws IOException {
        List<SheetRow> top = new ArrayList<>();
        workbook.read(sheet, row -> {
            top.add(row);
            return top.size() < HeaderRecognition.ROWS_LOOKED_AT;
        });
        return top;
    }
}
