package com.haina.local.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * How documents, positions and index keys are written to MVStore pages. Plain mongo-java-server uses Java serialisation for all three,
 * and compares non-comparable keys by serialising both of them on every B-tree step.
 */
final class BsonTypes {

    private BsonTypes() {}

    /** Documents as BSON. */
    static final class DocumentType extends BasicDataType<Document> {
        @Override
        public int getMemory(Document document) {
            return 200 + 90 * document.size(); // estimate: drives the page cache and page splitting, not correctness
        }

        @Override
        public void write(WriteBuffer target, Document document) {
            ByteBuf buffer = Unpooled.buffer(512);
            BsonEncoder.encodeDocument(document, buffer);
            target.put(ByteBuffer.wrap(buffer.array(), buffer.arrayOffset(), buffer.readableBytes()));
        }

        @Override
        public Document read(ByteBuffer source) {
            int start = source.position();
            int length = Integer.reverseBytes(source.getInt(start)); // BSON lengths are little endian
            Document document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(source.slice(start, length)));
            source.position(start + length);
            return document;
        }

        @Override
        public Document[] createStorage(int size) {
            return new Document[size];
        }
    }

    /** A single BSON value: document positions (the _id), counters. Ordered as BSON values, so 1, 1L and 1.0 are the same key. */
    static final class ValueType extends BasicDataType<Object> {
        private static final byte DOCUMENT = 0;
        private static final byte TEXT = 1;
        private final DocumentType wrapper = new DocumentType();

        @Override
        public int compare(Object a, Object b) {
            if (a instanceof ObjectId x && b instanceof ObjectId y) {
                return x.compareTo(y);
            } else if (a instanceof String x && b instanceof String y) {
                return x.compareTo(y);
            }
            return Arrays.compareUnsigned(KeyCodec.encode(a), KeyCodec.encode(b));
        }

        @Override
        public int getMemory(Object value) {
            return value instanceof String text ? 40 + 2 * text.length() : 60;
        }

        @Override
        public void write(WriteBuffer target, Object value) {
            if (value
                    instanceof
                    String text) { // nearly all: a document around each would double the work of writing index pages
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                target.put(TEXT).putVarInt(bytes.length).put(bytes);
                return;
            }
            target.put(DOCUMENT);
            wrapper.write(target, new Document("", value instanceof Missing ? null : value));
        }

        @Override
        public Object read(ByteBuffer source) {
            if (source.get() == TEXT) {
                byte[] bytes = new byte[DataUtils.readVarInt(source)];
                source.get(bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
            return Missing.ofNullable(wrapper.read(source).get(""));
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }
    }

    /** Index keys: byte strings in unsigned order (H2's own ByteArrayDataType is not used: its order is not documented as unsigned). */
    static final class KeyType extends BasicDataType<byte[]> {
        @Override
        public int compare(byte[] a, byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }

        @Override
        public int getMemory(byte[] key) {
            return 24 + key.length;
        }

        @Override
        public void write(WriteBuffer target, byte[] key) {
            target.putVarInt(key.length).put(key);
        }

        @Override
        public byte[] read(ByteBuffer source) {
            byte[] key = new byte[DataUtils.readVarInt(source)];
            source.get(key);
            return key;
        }

        @Override
        public byte[][] createStorage(int size) {
            return new byte[size][];
        }
    }
}
