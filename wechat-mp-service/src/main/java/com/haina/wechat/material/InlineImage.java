package com.haina.wechat.material;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

/** An image as articles may hold it: JPEG or PNG under 1 MB. Anything else is made one, so that nobody has to care. */
record InlineImage(FileFormat format, byte[] content) {

    static InlineImage of(MediaFacts facts, byte[] content) {
        FileFormat format = facts.format();
        if (format != null && MaterialPolicy.canBeInline(facts)) {
            return new InlineImage(format, content);
        }
        Integer width = facts.width();
        Integer height = facts.height();
        if (width == null || height == null || (long) width * height > MediaFacts.MOST_PIXELS) {
            throw new MaterialNotAccepted(MaterialKind.IMAGE, List.of("material.unreadable"));
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
            for (int most : new int[] {1600, 1200, 900, 600}) {
                byte[] smaller = jpeg(image, most);
                if (smaller.length < MaterialPolicy.INLINE.bytes()) {
                    return new InlineImage(FileFormat.JPEG, smaller);
                }
            }
        } catch (IOException | RuntimeException damaged) {
            throw new MaterialNotAccepted(MaterialKind.IMAGE, List.of("material.unreadable"));
        }
        throw new MaterialNotAccepted(MaterialKind.IMAGE, List.of("material.too-large"));
    }

    /** The picture on white, no side longer than that. */
    static byte[] jpeg(BufferedImage image, int most) throws IOException {
        double scale = Math.min(1, (double) most / Math.max(image.getWidth(), image.getHeight()));
        int w = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage smaller = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, w, h);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, w, h, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(smaller, "jpg", out);
        return out.toByteArray();
    }
}
