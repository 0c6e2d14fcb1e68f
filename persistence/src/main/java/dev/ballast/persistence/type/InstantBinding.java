package dev.ballast.persistence.type;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;
import org.jspecify.annotations.Nullable;

/// An `Instant` as `TIMESTAMP WITH TIME ZONE`, handed to the driver as it is: the machine's time zone and its
/// daylight-saving gaps play no part.
public final class InstantBinding extends AbstractBinding<OffsetDateTime, Instant> {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<OffsetDateTime, Instant> converter() {
        return Converter.ofNullable(
                OffsetDateTime.class, Instant.class, OffsetDateTime::toInstant, time -> time.atOffset(ZoneOffset.UTC));
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        @Nullable Instant value = context.value();
        context.statement().setObject(context.index(), value);
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        context.value(context.resultSet().getObject(context.index(), Instant.class));
    }
}
