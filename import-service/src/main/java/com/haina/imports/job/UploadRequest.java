package com.haina.imports.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.apache.tomcat.util.http.fileupload.util.Streams;
import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterKind;
import com.haina.imports.blob.StoredBlob;

/**
 * A multipart upload, read as it arrives: the file goes straight into the encrypted store. The servlet API's own way
 * would first put a clear copy into a temporary file.
 */
record UploadRequest(@Nullable StoredBlob blob, String fileName, Map<String, String> fields) {
    private static final int LONGEST_FIELD = 4096;

    interface Storing {
        StoredBlob store(java.io.InputStream in) throws IOException;
    }

    static UploadRequest read(HttpServletRequest request, Storing storing) throws IOException {
        StoredBlob blob = null;
        String fileName = "";
        Map<String, String> fields = new HashMap<>();
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding("UTF-8");
        try {
            FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (part.isFormField()) {
                    byte[] value = part.openStream().readNBytes(LONGEST_FIELD);
                    fields.put(part.getFieldName(), new String(value, StandardCharsets.UTF_8).strip());
                } else if (blob == null) {
                    fileName = plainName(part.getName());
                    blob = storing.store(part.openStream());
                }
            }
        } catch (FileUploadException malformed) {
            throw new UploadMalformed(malformed);
        }
        return new UploadRequest(blob, fileName, fields);
    }

    /** Browsers once sent whole paths; and a name is shown, so it is short and without control characters. */
    private static String plainName(@Nullable String name) {
        if (name == null) {
            return "upload";
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? "upload" : plain.substring(0, Math.min(200, plain.length()));
    }

    @Nullable
    RosterKind kind() {
        String kind = fields.getOrDefault("kind", "");
        if (kind.isEmpty() || kind.equalsIgnoreCase("AUTO")) {
            return null;
        }
        try {
            return RosterKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new MappingInvalid("/kind", "import.upload.kind");
        }
    }

    /** The whole stream of a request that was refused half-way is read, or the browser shows a broken connection. */
    static void drain(HttpServletRequest request) {
        try {
            Streams.copy(request.getInputStream(), java.io.OutputStream.nullOutputStream(), true);
        } catch (IOException gone) {
            // The client has left; there is nobody to answer.
        }
    }
}
