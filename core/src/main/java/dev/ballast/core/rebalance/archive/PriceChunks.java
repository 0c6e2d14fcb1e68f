package dev.ballast.core.rebalance.archive;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Bars in chunks of 64 intervals with fixed borders, so that a new bar changes the last chunk alone and all others are
/// the same documents as the day before.
///
/// A bar is 52 bytes, big-endian: seconds and nanoseconds of its open time, then open, high, low, close and volume.
final class PriceChunks {

    private static final int INTERVALS = 64;
    private static final int BYTES = Long.BYTES + Integer.BYTES + 5 * Double.BYTES;

    private PriceChunks() {}

    static List<Document> of(PriceHistory history) {
        long width = INTERVALS * history.timeframe().length().toSeconds();
        var chunks = new ArrayList<Document>();
        List<Bar> bars = history.bars();
        int start = 0;
        for (int end = 1; end <= bars.size(); end++) {
            if (end == bars.size() || slot(bars.get(end), width) != slot(bars.get(start), width)) {
                chunks.add(chunk(bars.subList(start, end)));
                start = end;
            }
        }
        return chunks;
    }

    static PriceHistory history(InstrumentId instrument, Timeframe timeframe, List<byte[]> chunks) {
        var bars = new ArrayList<Bar>();
        for (byte[] chunk : chunks) {
            ByteBuffer buffer = ByteBuffer.wrap(chunk);
            while (buffer.remaining() >= BYTES) {
                Instant open = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
                bars.add(new Bar(
                        open,
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble()));
            }
        }
        return new PriceHistory(instrument, timeframe, bars);
    }

    private static long slot(Bar bar, long width) {
        return Math.floorDiv(bar.openTime().getEpochSecond(), width);
    }

    private static Document chunk(List<Bar> bars) {
        ByteBuffer buffer = ByteBuffer.allocate(bars.size() * BYTES);
        for (Bar bar : bars) {
            Instant open = bar.openTime();
            buffer.putLong(open.getEpochSecond())
                    .putInt(open.getNano())
                    .putDouble(bar.open())
                    .putDouble(bar.high())
                    .putDouble(bar.low())
                    .putDouble(bar.close())
                    .putDouble(bar.volume());
        }
        return Document.of(buffer.array());
    }
}
