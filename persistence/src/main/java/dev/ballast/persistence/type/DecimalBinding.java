package dev.ballast.persistence.type;

import java.io.Serial;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Decfloat;
import org.jooq.impl.AbstractBinding;
import org.jspecify.annotations.Nullable;

/// A `BigDecimal` as `DECFLOAT`: every digit comes back. Trailing zeros are not kept (2.50 comes back as 2.5), so
/// stored amounts are compared by value.
public final class DecimalBinding extends AbstractBinding<Decfloat, BigDecimal> {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<Decfloat, BigDecimal> converter() {
        return Converter.ofNullable(
                Decfloat.class,
                BigDecimal.class,
                stored -> new BigDecimal(stored.data()),
                value -> Decfloat.valueOf(value.toString()));
    }

    @Override
    public void register(BindingRegisterContext<BigDecimal> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.DECIMAL);
    }

    @Override
    public void set(BindingSetStatementContext<BigDecimal> context) throws SQLException {
        @Nullable BigDecimal value = context.value();
        context.statement().setBigDecimal(context.index(), value);
    }

    @Override
    public void get(BindingGetResultSetContext<BigDecimal> context) throws SQLException {
        @Nullable BigDecimal value = context.resultSet().getBigDecimal(context.index());
        context.value(value == null ? null : plain(value));
    }

    /// 100 and not 1E+2, which is the same number and looks strange on screen.
    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
